import { grouped } from '../../collections/grouped';
import type { Part } from '../../apigateway/model';
import { type Branch, excluding, jointly, partsIn, wordsOf } from '../../cloudformation/conditions/branches';

/** How many different branches of parts are read; parts in further ones are not counted. */
const MAX_WHENS = 50;
/** How many branches are tried. */
const MAX_TRIES = 64;

/** A branch in which there are too many parts at once. */
export interface Crowd {
  readonly count: number;
  /** Whether there may be more of them. */
  readonly isLeast: boolean;
  readonly when: Branch;
}

/** The branches in which there are too many parts at once. */
export interface Crowds {
  readonly found: readonly Crowd[];
  /** Whether there may be others, since there are too many branches to try. */
  readonly mayBeMore: boolean;
}

/**
 * Looks for branches in which there are too many parts at once.
 *
 * @param exists the branch in which parts are counted
 * @param most how many there may be
 */
export function crowdsOf(exists: Branch, parts: readonly Part[], most: number): Crowds {
  if (parts.length <= most) return { found: [], mayBeMore: false };
  const all = [...grouped(parts, ({ when }) => wordsOf(when)).values()].map((group) => ({
    when: group[0].when,
    count: group.length,
  }));
  const counted = all.slice(0, MAX_WHENS);
  const isShort = counted.length < all.length;
  const sum = (some: typeof all): number => some.reduce((total, { count }) => total + count, 0);
  const found: Crowd[] = [];
  const open: Branch[] = [exists];
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const branch = open.pop();
    if (!branch) break;
    const there = counted.filter(({ when }) => jointly(branch, when) !== undefined);
    const doubtful = there.filter(({ when }) => excluding(branch, [when]).length > 0);
    const certain = sum(there) - sum(doubtful);
    const [split] = doubtful;
    if (certain > most) found.push({ count: certain, isLeast: isShort || split !== undefined, when: branch });
    else if (split && sum(there) > most)
      // The branch with most parts is tried first, so that a crowd is found early.
      open.push(...excluding(branch, [split.when]), ...partsIn(branch, [split.when]));
  }
  const mayBeMore = isShort || open.length > 0;
  return { found: mayBeMore ? found.slice(0, 1) : found, mayBeMore };
}
