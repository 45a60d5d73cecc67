import type { Protocol } from '../apigateway/model';
import type { FailOn, Preset } from '../engine/config/choices';
import type { Result } from '../engine/finding';
import type { Policy } from '../rules/policy';
import type { ApiIndex } from './api-index';
import type { AwsPlace } from './aws-place';
import type { Repository } from './repository';

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

/** By what was judged: what whoever signs a report wants to know before reading on. */
export interface Basis {
  /** What was judged, as it was named: `cdk.out`. */
  readonly subject: readonly string[];
  readonly preset: Preset;
  readonly protocols: readonly Protocol[];
  /** The configuration files, each above those before it. */
  readonly configurations: readonly string[];
  /** What they and the command line say of rules: `stage-name`, `off`. */
  readonly rules: readonly (readonly [id: string, setting: string])[];
  /** Rules that nobody may silence. */
  readonly locked: readonly string[];
  /** How many overrides judge some resources in another way. */
  readonly overrides: number;
  /** The file of waivers; undefined where there is none. */
  readonly waivers: string | undefined;
  /** The file of the baseline; undefined where there is none. */
  readonly baseline: string | undefined;
  /** False where what is suppressed counts as well. */
  readonly suppressions: boolean;
}

/** Everything a report may be written from. */
export interface Report {
  readonly result: Result;
  /** The policies there are, the user's own included: titles, reasons and references of what is found. */
  readonly policies: readonly Policy[];
  /** The APIs that were judged, which of them each resource belongs to, and their pictures for formats that show any. */
  readonly apis: ApiIndex;
  /** By what was judged. @default - not known, as of reports that were put together */
  readonly basis?: Basis;
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
