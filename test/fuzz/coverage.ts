import * as fc from 'fast-check';
import { CATALOGUE } from '../../src/rules/catalogue';
import { judge } from './branches-law';
import { conditionalTemplate } from './conditional-template';
import type { Trial } from './law';

/** In how many of some random templates a policy has something to say. */
export interface Covered {
  readonly ruleId: string;
  /** Templates with a finding of it. */
  readonly violated: number;
  /** Templates in which it is in doubt somewhere, and finds nothing. */
  readonly unknown: number;
  /** All others. */
  readonly kept: number;
}

/** How often each policy is violated, in doubt and kept in the templates that the law of branches is tried on. */
export function coverage({ cases: numRuns, seed }: Trial): readonly Covered[] {
  const violated = new Map<string, number>();
  const unknown = new Map<string, number>();
  const count = (into: Map<string, number>, ids: ReadonlySet<string>): void => {
    for (const id of ids) into.set(id, (into.get(id) ?? 0) + 1);
  };
  for (const template of fc.sample(conditionalTemplate, { numRuns, seed })) {
    const result = judge(template);
    const found = new Set(result.findings.map(({ ruleId }) => ruleId));
    count(violated, found);
    count(unknown, new Set(result.unknown.map(({ ruleId }) => ruleId).filter((id) => !found.has(id))));
  }
  return CATALOGUE.map(({ id }) => {
    const [found = 0, open = 0] = [violated.get(id), unknown.get(id)];
    return { ruleId: id, violated: found, unknown: open, kept: numRuns - found - open };
  });
}
