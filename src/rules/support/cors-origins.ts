import type { Value } from '../../cloudformation/intrinsics/value';
import type { Assumption, Resource } from '../../cloudformation/types';
import type { Judge } from '../policy';

/**
 * The branches in which a list of origins has the origin `*`. Where it may be among unknown origins, an unknown verdict
 * is recorded.
 *
 * @param judge records the unknown verdict
 * @param api the API of the list
 * @param origins the list
 * @param given the branch to look in
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
