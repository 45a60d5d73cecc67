import type { Finding, IneffectiveAcknowledgement, PolicyFailure, Result, Summary, UnknownVerdict } from '../finding';
import type { Note } from '../note';
import { MergedPolicies } from './policy-verdicts';

/** Merges the results of several apps, in order. It keeps nothing of an app but the findings. */
export class MergedResults {
  private readonly findings: Finding[] = [];
  private readonly unknown: UnknownVerdict[] = [];
  private readonly failures: PolicyFailure[] = [];
  private readonly ineffective: IneffectiveAcknowledgement[] = [];
  private readonly notes: Note[] = [];
  private readonly policies = new MergedPolicies();
  /** Whether HTTP APIs were judged in an app: both where they were in some only. */
  private readonly httpJudged = new Set<boolean>();
  private readonly summary: { -readonly [K in keyof Summary]: Summary[K] } = {
    errors: 0,
    warnings: 0,
    infos: 0,
    suppressed: 0,
    unknown: 0,
    templates: 0,
    apis: 0,
    resources: 0,
  };

  /** Adds the result of an app. */
  public add({ findings, unknown, failures, ineffective, notes, policies, summary }: Result): void {
    addAll(this.findings, findings);
    addAll(this.unknown, unknown);
    addAll(this.failures, failures);
    addAll(this.ineffective, ineffective);
    addAll(this.notes, notes);
    this.policies.add(policies);
    this.httpJudged.add(summary.httpApis !== undefined);
    for (const key of Object.keys(summary) as (keyof Summary)[])
      this.summary[key] = (this.summary[key] ?? 0) + (summary[key] ?? 0);
  }

  /** The merged result. */
  public get result(): Result {
    const { findings, unknown, failures, ineffective, notes, policies, httpJudged } = this;
    const { otherApis, ...others } = this.summary;
    // Where one did not judge what another did, nobody can tell of which protocol the rest is.
    const summary = otherApis !== undefined && httpJudged.size === 1 ? this.summary : others;
    return { findings, unknown, failures, ineffective, notes, policies: policies.all, summary };
  }
}

/** Merges the results of several apps, in order. */
export function mergeResults(results: readonly Result[]): Result {
  const merged = new MergedResults();
  for (const result of results) merged.add(result);
  return merged.result;
}

/** Appends one by one: there can be more items than a call takes arguments. */
function addAll<T>(to: T[], items: readonly T[]): void {
  for (const item of items) to.push(item);
}
