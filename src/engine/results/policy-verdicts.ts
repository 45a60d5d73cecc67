import type { Severity } from '../../rules/policy';
import { isAtLeast } from './severity';
import type { FindingResource, JudgedPolicy, Result } from '../finding';

/**
 * The verdict of a policy on an app:
 *
 * - `violated` by some resource, suppressed or not;
 * - `unknown` until deployment for some resource and violated by none; or the policy failed;
 * - `kept` by every resource that it judged;
 * - `not-applicable` where it had nothing to judge;
 * - `off` where the configuration has it off.
 */
export type VerdictName = 'kept' | 'violated' | 'unknown' | 'not-applicable' | 'off';

/** A policy and its verdict. Each resource counts once: `judged` is the sum of the other four. */
export interface PolicyVerdict {
  readonly id: string;
  readonly verdict: VerdictName;
  /** Its severity; undefined where the configuration has it off. */
  readonly severity?: Severity;
  /** Resources that it judged. */
  readonly judged: number;
  /** Resources that keep it. */
  readonly kept: number;
  /** Resources with a finding that counts. */
  readonly violated: number;
  /** Resources whose findings are all suppressed. */
  readonly suppressed: number;
  /** Resources without a finding whose verdict is unknown until deployment. */
  readonly unknown: number;
}

type Outcome = 'violated' | 'suppressed' | 'unknown';

/**
 * The verdict of every policy about the judged APIs, in the order of the catalogue. It is computed from the findings,
 * so that waivers that are applied later change it.
 *
 * @param result the outcome of a check
 */
export function policyVerdicts({ policies, findings, unknown, failures }: Result): readonly PolicyVerdict[] {
  const outcomes = new Outcomes();
  for (const { ruleId, resource, suppressed } of findings) if (!suppressed) outcomes.add(ruleId, resource, 'violated');
  for (const { ruleId, resource } of findings) outcomes.add(ruleId, resource, 'suppressed');
  for (const { ruleId, resource } of unknown) outcomes.add(ruleId, resource, 'unknown');
  const failed = new Set(failures.map(({ ruleId }) => ruleId));
  return policies.map(({ id, isAsked, severity, judged: asked }) => {
    const counts = outcomes.countsOf(id);
    const told = counts.violated + counts.suppressed + counts.unknown;
    const judged = Math.max(asked, told);
    return {
      id,
      verdict: verdictOf(isAsked || told > 0, judged, counts, failed.has(id)),
      ...(severity === undefined ? {} : { severity }),
      judged,
      kept: judged - told,
      ...counts,
    };
  });
}

/** The judged policies that verdicts were made of. */
export function askedPolicies(verdicts: readonly PolicyVerdict[]): readonly JudgedPolicy[] {
  return verdicts.map(({ id, verdict, severity, judged }) => ({ id, isAsked: verdict !== 'off', severity, judged }));
}

function verdictOf(
  isAsked: boolean,
  judged: number,
  { violated, suppressed, unknown }: Readonly<Record<Outcome, number>>,
  isFailed: boolean,
): VerdictName {
  if (!isAsked) return 'off';
  if (violated + suppressed > 0) return 'violated';
  if (unknown > 0 || isFailed) return 'unknown';
  return judged === 0 ? 'not-applicable' : 'kept';
}

/** The outcome for each resource, by rule; the first one that is added for a resource stays. */
class Outcomes {
  private readonly byRule = new Map<string, Map<string, Outcome>>();

  public add(ruleId: string, { template, logicalId }: FindingResource, outcome: Outcome): void {
    const resources = this.byRule.get(ruleId) ?? new Map<string, Outcome>();
    this.byRule.set(ruleId, resources);
    const key = `${template}\n${logicalId}`;
    if (!resources.has(key)) resources.set(key, outcome);
  }

  public countsOf(ruleId: string): Readonly<Record<Outcome, number>> {
    const counts = { violated: 0, suppressed: 0, unknown: 0 };
    for (const outcome of this.byRule.get(ruleId)?.values() ?? []) counts[outcome]++;
    return counts;
  }
}

/** Merges the judged policies of several apps; of several severities the worst counts. */
export class MergedPolicies {
  private readonly byId = new Map<string, Mutable<JudgedPolicy>>();

  /** Adds the judged policies of an app. */
  public add(policies: readonly JudgedPolicy[]): void {
    for (const one of policies) {
      const sum = this.byId.get(one.id);
      if (sum) addTo(sum, one);
      else this.byId.set(one.id, { ...one });
    }
  }

  /** The merged policies, in the order in which they first appeared. */
  public get all(): readonly JudgedPolicy[] {
    return [...this.byId.values()];
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function addTo(sum: Mutable<JudgedPolicy>, { isAsked, severity, judged }: JudgedPolicy): void {
  sum.isAsked ||= isAsked;
  sum.severity = worse(sum.severity, severity);
  sum.judged += judged;
}

function worse(a: Severity | undefined, b: Severity | undefined): Severity | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return isAtLeast(a, b) ? a : b;
}
