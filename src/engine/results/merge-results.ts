import type { Finding, PolicyFailure, Result, Summary, UnknownVerdict } from '../finding';
import type { Note } from '../note';
import { MergedPolicies } from './policy-verdicts';
import type { IneffectiveAcknowledgement } from '../suppression/acknowledgements';

const EMPTY: Summary = {
  errors: 0,
  warnings: 0,
  infos: 0,
  suppressed: 0,
  unknown: 0,
  templates: 0,
  apis: 0,
  resources: 0,
};

/** The results of several apps as one, in their order. Of an app, no more is kept than what was found in it. */
export class MergedResults {
  private readonly findings: Finding[] = [];
  private readonly unknown: UnknownVerdict[] = [];
  private readonly failures: PolicyFailure[] = [];
  private readonly ineffective: IneffectiveAcknowledgement[] = [];
  private readonly notes: Note[] = [];
  private readonly policies = new MergedPolicies();
  private summary = EMPTY;

  /** Adds what came of an app. */
  public add({ findings, unknown, failures, ineffective, notes, policies, summary }: Result): void {
    addAll(this.findings, findings);
    addAll(this.unknown, unknown);
    addAll(this.failures, failures);
    addAll(this.ineffective, ineffective);
    addAll(this.notes, notes);
    this.policies.add(policies);
    this.summary = addSummaries(this.summary, summary);
  }

  /** All that was added. */
  public get result(): Result {
    const { findings, unknown, failures, ineffective, notes, policies, summary } = this;
    return { findings, unknown, failures, ineffective, notes, policies: policies.all, summary };
  }
}

/** Several apps' results as one, in their order. */
export function mergeResults(results: readonly Result[]): Result {
  const merged = new MergedResults();
  for (const result of results) merged.add(result);
  return merged.result;
}

/** One by one: there can be more than a call takes arguments. */
function addAll<T>(to: T[], items: readonly T[]): void {
  for (const item of items) to.push(item);
}

function addSummaries(a: Summary, b: Summary): Summary {
  const keys = Object.keys({ ...a, ...b }) as (keyof Summary)[];
  return Object.fromEntries(keys.map((key) => [key, (a[key] ?? 0) + (b[key] ?? 0)])) as unknown as Summary;
}
