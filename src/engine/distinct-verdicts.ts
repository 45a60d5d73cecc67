import { grouped } from '../collections/grouped';
import { canonicalBranches } from '../cloudformation/conditions/canonical-branches';
import type { Path } from '../cloudformation/document/json';
import type { Assumption, Resource } from '../cloudformation/types';

/** What a policy says of a property in one branch. */
export interface ReportedVerdict {
  readonly resource: Resource;
  /** From the resource's `Properties`. */
  readonly path: Path;
  /** The sentence: what is wrong, or why it cannot be told. */
  readonly text: string;
  readonly when: readonly Assumption[];
}

/**
 * Each verdict once: what is said of the same property in several branches, in as few branches as say it, and without
 * any where it holds in all of them.
 *
 * @param said verdicts of one policy, in order
 */
export function distinctVerdicts<T extends ReportedVerdict>(said: readonly T[]): readonly T[] {
  if (said.length === 0) return said;
  const byResource = grouped(said, ({ resource }) => resource);
  const isUnconditional = ({ when, resource }: T): boolean => when.length === 0 || when === resource.exists;
  // Nearly always a policy has one thing to say of a resource, whatever holds.
  if (byResource.size === said.length && said.every(isUnconditional)) return said;
  return [...byResource.values()].flatMap((all) => {
    const [only, other] = all;
    if (!other && isUnconditional(only)) return all;
    const bySentence = grouped(all, ({ path, text }) => JSON.stringify([path, text]));
    return [...bySentence.values()].flatMap((equals) => {
      const [first] = equals;
      if (equals.some(isUnconditional)) return [{ ...first, when: first.resource.exists }];
      const branches = canonicalBranches(
        first.resource.exists,
        equals.map(({ when }) => when),
      );
      return branches.map((when) => ({ ...first, when }));
    });
  });
}
