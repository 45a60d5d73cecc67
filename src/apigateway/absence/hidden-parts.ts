import { type Branch, excluding, firstOf } from '../../cloudformation/conditions/branches';
import type { HiddenParts } from '../../cloudformation/stacks/visibility';
import type { Api } from '../model';

/**
 * The parts of a branch in which parts of an API may be out of sight, each with the reason; they exclude each other.
 *
 * @param api the API
 * @param given the branch to look in
 * @param parts the branches in which the part that is looked for is in sight. @default - none
 */
export function hiddenIn({ hidden }: Api, given: Branch, parts: readonly Branch[] = []): readonly HiddenParts[] {
  return excluding(given, parts).flatMap((branch) =>
    firstOf(branch, hidden).map(({ candidate: { reason }, when }) => ({ reason, when })),
  );
}

/** The parts of a branch in which all parts of an API are in sight. */
export function seenIn({ hidden }: Api, given: Branch): readonly Branch[] {
  return excluding(
    given,
    hidden.map(({ when }) => when),
  );
}
