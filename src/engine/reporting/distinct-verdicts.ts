import { grouped } from '../../collections/grouped';
import { canonicalBranches } from '../../cloudformation/conditions/canonical-branches';
import type { Path } from '../../cloudformation/document/json';
import type { Assumption, Resource } from '../../cloudformation/types';

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
  const bySubject = grouped(said, ({ resource }) => subjectOf(resource));
  const isUnconditional = ({ when, resource }: T): boolean => when.length === 0 || when === resource.exists;
  // Nearly always a policy has one thing to say of a resource, whatever holds.
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
 * What a verdict about a resource is about: the same for all resources that SAM creates of one part, as of a route that
 * `Fn::If` writes on both of its sides.
 */
export function subjectOf(resource: Resource): Resource | string {
  const { declared, origin, template } = resource;
  return origin?.part === undefined || origin.when === undefined
    ? resource
    : JSON.stringify([template.id, declared.logicalId, origin.part]);
}

/** Where in what the user declared a property of a resource is written. */
function writtenAt({ origin }: Resource, path: Path): Path {
  return origin ? origin.path(path) : path;
}
