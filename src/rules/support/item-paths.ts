import type { Path } from '../../cloudformation/document/json';
import type { Resource } from '../../cloudformation/types';

/**
 * The paths of the items of a list, in any branch; none for a list that is absent or unknown. A text in place of a list
 * is a list of one, as in CloudFormation.
 *
 * @param resource that has the list
 * @param list from its `Properties`
 */
export function itemPaths(resource: Resource, ...list: Path): readonly Path[] {
  const values = resource.casesAt(list).map(({ value }) => value);
  const lengths = values.map((value) => (value.kind === 'list' ? value.items.length : 0));
  const isText = values.some(({ kind }) => kind === 'scalar' || kind === 'text');
  return [
    ...(isText ? [list] : []),
    ...Array.from({ length: Math.max(0, ...lengths) }, (_, index) => [...list, index]),
  ];
}
