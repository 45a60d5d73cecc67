import type { Result, Summary } from './finding';
import { mergePolicies } from './policy-verdicts';

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

/** Several apps' results as one, in their order. */
export function mergeResults(results: readonly Result[]): Result {
  return {
    findings: results.flatMap(({ findings }) => findings),
    unknown: results.flatMap(({ unknown }) => unknown),
    failures: results.flatMap(({ failures }) => failures),
    ineffective: results.flatMap(({ ineffective }) => ineffective),
    notes: results.flatMap(({ notes }) => notes),
    policies: mergePolicies(results.map(({ policies }) => policies)),
    summary: results.reduce<Summary>((sum, { summary }) => addSummaries(sum, summary), EMPTY),
  };
}

function addSummaries(a: Summary, b: Summary): Summary {
  const keys = Object.keys({ ...a, ...b }) as (keyof Summary)[];
  return Object.fromEntries(keys.map((key) => [key, (a[key] ?? 0) + (b[key] ?? 0)])) as unknown as Summary;
}
