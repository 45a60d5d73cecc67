import type { FailOn } from '../engine/config/choices';
import { failsAt } from '../engine/results/fails-at';
import type { Finding, Result, UnknownVerdict } from '../engine/finding';
import { docsUrl } from '../engine/rule-names/docs-url';
import { visible, shorten } from '../report/escape';
import {
  foundText,
  isNothingToJudge,
  messageText,
  nothingSentences,
  splitFindings,
  whereText,
  worstFirst,
} from '../report/format-text';
import type { Policy, Severity } from '../rules/policy';

/** How grave a violation is, in CloudFormation's words. */
export type SeverityLevel = 'INFORMATIONAL' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';

/**
 * The annotation about one policy.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Annotation.html
 */
export interface HookAnnotation {
  /** The policy's id. */
  readonly annotationName: string;
  /** `SKIPPED` where the verdict is unknown, or the finding is suppressed. */
  readonly status: 'PASSED' | 'FAILED' | 'SKIPPED';
  readonly statusMessage: string;
  /** How to mend it. */
  readonly remediationMessage: string;
  /** The page about the policy. */
  readonly remediationLink: string;
  readonly severityLevel: SeverityLevel;
}

/** The answer to CloudFormation. */
export interface HookAnswer {
  readonly hookStatus: 'SUCCESS' | 'FAILED';
  /** `NonCompliant` for a template that violates policies, `InternalFailure` where it could not be judged. */
  readonly errorCode?: 'NonCompliant' | 'InternalFailure';
  readonly message: string;
  /** The token of the event; absent where the event has none. */
  readonly clientRequestToken?: string;
  /** One for each violated policy, the worst first, and for each that could not be judged. */
  readonly annotations?: readonly HookAnnotation[];
}

/** The maximum lengths of CloudFormation, in characters; it cuts off the rest. */
export const MAX_LENGTH = {
  message: 4096,
  /** The message about a resource of Cloud Control. */
  resourceMessage: 1024,
  statusMessage: 1024,
  remediationMessage: 4096,
} as const;

const LEVELS: Readonly<Record<Severity, SeverityLevel>> = { error: 'HIGH', warning: 'MEDIUM', info: 'LOW' };

/** The content of an answer. */
export interface Judged {
  readonly result: Result;
  readonly failOn: FailOn;
  readonly policies: readonly Policy[];
  /** The maximum length of the message, in characters. */
  readonly maxLength: number;
  /** Whether the lines of findings are those of the user's template. */
  readonly hasLines: boolean;
}

/** The answer about a template or resource that was judged. */
export function verdict(judged: Judged): HookAnswer {
  const { result, failOn } = judged;
  const fails = failsAt(result.summary, failOn);
  return {
    hookStatus: fails ? 'FAILED' : 'SUCCESS',
    ...(fails ? { errorCode: 'NonCompliant' as const } : {}),
    message: message(judged),
    annotations: annotations(judged),
  };
}

/** The answer where there is nothing to judge. */
export function pass(text: string): HookAnswer {
  return { hookStatus: 'SUCCESS', message: text, annotations: [] };
}

/** The answer where nothing could be judged. */
export function internalFailure(reason: string, maxLength: number): HookAnswer {
  return {
    hookStatus: 'FAILED',
    errorCode: 'InternalFailure',
    message: shorten(visible(`cdk-websocket-guard could not judge this: ${reason}`), maxLength),
  };
}

function message({ result, maxLength, hasLines }: Judged): string {
  const { summary } = result;
  if (isNothingToJudge(summary)) return nothingSentences(summary, '', (protocol) => `protocols that have ${protocol}`);
  const lines = worstFirst(splitFindings(result.findings).open).map((finding) =>
    visible(`[${finding.ruleId}] ${messageText(finding)} At ${place(finding, hasLines)}. Fix: ${finding.fix}`),
  );
  const unknown = summary.unknown > 0 ? `, ${summary.unknown} not judged` : '';
  return fitting([`cdk-websocket-guard: ${foundText(summary)}${unknown}.`, ...lines], maxLength);
}

/** As many lines as fit, and the number of those left out. */
function fitting(lines: readonly string[], maxLength: number): string {
  const whole = lines.join('\n');
  if (whole.length <= maxLength) return whole;
  const kept: string[] = [];
  let length = 0;
  const more = (): string => `… and ${lines.length - kept.length} more, in the annotations of the hook's result.`;
  for (const line of lines) {
    if (length + line.length + 1 + more().length > maxLength) break;
    kept.push(line);
    length += line.length + 1;
  }
  return [...kept, more()].join('\n');
}

function annotations({ result, policies, hasLines }: Judged): readonly HookAnnotation[] {
  const byRule = new Map<string, { readonly found: Finding[]; readonly unknown: UnknownVerdict[] }>();
  const of = (ruleId: string): { readonly found: Finding[]; readonly unknown: UnknownVerdict[] } => {
    const known = byRule.get(ruleId) ?? { found: [], unknown: [] };
    byRule.set(ruleId, known);
    return known;
  };
  for (const finding of worstFirst(result.findings)) of(finding.ruleId).found.push(finding);
  for (const verdict of result.unknown) of(verdict.ruleId).unknown.push(verdict);
  const made = policies.flatMap((policy): readonly HookAnnotation[] => {
    const verdicts = byRule.get(policy.id);
    return verdicts ? [annotation(policy, verdicts.found, verdicts.unknown, hasLines)] : [];
  });
  const rank = ({ status, severityLevel }: HookAnnotation): number =>
    (status === 'FAILED' ? 0 : 4) + ['HIGH', 'MEDIUM', 'LOW'].indexOf(severityLevel);
  return [...made].sort((a, b) => rank(a) - rank(b));
}

function annotation(
  policy: Policy,
  found: readonly Finding[],
  unknown: readonly UnknownVerdict[],
  hasLines: boolean,
): HookAnnotation {
  const { open, suppressed } = splitFindings(found);
  const said = [
    ...open.map((finding) => `${messageText(finding)} (${place(finding, hasLines)})`),
    ...unknown.map((verdict) => `Not judged: ${verdict.reason} (${place(verdict, hasLines)})`),
    ...suppressed.map(
      (verdict) =>
        `Accepted by ${verdict.suppressed.by}: ${verdict.suppressed.reason}. ${messageText(verdict)} (${place(verdict, hasLines)})`,
    ),
  ];
  return {
    annotationName: policy.id,
    status: open.length > 0 ? 'FAILED' : 'SKIPPED',
    statusMessage: statusMessage(said),
    remediationMessage: shorten(visible(policy.fix), MAX_LENGTH.remediationMessage),
    remediationLink: docsUrl(policy),
    severityLevel: LEVELS[found[0]?.severity ?? policy.severity],
  };
}

function statusMessage(said: readonly string[]): string {
  // A very long line is cut, so that the number of further ones fits.
  const lines = said.map((line) => shorten(visible(line), MAX_LENGTH.statusMessage - 100));
  return fitting(lines, MAX_LENGTH.statusMessage);
}

function place(verdict: Finding | UnknownVerdict, hasLines: boolean): string {
  return hasLines ? `${whereText(verdict)}, line ${verdict.location.line} of the template` : whereText(verdict);
}
