import type { FailOn } from '../engine/config/configuration';
import type { Result } from '../engine/finding';
import type { Policy } from '../rules/policy';
import type { ApiGraph } from './graph/api-graph';

/** What a reader wants to see, and how. */
export interface ReportOptions {
  /** Whether to colour a text with ANSI escapes. */
  readonly colour: boolean;
  /** Whether to list what could not be judged. */
  readonly showUnknown: boolean;
  /** Whether to list what is suppressed, in formats that could leave it out. */
  readonly showSuppressed: boolean;
  /** Whether to leave out the summary. */
  readonly quiet: boolean;
  /** Least severity that makes the check fail. */
  readonly failOn: FailOn;
}

/** Everything a report may be written from. */
export interface Report {
  readonly result: Result;
  /** The policies there are, the user's own included: titles, reasons and references of what is found. */
  readonly policies: readonly Policy[];
  /** The APIs that were looked at; empty for formats without pictures. */
  readonly graphs: readonly ApiGraph[];
  /** The version of this tool. */
  readonly version: string;
  readonly options: ReportOptions;
}
