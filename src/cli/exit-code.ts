/** What the command's exit status says. */
export enum ExitCode {
  /** Nothing at or above `--fail-on`. */
  Clean = 0,
  /** Findings at or above `--fail-on`, or no API where one is required. */
  Findings = 1,
  /** Wrong usage, or input that cannot be read. */
  Usage = 2,
  /** A defect of this tool, or of a module of the user's that never ends: nothing has been decided. */
  Undecided = 3,
}
