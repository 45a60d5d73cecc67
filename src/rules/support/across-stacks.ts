import { STACK_TYPES } from '../../aws/stack-types';
import type { Resource } from '../../cloudformation/types';

/**
 * How to let one resource be created after others that are in other stacks, where no `DependsOn` can name them.
 *
 * @param resource what should come last
 * @param orders what stands for it and for each of the others in a stack around both
 * @returns nothing where the resource itself can name all of them
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
