import { grouped } from '../../collections/grouped';
import type { Assumption, Conditions } from '../types';
import { type Branch, isSameAssumption, mergeBranches } from './branches';
import { type Literals, MAX_LITERALS, holdsAt, minimalCover } from './minimal-cover';

/** Branches with more conditions and parameters than this are merged in their order instead. */
const MAX_VARIABLES = 8;
/** Branches with more combinations of their values than this, likewise. */
const MAX_POINTS = 64;

/** Deployments in which all conditions and parameters of some branches have the same values. */
interface Point {
  readonly holds: Branch;
  /** The values that its other parameters do not have. */
  readonly others: Branch;
}

/**
 * The same deployments in the fewest and shortest branches. However deployments are split into branches, and in
 * whatever order, the result is the same as long as the branches name the same conditions and parameters. Two branches
 * of the result may hold at once.
 *
 * @param exists what holds in all of them
 * @param branches some branches
 * @returns `exists` alone where the branches leave nothing out
 */
export function canonicalBranches(exists: Branch, branches: readonly Branch[]): readonly Branch[] {
  const stated = branches.map((branch) => branch.filter((one) => one.isDefault !== true && !isIn(exists, one)));
  const variables = variablesOf(stated.flat());
  const words = variables.flat().sort(compareAssumptions);
  const [first] = words;
  if (!first) return stated.slice(0, 1).map(() => withDefaults(exists, branches));
  if (variables.length > MAX_VARIABLES || words.length > MAX_LITERALS) return mergeBranches(exists, branches);
  const literalsOf = (branch: Branch): Literals =>
    words.reduce((literals, word, at) => (isIn(branch, word) ? literals | (1 << at) : literals), 0);
  const { conditions } = first.template;
  const points = pointsOf(exists, variables, conditions)?.map((point) => ({
    ...point,
    literals: literalsOf(point.holds),
  }));
  const terms = [...new Set(stated.map(literalsOf))];
  const isInside = ({ literals }: { readonly literals: Literals }): boolean =>
    terms.some((term) => holdsAt(term, literals));
  // A parameter that is the key of a lookup has one of the keys, where the rest of its branch holds.
  const lookups = branches.filter((branch) => branch.some(({ among }) => among));
  const outside =
    points &&
    outsideOf(
      lookups,
      points.filter((point) => !isInside(point)),
      conditions,
    );
  if (!outside) return mergeBranches(exists, branches);
  const cover = minimalCover(
    points.filter(isInside).map(({ literals }) => literals),
    outside.map(({ literals }) => literals),
  );
  return cover.map((term) => withDefaults([...exists, ...words.filter((_, at) => holdsAt(1 << at, term))], branches));
}

/** The values of each condition and parameter: true and false, or those that are mentioned. */
function variablesOf(stated: Branch): readonly Branch[] {
  const byName = grouped(stated, ({ template, name, value }) => JSON.stringify([template.id, name, typeof value]));
  return [...byName.values()].map((all) => {
    const [first] = all;
    if (typeof first.value === 'boolean') return [first, { ...first, value: !first.value }];
    return [...new Map(all.map((one) => [one.value, one])).values()];
  });
}

/** Every combination of values that can be deployed; undefined where there are too many, or deciding takes too long. */
function pointsOf(exists: Branch, variables: readonly Branch[], conditions: Conditions): readonly Point[] | undefined {
  let points: readonly Point[] | undefined = [{ holds: exists, others: [] }];
  for (const values of variables) {
    const next: readonly Point[] = points.flatMap(({ holds, others }) => [
      ...values.map((value) => ({ holds: [...holds, value], others })),
      ...(values.some(({ value }) => typeof value === 'string') ? [{ holds, others: [...others, ...values] }] : []),
    ]);
    points = outsideOf([], next, conditions);
    if (!points || points.length > MAX_POINTS) return undefined;
  }
  return points;
}

/** The points that lie in none of some branches; undefined where deciding that takes too long. */
function outsideOf<P extends Point>(
  branches: readonly Branch[],
  points: readonly P[],
  conditions: Conditions,
): readonly P[] | undefined {
  const answers = points.map(({ holds, others }) => {
    const elsewhere = [...others.map(({ among: _, ...value }) => [value]), ...branches];
    if (elsewhere.length === 0) return conditions.possible(holds);
    const isNever = conditions.covered(holds, elsewhere);
    return isNever === undefined ? undefined : !isNever;
  });
  return answers.includes(undefined) ? undefined : points.filter((_, at) => answers[at]);
}

/** A branch with the defaults of parameters that other branches assume and that do not contradict it. */
function withDefaults(branch: Branch, others: readonly Branch[]): Branch {
  const defaults = others.flat().filter((one) => one.isDefault === true);
  return defaults.reduce(
    (all, one) => (isIn(all, one) || one.template.conditions.possible([...all, one]) === false ? all : [...all, one]),
    branch,
  );
}

function isIn(branch: Branch, one: Assumption): boolean {
  return branch.some((other) => isSameAssumption(one, other));
}

/** Conditions that hold, conditions that do not, and values of parameters; each by name. */
function compareAssumptions(one: Assumption, other: Assumption): number {
  const rank = ({ value }: Assumption): number => (value === true ? 0 : value === false ? 1 : 2);
  return rank(one) - rank(other) || (wordOf(one) < wordOf(other) ? -1 : 1);
}

function wordOf({ name, value, template }: Assumption): string {
  return JSON.stringify([name, value, template.id]);
}
