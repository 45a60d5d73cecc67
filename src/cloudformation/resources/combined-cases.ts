import type { Path } from '../document/json';
import type { Case, Resource, Term } from '../types';

/** Combinations of what some properties can be before they are left uncombined: a person tells a handful apart. */
const MAX_COMBINATIONS = 256;

/**
 * Every combination of what some properties of a resource can be, with the branch in which it is what gets deployed.
 *
 * @param resource whose properties they are
 * @param paths from its `Properties`
 * @param given what is assumed. @default - that the resource is created
 */
export function combinedCases(
  resource: Resource,
  paths: readonly Path[],
  given = resource.exists,
): readonly Case<readonly Term[]>[] {
  const { exists, template, properties: json } = resource;
  // Where each has one value whatever holds, there is one combination; it is so nearly always.
  const alone: Term[] = [];
  for (const path of paths) {
    const [only, other] = resource.casesAt(path);
    if (only?.when !== exists || other) break;
    alone.push(only.value);
  }
  if (alone.length === paths.length) return [{ value: alone, when: given }];
  if (resource.isPossible !== true) return perhapsNever(resource, paths);
  let all: readonly Case<readonly Term[]>[] = [{ value: [], when: given }];
  for (const path of paths) {
    all = all.flatMap(({ value, when }) =>
      template.evaluator
        .at({ template, json }, path, when)
        .map((next) => ({ value: [...value, next.value], when: next.when })),
    );
    if (all.length > MAX_COMBINATIONS) return tooMany(resource, paths);
  }
  return all;
}

/** Each property as it is where its resource may never be created: unknown, or not at all. */
function perhapsNever(resource: Resource, paths: readonly Path[]): readonly Case<readonly Term[]>[] {
  if (resource.isPossible === false) return [];
  const value = paths.flatMap((path) => resource.casesAt(path).map((oneCase) => oneCase.value));
  return [{ value, when: resource.exists }];
}

function tooMany({ exists }: Resource, paths: readonly Path[]): readonly Case<readonly Term[]>[] {
  const value = paths.map((path): Term => ({
    kind: 'unknown',
    label: path.join('.'),
    reason: 'it has more branches than can be told apart',
  }));
  return [{ value, when: exists }];
}
