import type { Protocol } from '../apigateway/model';
import type { FailOn, Preset } from '../engine/config/choices';
import type { Result } from '../engine/finding';
import type { Policy } from '../rules/policy';
import type { ApiIndex } from './api-index';
import type { AwsPlace } from './aws-place';
import type { Repository } from './repository';

/** Options of a report. */
export interface ReportOptions {
  /** Whether to colour a text with ANSI escapes. */
  readonly colour: boolean;
  /** Whether to list unknown verdicts. */
  readonly showUnknown: boolean;
  /** Whether to list suppressed findings, in formats that could leave them out. */
  readonly showSuppressed: boolean;
  /** Whether to leave out the summary. */
  readonly quiet: boolean;
  /** Least severity that makes the check fail. */
  readonly failOn: FailOn;
}

/** The settings of a check, for the reviewer of a report. */
export interface Basis {
  /** The judged paths, as the user named them: `cdk.out`. */
  readonly subject: readonly string[];
  readonly preset: Preset;
  readonly protocols: readonly Protocol[];
  /** The configuration files, the lowest first. */
  readonly configurations: readonly string[];
  /** The settings of rules in these files and on the command line: `stage-name`, `off`. */
  readonly rules: readonly (readonly [id: string, setting: string])[];
  /** The locked rules. */
  readonly locked: readonly string[];
  /** The number of overrides. */
  readonly overrides: number;
  /** The file of waivers; undefined where there is none. */
  readonly waivers: string | undefined;
  /** The file of the baseline; undefined where there is none. */
  readonly baseline: string | undefined;
  /** False where suppressions have no effect. */
  readonly suppressions: boolean;
}

/** The content of a report in any format. */
export interface Report {
  readonly result: Result;
  /** The policies, the user's own included, for titles, reasons and references. */
  readonly policies: readonly Policy[];
  /** The APIs that were judged, the API of each resource, and pictures for formats that show them. */
  readonly apis: ApiIndex;
  /** The settings of the check. @default - unknown, as in merged reports */
  readonly basis?: Basis;
  /** When the check ran. */
  readonly checkedAt: Date;
  /** The account and region of the findings, for formats that have them. */
  readonly aws: AwsPlace;
  /** The version of this tool. */
  readonly version: string;
  /** The labels of the configuration: `{ team: 'chat' }`. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** The repositories of a merged report. @default - the report is about one */
  readonly repositories?: readonly Repository[];
  /** The label by which repositories are grouped. @default 'team' */
  readonly groupedBy?: string;
  readonly options: ReportOptions;
}
