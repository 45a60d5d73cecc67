/** Where a command writes to. */
export interface Output {
  write(text: string): void;
  /** Whether a person is looking: colours and progress may be written. */
  readonly isTerminal: boolean;
}

/** The world that the command runs in; tests bring their own. */
export interface Environment {
  /** Where reports go: standard output. */
  readonly output: Output;
  /** Where everything else goes: standard error. */
  readonly log: Output;
  /** Reads all of standard input. */
  readonly input: () => string;
  /** The directory it runs in; configuration is looked for from here upwards. */
  readonly cwd: string;
  /** The time; waivers expire by its date in UTC, so that everybody sees the same ones expire. */
  readonly clock: () => Date;
  /** Variables of the process. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Prepares the process for much work. @default - nothing is prepared */
  readonly tune?: () => Promise<void>;
}

/** The date in that world, `2027-01-31`. */
export function dayOf({ clock }: Pick<Environment, 'clock'>): string {
  return clock().toISOString().slice(0, 10);
}
