import { type Branch, excluding, jointly } from '../../cloudformation/conditions/branches';

/**
 * Culprits with the branches in which each is the first there is: every branch is told once, and none is passed over
 * because the first culprit of all is not there in it.
 *
 * @param given the branch that the question is about
 * @param culprits what is to blame, and what must hold for each to be there
 */
export function firstCulprits<T extends { readonly when: Branch }>(
  given: Branch,
  culprits: readonly T[],
): readonly (readonly [culprit: T, when: Branch])[] {
  const told: Branch[] = [];
  return culprits.flatMap((culprit) => {
    const both = jointly(given, culprit.when);
    const left = Array.isArray(both) ? excluding(both, told) : [];
    if (!Array.isArray(both) || left === 'unknown' || left.length === 0) return [];
    told.push(both);
    return left.map((when) => [culprit, when] as const);
  });
}
