import { upperFirst } from '../cloudformation/letter-case';
import { SEVERITIES } from '../engine/config/choices';
import type { Finding, Summary, UnknownVerdict } from '../engine/finding';
import type { Location } from '../engine/location';

/** `1 error`, `2 errors`, `2 policies`. */
export function count(number: number, noun: string): string {
  return `${number} ${number === 1 ? noun : `${noun}s`.replace(/ys$/, 'ies')}`;
}

/** `lib/chat.ts:14:5` */
export function placeText({ file, line, column }: Location): string {
  return `${file}:${line}:${column}`;
}

/** The name of a resource: its construct path, or its logical id. */
export function resourceName({ resource }: Finding | UnknownVerdict): string {
  return resource.constructPath ?? resource.logicalId;
}

/** The resource, property and branch of a finding. */
export function whereText(verdict: Finding | UnknownVerdict): string {
  const { resource, propertyPath, branch } = verdict;
  const name =
    resource.constructPath === undefined ? resource.logicalId : `${resource.constructPath} (${resource.logicalId})`;
  return [
    `${name} ${resource.type}`,
    ...(propertyPath === '' ? [] : [propertyPath]),
    ...(branch === undefined ? [] : [`when ${branch}`]),
  ].join(', ');
}

/** A note as a sentence. An id at its beginning keeps its spelling. */
export function sentence(text: string): string {
  const start = /^[a-z]+(?:[-/]|::)/.test(text) ? text : upperFirst(text);
  return start.endsWith('?') ? start : `${start}.`;
}

/** The message, and the branch it holds in. */
export function messageText({ message, branch }: Finding): string {
  return branch === undefined ? message : `${message} (When ${branch}.)`;
}

/** `1 WebSocket API in 2 templates`, `1 WebSocket API and 2 HTTP APIs in 2 templates`, `2 HTTP APIs in 2 templates` */
export function lookedText(summary: Summary): string {
  const { apis, httpApis, templates } = summary;
  const counts = [
    ...(isAboutWebSocket(summary) ? [count(apis - (httpApis ?? 0), 'WebSocket API')] : []),
    ...(httpApis === undefined ? [] : [count(httpApis, 'HTTP API')]),
  ];
  return `${counts.join(' and ')} in ${count(templates, 'template')}`;
}

/** Whether WebSocket APIs were judged: where HTTP APIs were judged alone, others may be there. */
function isAboutWebSocket({ apis, httpApis, otherApis }: Summary): boolean {
  return httpApis === undefined || otherApis === undefined || apis > httpApis;
}

/** Whether there was nothing to judge: no API, and no finding. */
export function isNothingToJudge({ apis, errors, warnings, infos, suppressed, unknown }: Summary): boolean {
  return apis + errors + warnings + infos + suppressed + unknown === 0;
}

/** `Nothing to judge: no WebSocket API in 2 templates. 1 HTTP API is judged with --protocol http.` */
export function nothingText(summary: Summary): string {
  return nothingSentences(
    summary,
    ` in ${count(summary.templates, 'template')}`,
    (protocol) => `--protocol ${protocol}`,
  );
}

/**
 * Says that there was nothing to judge, and which APIs there are of a protocol that was not asked for.
 *
 * @param place where there was nothing, as the end of a sentence
 * @param setting what asks for a protocol
 */
export function nothingSentences(
  summary: Summary,
  place: string,
  setting: (protocol: 'http' | 'websocket') => string,
): string {
  const { httpApis, otherApis } = summary;
  const kinds = [
    ...(isAboutWebSocket(summary) ? ['no WebSocket API'] : []),
    ...(httpApis === undefined ? [] : ['no HTTP API']),
  ];
  const nothing = `Nothing to judge: ${kinds.join(' and ')}${place}.`;
  if (otherApis === undefined) return nothing;
  const [noun, protocol] =
    httpApis === undefined ? (['HTTP API', 'http'] as const) : (['WebSocket API', 'websocket'] as const);
  return `${nothing} ${count(otherApis, noun)} ${otherApis === 1 ? 'is' : 'are'} judged with ${setting(protocol)}.`;
}

/** `4 errors, 5 warnings, 0 info, 2 suppressed` */
export function foundText({
  errors,
  warnings,
  infos,
  suppressed,
}: Pick<Summary, 'errors' | 'warnings' | 'infos' | 'suppressed'>): string {
  return [
    count(errors, 'error'),
    count(warnings, 'warning'),
    `${infos} info`,
    ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
  ].join(', ');
}

/** Splits findings into those that count and those that are suppressed. */
export function splitFindings(findings: readonly Finding[]): {
  readonly open: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
} {
  return {
    open: findings.filter((finding) => !isSuppressed(finding)),
    suppressed: findings.filter(isSuppressed),
  };
}

/** A finding that is suppressed. */
export type SuppressedFinding = Finding & Required<Pick<Finding, 'suppressed'>>;

function isSuppressed(finding: Finding): finding is SuppressedFinding {
  return finding.suppressed !== undefined;
}

/** The first line of a text such as a stack trace. */
export function firstLine(text: string): string {
  return text.replace(/\n.*$/s, '');
}

/** Findings in another order: worst first, otherwise as they were. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

/** A short name of a web page: `websocket-api-protect (docs.aws.amazon.com)`. */
export function referenceName(reference: string): string {
  const [, host, pages] = /^https?:\/\/([^/?#]+)([^?#]*)/.exec(reference) ?? [];
  if (host === undefined) return reference;
  const page = pages
    ?.split('/')
    .findLast((part) => part !== '')
    ?.replace(/\.html?$/, '');
  return page === undefined ? host : `${page} (${host})`;
}
