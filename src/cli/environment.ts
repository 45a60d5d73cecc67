/** A stream that a command writes to. */
export interface Output {
  write(text: string): void;
  /** Whether it is a terminal, so that colours and progress may be written. */
  readonly isTerminal: boolean;
}

/** Everything outside of the command that it uses, so that tests can replace it. */
export interface Environment {
  /** Standard output, for reports. */
  readonly output: Output;
  /** Standard error, for everything else. */
  readonly log: Output;
  /** Reads all of standard input. */
  readonly input: () => string;
  /** The working directory; configuration is searched from here upwards. */
  readonly cwd: string;
  /** The current time; waivers expire by its date in UTC, so that they expire everywhere at once. */
  readonly clock: () => Date;
  /** The environment variables. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Prepares the process for a long run. @default - nothing is done */
  readonly tune?: () => Promise<void>;
}

/** The current date, `2027-01-31`. */
export function dayOf({ clock }: Pick<Environment, 'clock'>): string {
  return clock().toISOString().slice(0, 10);
}
