import { compareTexts } from '../../collections/compare-texts';
import type { Policy } from '../../rules/policy';
import { traceOf } from '../error-text';
import type { Finding, PolicyFailure, UnknownVerdict } from '../finding';
import type { Ordered, PolicyFindings } from './policy-findings';

/** What all policies say of one app. */
export class Verdicts {
  public readonly findings: Ordered<Finding>[] = [];
  public readonly unknown: Ordered<UnknownVerdict>[] = [];
  public readonly failures: PolicyFailure[] = [];
  /** How many resources each policy has judged, by its id. */
  public readonly judged = new Map<string, number>();
  private readonly failed = new Set<Policy>();

  /** Adds how many resources a policy has judged. */
  public count({ id }: Policy, judged: number): void {
    if (judged > 0) this.judged.set(id, (this.judged.get(id) ?? 0) + judged);
  }

  /** Adds what a policy says. */
  public add(found: PolicyFindings): void {
    // One by one: a template can be made to break a policy more often than a call takes arguments.
    for (const finding of found.findings()) this.findings.push(finding);
    for (const verdict of found.unknowns()) this.unknown.push(verdict);
  }

  /** Records that a policy of the user's own threw. */
  public fail(policy: Policy, error: unknown): void {
    this.failed.add(policy);
    this.failures.push({ ruleId: policy.id, stack: traceOf(error) });
  }

  /** Whether a policy threw. */
  public hasFailed(policy: Policy): boolean {
    return this.failed.has(policy);
  }
}

/** By template, resource, property, rule and branch. */
export function inOrder<T extends Pick<UnknownVerdict, 'resource' | 'propertyPath' | 'ruleId' | 'branch'>>(
  list: readonly Ordered<T>[],
): T[] {
  return [...list]
    .sort(
      ({ item: a, template: first }, { item: b, template: second }) =>
        first - second ||
        compareTexts(a.resource.logicalId, b.resource.logicalId) ||
        compareTexts(a.propertyPath, b.propertyPath) ||
        compareTexts(a.ruleId, b.ruleId) ||
        compareTexts(a.branch, b.branch),
    )
    .map(({ item }) => item);
}
