import { excluding, isOpen, jointly, spelledOut } from '../../cloudformation/conditions/branches';
import type { Assumption } from '../../cloudformation/types';
import { perModel } from '../per-model';
import type { Model } from '../model';

/** With more branches than this, the app counts as having an API in every branch. */
const MAX_BRANCHES = 16;

/** The branches in which an app has an API of the protocol that is judged; none where it always has one, or never. */
export const apiBranches = perModel(({ apis }): readonly (readonly Assumption[])[] => {
  const distinct = new Map<string, readonly Assumption[]>();
  for (const { when } of apis) {
    if (when.length === 0) return [];
    // In one part of its branch an API may certainly exist, in another it may depend on deployment.
    for (const branch of spelledOut(when))
      distinct.set(branch.map(({ template, name, value }) => `${template.id} ${name} ${value}`).join(), branch);
    if (distinct.size > MAX_BRANCHES) return [];
  }
  return [...distinct.values()];
});

/** The parts of a branch in which the app has an API as well. */
export function besideApis(model: Model, when: readonly Assumption[]): readonly (readonly Assumption[])[] {
  return within(when, apiBranches(model));
}

/**
 * The parts of a branch that lie in at least one of some others.
 *
 * @param branches the others; an empty list stands for every branch
 */
export function within(
  when: readonly Assumption[],
  branches: readonly (readonly Assumption[])[],
): readonly (readonly Assumption[])[] {
  if (branches.length === 0 || branches.some((branch) => branch.every((one) => when.includes(one)))) return [when];
  const certain = branches.filter((branch) => !isOpen(branch));
  const open = branches.filter(isOpen).flatMap((branch) => excluding(branch, certain));
  return [...certain, ...open].flatMap((branch) => {
    const both = jointly(when, branch);
    return both ? [both] : [];
  });
}
