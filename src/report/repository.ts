import type { Result } from '../engine/finding';

/** What was found in one of the repositories that a report is about. */
export interface Repository {
  readonly name: string;
  /** What it says of itself in its configuration: `{ team: 'chat' }`. */
  readonly labels: Readonly<Record<string, string>>;
  readonly result: Result;
}
