import type { Branch } from '../../cloudformation/conditions/branches';

/** Why only deployment knows whether there is such a branch; undefined for a branch of the template. */
export function openIn(branch: Branch): string | undefined {
  return branch.find(({ open }) => open !== undefined)?.open;
}

/** Whether a branch is one of the template. */
export function isKnown(branch: Branch): boolean {
  return openIn(branch) === undefined;
}

/** What a branch says but for what only deployment knows. */
export function knownPart(branch: Branch): Branch {
  return isKnown(branch) ? branch : branch.filter(({ open }) => open === undefined);
}
