import type { Resource } from '../types';

/**
 * What stands for two resources in the innermost stack that both are in: the resources themselves, or the nested stacks
 * that they are in. What is created first is decided there.
 *
 * @returns undefined where the templates in sight do not show one stack around both
 */
export function besideEachOther(one: Resource, other: Resource): readonly [Resource, Resource] | undefined {
  const inOrder = outwards(other);
  for (const outer of outwards(one)) {
    const beside = inOrder.find(({ template }) => template === outer.template);
    if (beside) return [outer, beside];
  }
  return undefined;
}

/** A resource, the nested stack that it is in, and so on; up to a template that several stacks are made of. */
export function outwards(resource: Resource): readonly Resource[] {
  const found = new Set<Resource>();
  for (let next: Resource | undefined = resource; next && !found.has(next);) {
    found.add(next);
    const [stack, another]: readonly Resource[] = next.template.parents;
    next = another ? undefined : stack;
  }
  return [...found];
}
