import type { Resource } from '../types';

/**
 * Two resources as the innermost stack around both of them has them: the resources themselves, or the nested stacks
 * that they are in. That stack decides which is created first.
 *
 * @returns undefined where no template in sight is around both
 */
export function besideEachOther(one: Resource, other: Resource): readonly [Resource, Resource] | undefined {
  const inOrder = outwards(other);
  for (const outer of outwards(one)) {
    const beside = inOrder.find(({ template }) => template === outer.template);
    if (beside) return [outer, beside];
  }
  return undefined;
}

/**
 * A resource, the nested stack around it, the one around that, and so on, up to a template that several stacks share.
 */
export function outwards(resource: Resource): readonly Resource[] {
  const found = new Set<Resource>();
  for (let next: Resource | undefined = resource; next && !found.has(next);) {
    found.add(next);
    const [stack, another]: readonly Resource[] = next.template.parents;
    next = another ? undefined : stack;
  }
  return [...found];
}
