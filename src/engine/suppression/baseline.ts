import type { Finding, Result } from '../finding';
import type { FileName } from '../location';
import { identifyingTemplate } from '../results/identifying-template';
import { pairOff } from '../results/pair-off';
import { suppress } from './suppress';

/** The version of the format: raised when older versions of this tool cannot read it. */
export const BASELINE_VERSION = 2;

/** Versions with other fingerprints: their entries are matched by resource, rule and property. */
export const OLD_VERSIONS: readonly unknown[] = [1];

/** A finding that was there when the baseline was recorded. */
export interface BaselineEntry {
  /** The construct path, or the logical id where there is none. */
  readonly resource: string;
  /** The file of the template, relative to the baseline, where there is no construct path. */
  readonly template?: string;
  readonly rule: string;
  /** From the resource's `Properties`; empty when it is about the resource as a whole. */
  readonly property: string;
  /** The fingerprint of the finding: it changes with the value of the property. */
  readonly fingerprint: string;
  /** Whether an older version wrote it. @default false */
  readonly isOld?: boolean;
}

/** A result compared with a baseline. */
export interface Compared {
  /** The result, with the recorded findings suppressed. */
  readonly result: Result;
  /** Entries without a finding. */
  readonly fixed: readonly BaselineEntry[];
}

/**
 * Suppresses the findings that a baseline records. Findings that are suppressed otherwise need no entry.
 *
 * @param result the outcome of a check
 * @param entries the baseline
 * @param fileName how the baseline calls the file of a template
 */
export function applyBaseline(result: Result, entries: readonly BaselineEntry[], fileName: FileName): Compared {
  const { gone, kept } = matched(result, entries, fileName);
  const recorded = new Set(kept);
  return {
    result: suppress(result, (finding) =>
      recorded.has(finding) ? { reason: 'recorded in the baseline', by: 'baseline' } : undefined,
    ),
    fixed: gone,
  };
}

/**
 * The updated entries of a baseline: those without a finding are removed.
 *
 * @param result the outcome of a check, not yet compared with a baseline
 * @param entries the baseline so far
 * @param fileName how the baseline calls the file of a template
 * @param acceptNew whether new and changed findings are added
 */
export function updateBaseline(
  result: Result,
  entries: readonly BaselineEntry[],
  fileName: FileName,
  acceptNew: boolean,
): readonly BaselineEntry[] {
  // A baseline cannot suppress locked rules, so that their findings are not recorded.
  if (acceptNew) return unlocked(open(result)).map((finding) => entryOf(finding, fileName));
  return unlocked(matched(result, entries, fileName).kept).map((finding) => entryOf(finding, fileName));
}

/** The text of a baseline file: one line for each entry, in order, so that diffs are small. */
export function formatBaseline(entries: readonly BaselineEntry[]): string {
  const lines = entries.map((entry) => `    ${JSON.stringify(entry)}`).sort();
  return [
    '{',
    `  "schemaVersion": ${BASELINE_VERSION},`,
    lines.length === 0 ? '  "findings": []' : `  "findings": [\n${lines.join(',\n')}\n  ]`,
    '}\n',
  ].join('\n');
}

/** Which findings a baseline records, and which entries have none. */
function matched(
  result: Result,
  entries: readonly BaselineEntry[],
  fileName: FileName,
): { readonly gone: readonly BaselineEntry[]; readonly kept: readonly Finding[] } {
  const current = pairOff(
    entries.filter(({ isOld }) => isOld !== true).map((entry) => [keyOf(entry), entry] as const),
    open(result).map((finding) => [keyOf(entryOf(finding, fileName)), finding] as const),
  );
  const old = pairOff(
    entries.filter(({ isOld }) => isOld === true).map((entry) => [placeOf(entry), entry] as const),
    current.added.map((finding) => [placeOf(entryOf(finding, fileName)), finding] as const),
  );
  return { gone: [...current.gone, ...old.gone], kept: [...current.kept, ...old.kept] };
}

/** Findings that are not suppressed. */
function open(result: Result): readonly Finding[] {
  return result.findings.filter(({ suppressed }) => !suppressed);
}

function unlocked(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ locked }) => locked !== true);
}

function entryOf(finding: Finding, fileName: FileName): BaselineEntry {
  const { resource, ruleId, propertyPath, fingerprint } = finding;
  const template = identifyingTemplate(finding, fileName);
  return {
    resource: resource.constructPath ?? resource.logicalId,
    ...(template === undefined ? {} : { template }),
    rule: ruleId,
    property: propertyPath,
    fingerprint,
  };
}

function keyOf({ template, fingerprint }: BaselineEntry): string {
  return JSON.stringify([fingerprint, template]);
}

/** The resource, rule and property of an entry; indexes of lists may have changed. */
function placeOf({ resource, template, rule, property }: BaselineEntry): string {
  return JSON.stringify([resource, template, rule, property.replace(/\[\d+\]/g, '[*]')]);
}
