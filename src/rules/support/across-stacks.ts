import { STACK_TYPES } from '../../aws/stack-types';
import type { Resource } from '../../cloudformation/types';

/**
 * The fix for a resource that has to be created after resources of other stacks, which `DependsOn` cannot name.
 *
 * @param resource the resource that has to be created last
 * @param orders the resource and each of the others, as a stack around both of them has them
 * @returns undefined where `DependsOn` can name all of them
 */
export function acrossStacks(
  resource: Resource,
  orders: readonly (readonly [Resource, Resource])[],
): { readonly fix?: string } {
  if (orders.every(([last, first]) => last === resource && !STACK_TYPES.includes(first.type))) return {};
  const lines = orders.map(
    ([last, first]) => `Name ${first.declared.logicalId} in DependsOn of ${last.declared.logicalId}.`,
  );
  return { fix: [...new Set(lines)].join(' ') };
}
