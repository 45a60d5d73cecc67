/** An attack by hostile input, its outcome, and the test that shows the outcome. */
export interface Attack {
  readonly attack: string;
  readonly outcome: string;
  /** A test file, and words that stand in it as the name of the test. */
  readonly test: readonly [file: string, name: string];
}

/** A part of the product that reads input. */
export interface Reader {
  readonly reads: string;
  /** The files of src and playground that do. */
  readonly files: readonly string[];
  readonly attacks: readonly Attack[];
}

/** A part of the product that writes output. */
export interface Writer {
  readonly writes: string;
  /** What writes it: a command with its format, or a file of src or playground. */
  readonly by: readonly string[];
  readonly attacks: readonly Attack[];
}
