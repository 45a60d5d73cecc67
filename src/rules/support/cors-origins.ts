import type { Value } from '../../cloudformation/intrinsics/value';
import type { Assumption, Resource } from '../../cloudformation/types';
import type { Judge } from '../policy';

/**
 * The branches in which a list of origins has the origin `*`. Where none is written and only deployment knows the others,
 * it records that.
 *
 * @param judge takes that down
 * @param api whose list it is
 * @param origins the list
 * @param given the branch that is asked about
 */
export function branchesWithEveryOrigin(
  judge: Judge,
  api: Resource,
  origins: Value,
  given: readonly Assumption[],
): readonly (readonly Assumption[])[] {
  if (origins.term.kind !== 'list') return origins.string === '*' ? [given] : [];
  return api.template.evaluator.items(origins.term, given).flatMap(({ value, when }) => {
    if (value.some((item) => item.kind === 'scalar' && item.value === '*')) return [when];
    const hidden = value.find((item) => item.kind === 'unknown');
    if (hidden?.kind === 'unknown') judge.unknown(api, origins.path, `${hidden.label}: ${hidden.reason}`, when);
    return [];
  });
}
