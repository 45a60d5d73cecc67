import type { Path } from '../../cloudformation/document/json';
import type { Resource } from '../../cloudformation/types';

/**
 * Where the items of a list stand, in any branch; nowhere for what is not there or out of sight.
 *
 * @param resource that has the list
 * @param list from its `Properties`
 */
export function itemPaths(resource: Resource, ...list: Path): readonly Path[] {
  const lengths = resource.casesAt(list).map(({ value }) => (value.kind === 'list' ? value.items.length : 0));
  return Array.from({ length: Math.max(0, ...lengths) }, (_, index) => [...list, index]);
}
