/**
 * The engine by itself: templates in, findings out. No aws-cdk-lib, no file system, no network.
 *
 * `import { judge, report } from 'cdk-websocket-guard/engine'`
 */
import { assertFlag, assertOptions } from './engine/config/assert-options';
import { isObject } from './cloudformation/document/json';
import { ConfigurationError, protocolsOf } from './engine/config/configuration';
import { PROTOCOLS } from './engine/config/choices';
import { judgedPolicies } from './engine/judged-policies';
import { judgeTemplates, type JudgeOptions, type TemplateText } from './engine/judge-templates';
import { findRuleId, noSuchRule } from './engine/rule-names/rule-id';
import { ApiIndex, indexModel } from './report/api-index';
import type { AwsPlace } from './report/aws-place';
import { explainText } from './report/formats/explain-text';
import { reportData, type ReportData } from './report/formats/json-report';
import { TEXT_FORMATS, type TextFormat } from './report/formats/text-formats';
import type { ReportOptions } from './report/report';
import { readReportData } from './report/read-report-data';
import { CATALOGUE } from './rules/catalogue';
import type { Policy } from './rules/policy';
import { VERSION } from './version';

export { SourceError, type Position } from './cloudformation/document/source';
export type { Protocol } from './apigateway/model';
export { FAIL_ON, LEVELS, PRESETS, PROTOCOLS } from './engine/config/choices';
export type { FailOn, Level, Preset } from './engine/config/choices';
export { ConfigurationError } from './engine/config/configuration';
export { failsAt } from './engine/results/fails-at';
export type {
  Finding,
  FindingResource,
  JudgedPolicy,
  PolicyFailure,
  Result,
  Summary,
  UnknownVerdict,
} from './engine/finding';
export type { PolicyVerdict, VerdictName } from './engine/results/policy-verdicts';
export type { Location } from './engine/location';
export type { JudgeOptions, TemplateText } from './engine/judge-templates';
export type { AwsPlace } from './report/aws-place';
export type { ReportData } from './report/formats/json-report';
export type { TextFormat } from './report/formats/text-formats';
export { CATALOGUE } from './rules/catalogue';
export type { Category, Policy, RelatedControls, Severity } from './rules/policy';
export { VERSION } from './version';

/** The report formats there are. */
export const FORMATS = Object.keys(TEXT_FORMATS) as readonly TextFormat[];

/** How a report is written. */
export interface RenderOptions extends Partial<Omit<ReportOptions, 'colour'>> {
  /** Whether to colour text with ANSI escapes. @default false */
  readonly color?: boolean;
  /** Policies of your own that the result is about: their titles and references. @default - none */
  readonly policies?: readonly Policy[];
  /** When the templates were judged, in `asff`. @default - now */
  readonly checkedAt?: Date;
  /** The account and region that `asff` names. @default - a stand-in, which Security Hub refuses */
  readonly aws?: AwsPlace;
}

/** All options: what only the command applies, such as a baseline, would have no effect. */
const OPTION_NAMES: Readonly<Record<keyof JudgeOptions, true>> = {
  preset: true,
  rules: true,
  overrides: true,
  protocols: true,
  locked: true,
  policies: true,
  isApp: true,
  suppressions: true,
  today: true,
};

/**
 * Judges templates: what `websocket-guard check --format json` says of these files, as data.
 *
 * @example
 * const { findings, unknown, summary } = judge([{ file: 'chat.yaml', text }], { preset: 'strict' });
 *
 * @param templates each judged by itself, with the nested stacks that it names by their files, unless `isApp` is set
 * @param options preset, severities, protocols and policies of your own, as in a configuration file
 * @throws SourceError for a text that is no template: its file, line and column, and how to mend it
 * @throws ConfigurationError when the options cannot be used
 */
export function judge(templates: readonly TemplateText[], options: JudgeOptions = {}): ReportData {
  assertOptions('judge', options, OPTION_NAMES);
  assertFlag('judge', 'isApp', options.isApp);
  assertFlag('judge', 'suppressions', options.suppressions);
  const apis = new ApiIndex();
  const { today = new Date().toISOString().slice(0, 10) } = options;
  const result = judgeTemplates(templates, { ...options, today }, (model) => {
    for (const protocol of protocolsOf(options)) indexModel(apis, model.of(protocol), { fileName: (file) => file });
  });
  return reportData(result, VERSION, apis);
}

/**
 * Writes a report of what was judged, in the format of that name of the command. HTML takes the command: its pictures
 * are laid out by a library larger than the engine.
 *
 * @param result what {@link judge} answered
 * @param format one of {@link FORMATS}
 * @throws ConfigurationError for anything but a result, and for a format that does not exist
 */
export function report(result: ReportData, format: TextFormat, options: RenderOptions = {}): string {
  if (!Object.hasOwn(TEXT_FORMATS, format))
    throw new ConfigurationError(`no format "${format}"; there are ${FORMATS.join(', ')}`);
  if (!isObject((result as typeof result | null)?.summary))
    throw new ConfigurationError('report takes what judge answered');
  const { policies = [], color = false, failOn = 'error' } = options;
  const { summary } = result;
  const { showUnknown = false, showSuppressed = false, quiet = false } = options;
  return TEXT_FORMATS[format]({
    ...readReportData(result),
    // What was judged tells of HTTP APIs where they were asked for.
    policies: judgedPolicies({ policies, protocols: summary.httpApis === undefined ? ['websocket'] : PROTOCOLS }),
    checkedAt: options.checkedAt ?? new Date(),
    aws: options.aws ?? { account: '000000000000', region: 'us-east-1' },
    version: VERSION,
    options: { colour: color, showUnknown, showSuppressed, quiet, failOn },
  });
}

/**
 * A policy in full, as text: why, how to fix it, options, references.
 *
 * @param id in any spelling that users see: `stage-throttling`, `WebSocketGuard-StageThrottling`, …
 * @param policies policies of your own. @default - none
 * @throws ConfigurationError when there is none of that id
 */
export function explain(id: string, policies: readonly Policy[] = []): string {
  if (typeof id !== 'string') throw new ConfigurationError('explain takes the id of a policy');
  const all = [...CATALOGUE, ...policies];
  const ids = all.map((policy) => policy.id);
  const found = all.find((policy) => policy.id === findRuleId(id, ids));
  if (!found) throw new ConfigurationError(noSuchRule(id, ids));
  return explainText(found, []);
}
