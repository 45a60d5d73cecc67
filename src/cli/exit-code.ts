/** What the command's exit status says. */
export enum ExitCode {
  /** Nothing at or above `--fail-on`. */
  Clean = 0,
  /** Findings at or above `--fail-on`. */
  Findings = 1,
  /** Wrong usage, or input that cannot be read. */
  Usage = 2,
  /** A defect of this tool. */
  Defect = 3,
}
