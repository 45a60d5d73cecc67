import { grouped } from '../../collections/grouped';
import { canonicalBranches } from '../../cloudformation/conditions/canonical-branches';
import type { Path } from '../../cloudformation/document/json';
import type { Assumption, Resource } from '../../cloudformation/types';

/** A verdict of a policy on a property, in one branch. */
export interface ReportedVerdict {
  readonly resource: Resource;
  /** From the resource's `Properties`. */
  readonly path: Path;
  /** The sentence: what is wrong, or why it is unknown. */
  readonly text: string;
  readonly when: readonly Assumption[];
}

/**
 * Each verdict once: verdicts with the same sentence on the same property are merged into as few branches as possible,
 * and into none where they hold in all branches.
 *
 * @param said the verdicts of one policy, in order
 */
export function distinctVerdicts<T extends ReportedVerdict>(said: readonly T[]): readonly T[] {
  if (said.length === 0) return said;
  const bySubject = grouped(said, ({ resource }) => subjectOf(resource));
  const isUnconditional = ({ when, resource }: T): boolean => when.length === 0 || when === resource.exists;
  // Nearly always a policy has one verdict on a resource, in all branches.
  if (bySubject.size === said.length && said.every(isUnconditional)) return said;
  return [...bySubject.values()].flatMap((all) => {
    const [only, other] = all;
    if (!other && isUnconditional(only)) return all;
    const bySentence = grouped(all, ({ resource, path, text }) =>
      JSON.stringify([writtenAt(resource, path), path, text]),
    );
    return [...bySentence.values()].flatMap((equals) => {
      const [first] = equals;
      const { resource } = first;
      const isOfOne = equals.every((one) => one.resource === resource);
      if (isOfOne && equals.some(isUnconditional)) return [{ ...first, when: resource.exists }];
      const branches = canonicalBranches(
        isOfOne ? resource.exists : resource.declared.exists,
        equals.map(({ when }) => when),
      );
      return branches.map((when) => ({ ...first, when }));
    });
  });
}

/**
 * The subject of a verdict about a resource: the same for all resources that SAM creates for one part, such as a route
 * that is written on both sides of an `Fn::If`.
 */
export function subjectOf(resource: Resource): Resource | string {
  const { declared, origin, template } = resource;
  return origin?.part === undefined || origin.when === undefined
    ? resource
    : JSON.stringify([template.id, declared.logicalId, origin.part]);
}

/** The path of a property in the resource that the user declared. */
function writtenAt({ origin }: Resource, path: Path): Path {
  return origin ? origin.path(path) : path;
}
