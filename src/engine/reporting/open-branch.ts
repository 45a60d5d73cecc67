import type { Branch } from '../../cloudformation/conditions/branches';

/** Why only deployment knows whether a branch holds; undefined for a branch that the template decides. */
export function openIn(branch: Branch): string | undefined {
  return branch.find(({ open }) => open !== undefined)?.open;
}

/** Whether the template decides a branch. */
export function isKnown(branch: Branch): boolean {
  return openIn(branch) === undefined;
}

/** A branch without the assumptions that only deployment decides. */
export function knownPart(branch: Branch): Branch {
  return isKnown(branch) ? branch : branch.filter(({ open }) => open === undefined);
}
