import type { FailOn } from '../engine/config/choices';
import type { Result } from '../engine/finding';
import type { Policy } from '../rules/policy';
import type { ApiNames } from './api-names';
import type { AwsPlace } from './aws-place';
import type { Repository } from './repositories';
import type { ApiGraph } from './graph/graph';

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
  /** Which API each resource belongs to. */
  readonly apis: ApiNames;
  /** When the check ran, by the clock of whoever ran it. */
  readonly checkedAt: Date;
  /** The account and region that the check speaks for, in formats that name one. */
  readonly aws: AwsPlace;
  /** The version of this tool. */
  readonly version: string;
  /** What the configuration says the app belongs to: `{ team: 'chat' }`. @default - nothing */
  readonly labels?: Readonly<Record<string, string>>;
  /** The repositories that a report of many is about. @default - it is about one */
  readonly repositories?: readonly Repository[];
  /** The label that groups repositories. @default 'team' */
  readonly groupedBy?: string;
  readonly options: ReportOptions;
}
