import type { Result } from '../engine/finding';

/** The findings of one of the repositories of a report. */
export interface Repository {
  readonly name: string;
  /** The labels of its configuration: `{ team: 'chat' }`. */
  readonly labels: Readonly<Record<string, string>>;
  readonly result: Result;
}
