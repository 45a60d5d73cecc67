import type { Path } from '../document/json';
import type { Case, Resource, Term } from '../types';

/** Above this number of combinations the properties count as unknown; real templates have a handful. */
const MAX_COMBINATIONS = 256;

/**
 * Every combination of values that some properties of a resource can have, each with the branch in which it is
 * deployed.
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
  // Nearly always each property has one value in all branches, so that there is one combination.
  const alone: Term[] = [];
  for (const path of paths) {
    const cases = resource.casesAt(path);
    if (cases.length !== 1 || cases[0]?.when !== exists) break;
    alone.push(cases[0].value);
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

/** The values of properties of a resource that may never be created; none where it certainly is not. */
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
