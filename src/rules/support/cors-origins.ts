import type { Value } from '../../cloudformation/intrinsics/value';
import { NotKnown } from '../../cloudformation/intrinsics/value';
import type { Assumption, Resource } from '../../cloudformation/types';

/**
 * The branches in which a list of origins has the origin `*`.
 *
 * @param api whose list it is
 * @param origins the list, in its branch
 * @throws NotKnown where it has none that is written, and only deployment knows the others
 */
export function hasEveryOrigin(api: Resource, origins: Value): readonly (readonly Assumption[])[] {
  const { term, when } = origins;
  if (term.kind !== 'list') return origins.string === '*' ? [when] : [];
  const lists = api.template.evaluator.items(term, when);
  const open = lists.filter(({ value }) => value.some((item) => item.kind === 'scalar' && item.value === '*'));
  const hidden = lists.flatMap(({ value }) => value).find((item) => item.kind === 'unknown');
  if (open.length === 0 && hidden?.kind === 'unknown')
    throw new NotKnown(['CorsConfiguration', 'AllowOrigins'], `${hidden.label}: ${hidden.reason}`);
  return open.map((origin) => origin.when);
}
