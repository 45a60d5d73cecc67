import type { Assumption } from '../types';

/** Branches that are told apart before the answer is "cannot tell". */
const MAX_BRANCHES = 64;

/**
 * Whether some things can be deployed at once.
 *
 * @param whens what must hold for each of them
 * @returns the branch in which all of them are; `'unknown'` when that cannot be told; undefined when they never are
 */
export function jointly(...whens: readonly (readonly Assumption[])[]): readonly Assumption[] | 'unknown' | undefined {
  const all = union(whens.flat());
  const template = all.at(0)?.template;
  if (!template) return all;
  const possible = template.conditions.possible(all);
  return possible === undefined ? 'unknown' : possible ? all : undefined;
}

/**
 * Whether something can be deployed while none of some others are.
 *
 * @param exists what must hold for the one
 * @param others what must hold for each of the others
 * @returns the branch in which it is alone; `'unknown'` when that cannot be told; undefined when it never is
 */
export function excluding(
  exists: readonly Assumption[],
  others: readonly (readonly Assumption[])[],
): readonly Assumption[] | 'unknown' | undefined {
  if (others.some((other) => other.length === 0)) return undefined;
  let branches: (readonly Assumption[])[] = [exists];
  for (const other of others) {
    const next: (readonly Assumption[])[] = [];
    for (const branch of branches) {
      if (jointly(branch, other) === undefined) {
        next.push(branch);
        continue;
      }
      let given = branch;
      for (const one of union(other)) {
        const { template, name, value, isDefault } = one;
        if (isDefault) continue;
        if (typeof value === 'string') return 'unknown';
        const extended = union([...given, { template, name, value: !value }]);
        const possible = template.conditions.possible(extended);
        if (possible === undefined) return 'unknown';
        if (possible) next.push(extended);
        given = [...given, one];
      }
    }
    if (next.length > MAX_BRANCHES) return 'unknown';
    branches = next;
  }
  return branches[0];
}

/** Each assumption once. */
function union(assumptions: readonly Assumption[]): readonly Assumption[] {
  return assumptions.filter(
    (one, index) =>
      assumptions.findIndex(
        (other) => other.template === one.template && other.name === one.name && other.value === one.value,
      ) === index,
  );
}
