/** Exit statuses of the command. */
export enum ExitCode {
  /** No findings at or above `--fail-on`. */
  Clean = 0,
  /** Findings at or above `--fail-on`, or no API where one is required. */
  Findings = 1,
  /** Wrong usage, or input that cannot be read. */
  Usage = 2,
  /** A defect of this tool, or a module of the user's that never ends: the outcome is unknown. */
  Undecided = 3,
}
