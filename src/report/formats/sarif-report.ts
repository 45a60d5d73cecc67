import * as path from 'node:path';
import type { Location as SarifLocation, Log, Notification, ReportingDescriptor, Result as SarifResult } from 'sarif';
import { docsUrl } from '../../engine/rule-names/docs-url';
import type { Finding } from '../../engine/finding';
import type { Location } from '../../engine/location';
import { pascalCase } from '../../engine/rule-names/nag-rule-id';
import { ACKNOWLEDGEMENT } from '../../engine/suppression/acknowledgements';
import { INLINE } from '../../engine/suppression/inline-suppressions';
import { ANONYMOUS_ACCESS, NAG_METADATA, UNVERIFIED_SERVER } from '../../engine/suppression/template-suppression';
import type { Protocol } from '../../apigateway/model';
import type { Policy, Severity } from '../../rules/policy';
import { shorten } from '../escape';
import { count, messageText, referenceName, whereText, worstFirst } from '../format-text';
import { fileUri, relativeUri } from '../file-uri';
import type { Report } from '../report';

/** The limits of GitHub code scanning. */
const LIMITS = {
  /** Results of a run; a file with more is refused. */
  results: 25_000,
  /** Results of a run that are shown. */
  shown: 5_000,
  /** Characters of a rule's name. */
  name: 255,
  /** Characters of a description or message. */
  text: 1_024,
  /** Tags of a rule that are shown. */
  tags: 10,
} as const;

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;

/**
 * Scores by which code scanning calls a finding high, medium or low. Only policies of the category `security` have one.
 */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = { error: '8.0', warning: '5.0', info: '2.0' };

/** Origins of suppressions in the app itself, not in a file beside it. */
const SOURCES: ReadonlySet<string> = new Set([
  ACKNOWLEDGEMENT,
  ANONYMOUS_ACCESS,
  UNVERIFIED_SERVER,
  NAG_METADATA,
  INLINE,
]);

/** The name of the directory to which relative URIs refer. */
const ROOT = '%SRCROOT%';

/**
 * The report as a SARIF 2.1.0 log, within the limits of GitHub code scanning.
 *
 * A result is at the user's own line where it is known, with its place in the template as a related location. Its
 * fingerprint does not depend on lines, so that it stays the same alert when code moves.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * @see https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
export function sarifReport(report: Report): string {
  const { result, policies, version } = report;
  const ordered = result.findings.length > LIMITS.results ? worstFirst(result.findings) : result.findings;
  const kept = ordered.slice(0, LIMITS.results);
  const ruleIndex = new Map(policies.map(({ id }, index) => [id, index]));
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'cdk-websocket-guard',
            semanticVersion: version,
            informationUri: 'https://github.com/cdk-websocket-guard/cdk-websocket-guard',
            rules: policies.map(rule),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { description: { text: 'The directory the check was started in.' } } },
        invocations: [
          {
            executionSuccessful: result.failures.length === 0,
            toolExecutionNotifications: notifications(report, kept.length, ruleIndex),
            toolConfigurationNotifications: result.ineffective.map(({ constructPath, message }) =>
              notification('warning', `${constructPath === '' ? 'The app' : constructPath} ${message}`),
            ),
          },
        ],
        results: kept.map((finding) => sarifResult(finding, ruleIndex.get(finding.ruleId))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** Remarks beside the results: policies that threw, results that are left out, and verdicts that are unknown. */
function notifications(
  { result, options }: Report,
  kept: number,
  ruleIndex: ReadonlyMap<string, number>,
): Notification[] {
  const left = result.findings.length - kept;
  const leftOut = `${count(left, 'finding')} left out: code scanning takes ${LIMITS.results} of a run.`;
  const notShown = `Code scanning shows ${LIMITS.shown} of these ${kept} results.`;
  return [
    ...result.failures.map(({ ruleId, stack }) =>
      notification('error', `Rule ${ruleId} failed; its findings may be missing. ${stack}`, ruleIndex.get(ruleId)),
    ),
    ...(left > 0 ? [notification('warning', leftOut)] : []),
    ...(kept > LIMITS.shown ? [notification('note', notShown)] : []),
    ...(options.showUnknown ? result.unknown : []).map((verdict) =>
      notification(
        'note',
        `Not to be judged before deployment: ${verdict.reason} (${whereText(verdict)})`,
        ruleIndex.get(verdict.ruleId),
      ),
    ),
  ];
}

/** The tags of policies about the APIs of each protocol. */
const TAGS = { websocket: 'websocket', http: 'http-api' } as const satisfies Readonly<Record<Protocol, string>>;

function rule(policy: Policy): ReportingDescriptor {
  const { id, title, why, fix, severity, category, references, controls, protocols = ['websocket'] } = policy;
  const page = docsUrl(policy);
  const isSecurity = category === 'security';
  const tags = [
    category,
    ...protocols.map((protocol) => TAGS[protocol]),
    'api-gateway',
    ...(controls?.cwe ?? []).map((cwe) => `external/cwe/${cwe.toLowerCase()}`),
  ];
  return {
    id,
    name: shorten(pascalCase(id), LIMITS.name),
    shortDescription: { text: shorten(`${title}.`, LIMITS.text) },
    fullDescription: { text: shorten(why, LIMITS.text) },
    helpUri: page,
    help: {
      text: `${title}.\n\nWhy: ${why}\n\nHow to fix it: ${fix}\n\nReferences:\n${[page, ...references].join('\n')}`,
      markdown: [
        `**${title}.**`,
        why,
        `**How to fix it:** ${fix}`,
        [`[Examples](${page})`, ...references.map((reference) => `[${referenceName(reference)}](${reference})`)]
          .map((link) => `- ${link}`)
          .join('\n'),
      ].join('\n\n'),
    },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: tags.slice(0, LIMITS.tags),
      precision: 'very-high',
      ...(isSecurity
        ? { 'security-severity': SECURITY_SEVERITY[severity] }
        : { 'problem.severity': severity === 'info' ? 'recommendation' : severity }),
    },
  };
}

function sarifResult(finding: Finding, ruleIndex: number | undefined): SarifResult {
  const { ruleId, severity, location, source, fingerprint, suppressed, resource } = finding;
  const places = [...(source ? [source] : []), location];
  // Code scanning cannot show a file outside of the repository, so that a place inside of it comes first.
  const primary = places.find(({ file }) => !path.isAbsolute(file)) ?? source ?? location;
  const logicalLocations = [
    {
      fullyQualifiedName: resource.constructPath ?? resource.logicalId,
      name: resource.logicalId,
      kind: 'resource',
    },
  ];
  return {
    ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[severity],
    message: { text: shorten(literalLinks(messageText(finding)), LIMITS.text) },
    locations: [{ ...physical(primary), logicalLocations }],
    relatedLocations: places
      .filter((place) => place !== primary)
      .map((place, index) => ({
        id: index + 1,
        ...physical(place),
        message: { text: place === location ? 'In the template' : 'In the source' },
      })),
    partialFingerprints: { 'websocketGuard/v1': fingerprint },
    suppressions: suppressed
      ? [
          {
            kind: SOURCES.has(suppressed.by) ? 'inSource' : 'external',
            status: 'accepted',
            justification: `${suppressed.reason} (${suppressed.by})`,
          },
        ]
      : [],
    properties: { resourceType: resource.type, propertyPath: finding.propertyPath, fix: finding.fix },
  };
}

function physical({ file, line, column }: Location): SarifLocation {
  return {
    physicalLocation: {
      artifactLocation: path.isAbsolute(file) ? { uri: fileUri(file) } : { uri: relativeUri(file), uriBaseId: ROOT },
      region: { startLine: line, startColumn: column },
    },
  };
}

/** In a SARIF message `[text](target)` is a link, unless its brackets are escaped. */
function literalLinks(text: string): string {
  return text.replace(/\[([^\]]*)\](?=\()/g, '\\[$1\\]');
}

function notification(level: Notification['level'] & string, text: string, ruleIndex?: number): Notification {
  return {
    level,
    message: { text: shorten(literalLinks(text), LIMITS.text) },
    ...(ruleIndex === undefined ? {} : { associatedRule: { index: ruleIndex } }),
  };
}
