import { grouped } from '../../collections/grouped';
import { oncePer } from '../../collections/once-per';
import type { Assumption, Template } from '../types';

/** Up to this number branches are kept apart; with more, the rest is one branch that may hold or not. */
const MAX_BRANCHES = 64;
/** How many assumptions may be added to a branch to exclude others; with more, the rest counts as unknown as well. */
const MAX_ADDED = 32;

/** Why it is unknown whether there is a branch. */
const TOO_MANY = 'the conditions around it are too many to try';

/** The assumptions that must all hold for something to be deployed; empty for what always is. */
export type Branch = readonly Assumption[];

/**
 * Whether some things can be deployed at once.
 *
 * @param whens what must hold for each of them
 * @returns the branch in which all of them are deployed, undefined when they never are at once; an open branch where
 *   deciding that takes too long
 */
export function jointly(...whens: readonly Branch[]): Branch | undefined {
  // Nearly always nothing has to hold.
  if (whens.every((when) => when.length === 0)) return [];
  const all = union(whens.flat());
  const possible = isPossible(all);
  return possible === undefined ? openBranch(all) : possible ? all : undefined;
}

/**
 * A branch that may never hold; a verdict that depends on it is unknown.
 *
 * @param branch what must hold
 * @param template the template that the added assumption belongs to
 * @param open why it is unknown
 * @param question names what is unknown: equal questions have equal answers. @default - the reason
 */
export function perhaps(branch: Branch, template: Template, open: string, question = open): Branch {
  return union([...branch, { template, name: question, value: true, open }]);
}

/**
 * The branches in which something is deployed while none of some others are.
 *
 * @param exists the branch in which the thing is deployed
 * @param others the branches in which the others are
 * @returns branches that exclude each other, none when there is always another; an open branch where deciding that
 *   takes
 *   too long
 */
export function excluding(exists: Branch, others: readonly Branch[]): readonly Branch[] {
  const known = jointly(exists);
  if (known === undefined || others.some((other) => other.length === 0)) return [];
  if (isPossible(known) === undefined)
    return others.some((other) => includes(known, other)) ? [] : [openRemainder(known, others)];
  const relevant = others.filter((other) => jointly(known, other) !== undefined);
  if (relevant.length === 0) return [known];
  if (isCovered(known, relevant)) return [];
  let branches: readonly Branch[] = [known];
  for (const other of relevant) {
    const rest: Branch[] = [];
    for (const branch of branches) {
      const without = subtract(branch, other);
      if (!without) return [openRemainder(known, relevant)];
      rest.push(...without);
    }
    const isTooLong = rest.some((branch) => branch.length > known.length + MAX_ADDED);
    if (isTooLong || rest.length > MAX_BRANCHES) return [openRemainder(known, relevant)];
    branches = rest;
  }
  return mergeBranches(known, branches);
}

/**
 * For each of some things, the branches in which it is the first that is deployed. Those of which only deployment knows
 * whether they are there come last: what another one decides is not unknown.
 *
 * @param given the branch to look in
 * @param candidates in order, each with the branch in which it is deployed
 * @returns branches that exclude each other; open ones where deciding which comes first takes too long
 */
export function firstOf<T extends { readonly when: Branch }>(
  given: Branch,
  candidates: readonly T[],
): readonly { readonly candidate: T; readonly when: Branch }[] {
  const found: { candidate: T; when: Branch }[] = [];
  const before: Branch[] = [];
  const inOrder = [...candidates].sort((a, b) => Number(isOpen(a.when)) - Number(isOpen(b.when)));
  for (const candidate of inOrder) {
    const there = jointly(given, candidate.when);
    if (there === undefined) continue;
    for (const when of excluding(there, before)) found.push({ candidate, when });
    before.push(candidate.when);
  }
  return found;
}

/**
 * Things in the order of how little has to hold for them in a branch, and where that is alike, in all branches, so that
 * what is said first does not depend on their own order.
 *
 * @param given the branch
 * @param things each with the branch in which it is deployed
 * @param nameOf equal for things that are one to a reader, such as a route in each of several branches
 */
export function widestFirst<T extends { readonly when: Branch }>(
  given: Branch,
  things: readonly T[],
  nameOf: (thing: T) => unknown,
): readonly T[] {
  const byName = grouped(things, nameOf);
  if (byName.size < 2) return things;
  const ranked = [...byName.values()].map((same) => {
    const whens = same.map(({ when }) => when);
    const leastIn = (branch: Branch): number => Math.min(...partsIn(branch, whens).map(narrowness));
    return { same, inBranch: leastIn(given), inAll: leastIn([]) };
  });
  return ranked.sort((a, b) => a.inBranch - b.inBranch || a.inAll - b.inAll).flatMap(({ same }) => same);
}

/** How many assumptions leave out a part of what can be deployed. */
function narrowness(branch: Branch): number {
  return branch.filter(({ isDefault }) => !isDefault).length;
}

/** The parts of a branch that lie in at least one of some others, in as few assumptions as possible. */
export function partsIn(given: Branch, others: readonly Branch[]): readonly Branch[] {
  // Nearly always nothing has to hold.
  if (given.length === 0 && others.some((other) => other.length === 0)) return [given];
  if (others.length === 0) return [];
  const parts = others.flatMap((other) => {
    const both = jointly(given, other);
    return both ? [both] : [];
  });
  return mergeBranches(given, parts);
}

/**
 * The same branches in as few assumptions as possible: branches that together make a wider one are merged, and what
 * follows from the others is left out.
 *
 * @param exists what holds in all of them
 * @param branches some branches
 * @returns `exists` alone where the branches leave nothing out
 */
export function mergeBranches(exists: Branch, branches: readonly Branch[]): readonly Branch[] {
  const all = once(branches.map((branch) => union([...exists, ...branch])));
  if (all.length > MAX_BRANCHES) return all;
  let merged = distinct(all);
  for (let index = 0; index < merged.length; index++) {
    const branch = merged[index];
    const wider = branch && widened(exists, branch, merged);
    if (!wider) continue;
    merged = merged.filter((other) => other === branch || !isCovered(other, [wider]));
    // With fewer assumptions it may cover branches that it overlapped before, so that it can be widened again.
    index = merged.indexOf(branch) - 1;
    merged = merged.map((other) => (other === branch ? wider : other));
  }
  return merged;
}

/**
 * The branch in which at least one of some things is deployed, as one assumption where it takes several.
 *
 * @param question what the assumption is about
 * @param whens what must hold for each of the things; where there are none, nothing has to
 */
export function eitherOf(template: Template, question: string, whens: readonly Branch[]): Branch {
  const [only = [], other] = whens;
  if (!other) return only;
  return whens.some((when) => when.length === 0) ? [] : [{ template, name: question, value: true, anyOf: whens }];
}

/**
 * A branch in terms of conditions and parameters alone: an assumption that stands for several branches is replaced by
 * these.
 *
 * @param branch a branch
 * @returns branches that together are the same as it
 */
export function spelledOut(branch: Branch): readonly Branch[] {
  const shared = branch.find(({ anyOf }) => anyOf !== undefined);
  if (!shared?.anyOf) return [branch];
  const rest = branch.filter((one) => one !== shared);
  if (shared.value === true)
    return shared.anyOf.flatMap((one) => {
      const both = jointly(rest, one);
      return both ? spelledOut(both) : [];
    });
  return excluding(rest, shared.anyOf).flatMap(spelledOut);
}

/**
 * A branch without an assumption that only excludes what other branches cover; undefined where it needs all of them.
 */
function widened(exists: Branch, branch: Branch, all: readonly Branch[]): Branch | undefined {
  let wider = branch;
  for (const assumption of [...branch].reverse()) {
    if (assumption.isDefault || exists.some((other) => isSameAssumption(assumption, other))) continue;
    const without = wider.filter((other) => other !== assumption);
    if (!isCovered(without, all)) continue;
    // Each branch becomes a finding, so that branches must not overlap.
    const isApart = all.every(
      (other) => other === branch || isCovered(other, [without]) || jointly(other, without) === undefined,
    );
    if (isApart) wider = without;
  }
  return wider === branch ? undefined : wider;
}

/** A branch that may never hold, since deciding that takes too long. */
function openBranch(branch: Branch): Branch {
  return branch.slice(0, 1).flatMap(({ template }) => perhaps(branch, template, TOO_MANY));
}

/** What some others may leave of a branch, since deciding that takes too long. */
function openRemainder(branch: Branch, others: readonly Branch[]): Branch {
  const words = [branch, ...others].map(wordsOf).join(' / ');
  return [...branch, ...others.flat()].slice(0, 1).flatMap(({ template }) => {
    const asked = questions(template);
    const number = asked.get(words) ?? asked.size;
    asked.set(words, number);
    return perhaps(branch, template, TOO_MANY, `question ${number}`);
  });
}

/** Numbers for the undecided questions about the branches of a template, so that equal ones have equal names. */
const questions = oncePer((_: Template) => new Map<string, number>());

/** Whether a branch can hold; undefined where deciding that takes too long. */
function isPossible(branch: Branch): boolean | undefined {
  const [first] = branch;
  return !first || first.template.conditions.possible(branch);
}

/**
 * What is left of a branch without another, as branches that exclude each other; undefined where deciding that takes
 * too long.
 */
function subtract(branch: Branch, other: Branch): readonly Branch[] | undefined {
  if (jointly(branch, other) === undefined) return [branch];
  const rest: Branch[] = [];
  let given = branch;
  for (const assumption of union(other)) {
    if (assumption.isDefault) continue;
    const opposites = oppositesOf(assumption);
    for (const opposite of opposites ?? []) {
      const extended = union([...given, opposite]);
      const possible = isPossible(extended);
      if (possible === undefined) return undefined;
      if (possible) rest.push(extended);
    }
    if (!opposites && !isCovered(given, [[assumption]])) return undefined;
    given = [...given, assumption];
  }
  return rest;
}

/** The assumptions of which one holds where a given one does not; undefined for a parameter that may have any value. */
function oppositesOf(one: Assumption): readonly Assumption[] | undefined {
  const { template, name, value } = one;
  if (typeof value === 'boolean') return [{ ...one, value: !value }];
  const { conditions } = template;
  return conditions
    .allowed(conditions.variable(name))
    ?.filter((other) => other !== value)
    .map((other) => ({ template, name, value: other }));
}

/** Whether, where a branch holds, one of some others always does. */
function isCovered(branch: Branch, others: readonly Branch[]): boolean {
  const template = [branch, ...others].flat().at(0)?.template;
  return !template || template.conditions.covered(branch, others) === true;
}

/** Branches without repetitions, in linear time; branches that only mean the same are kept. */
export function once(branches: readonly Branch[]): readonly Branch[] {
  const always = branches.find((branch) => branch.length === 0);
  if (always || branches.length < 2) return always ? [always] : branches;
  const byWords = new Map<string, Branch>();
  for (const branch of branches) {
    const key = wordsOf(branch);
    if (!byWords.has(key)) byWords.set(key, branch);
  }
  return [...byWords.values()];
}

/** A key of a branch, the same in whatever order its assumptions are. */
export function wordsOf(branch: Branch): string {
  return branch
    .map(({ template, name, value }) => JSON.stringify([template.id, name, value]))
    .sort()
    .join();
}

/** Branches without those that lie inside of another; of two equal ones the first stays. */
function distinct(branches: readonly Branch[]): readonly Branch[] {
  let kept: readonly Branch[] = [];
  for (const branch of branches) {
    if (kept.some((wider) => isCovered(branch, [wider]))) continue;
    kept = [...kept.filter((narrower) => !isCovered(narrower, [branch])), branch];
  }
  return kept;
}

/** Each assumption once. */
function union(assumptions: Branch): Branch {
  return assumptions.filter(
    (assumption, index) => assumptions.findIndex((other) => isSameAssumption(assumption, other)) === index,
  );
}

/** Whether two assumptions give the same condition or parameter the same value. */
export function isSameAssumption(one: Assumption, other: Assumption): boolean {
  return other.template === one.template && other.name === one.name && other.value === one.value;
}

/** Whether a branch assumes all that another one does. */
export function includes(branch: Branch, other: Branch): boolean {
  return other.every((assumption) => branch.some((one) => isSameAssumption(one, assumption)));
}

/** Whether only deployment knows if a branch holds. */
export function isOpen(branch: Branch): boolean {
  return branch.some(({ open }) => open !== undefined);
}
