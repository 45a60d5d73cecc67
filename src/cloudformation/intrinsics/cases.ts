import type { Json } from '../document/json';
import type { Assumption, Case, Template, Term, Text } from '../types';
import { Exhausted } from './evaluation-steps';
import { asText } from './symbolic-text';
import { unknown } from './term';

/** How many values one expression may have; with more, it counts as unknown. */
export const MAX_CASES = 64;

/** What is assumed to hold. */
export type Given = readonly Assumption[];
/** Every value that an expression can have. */
export type Cases = readonly Case[];

/** The cases of an expression with one value. */
export function singleCase(value: Term, when: Given): Cases {
  return [{ value, when }];
}

/** An intrinsic that CloudFormation would refuse. */
export function malformed(name: string, given: Given): Cases {
  return singleCase(unknown(name, `${name} is not written as CloudFormation takes it`), given);
}

/** Evaluates some things one after the other, each under the assumptions of those before; gives lists of results. */
export function inTurn<A, B>(
  things: readonly A[],
  assumed: Given,
  evaluate: (thing: A, when: Given) => readonly Case<readonly B[]>[],
): readonly Case<readonly B[]>[] {
  const alone: B[] = [];
  let given = assumed;
  let start = 0;
  // Nearly always each of them has one value.
  for (; start < things.length; start++) {
    const [only, other] = evaluate(things[start] as A, given);
    if (!only || other) break;
    for (const oneCase of only.value) alone.push(oneCase);
    given = only.when;
  }
  let lists: { readonly value: B[]; readonly when: Given }[] = [{ value: alone, when: given }];
  for (const thing of things.slice(start)) {
    lists = lists.flatMap(({ value: before, when }) => {
      const cases = evaluate(thing, when);
      // The last case goes on with the list itself: copying it for every item would take quadratic time.
      return cases.map((next, index) => {
        const value = index < cases.length - 1 ? [...before] : before;
        for (const item of next.value) value.push(item);
        return { value, when: next.when };
      });
    });
    if (lists.length > MAX_CASES) throw new Exhausted('it has more branches than can be told apart');
  }
  return lists;
}

/** Continues every case; too many of them become one that is unknown. */
export function then<A, B>(cases: readonly Case<A>[], next: (from: Case<A>) => readonly Case<B>[]): readonly Case<B>[] {
  const [only, second] = cases;
  if (only && !second) return next(only);
  const all: Case<B>[] = [];
  for (const from of cases) {
    all.push(...next(from));
    if (all.length > MAX_CASES) throw new Exhausted('it has more branches than can be told apart');
  }
  return all;
}

/** A term as a part of a longer text. */
export function textOf(term: Term, label: string): Text {
  return asText(term) ?? [{ kind: 'unknown', label, reason: 'it is not a text' }];
}

/** Every value that an expression of a template can have. */
export function evaluateIn(template: Template, json: Json, given: Given): Cases {
  return template.evaluator.evaluate({ template, json }, given);
}

/** Evaluates a list and continues with its items; a list that is unknown stays unknown. */
export function listCases(
  template: Template,
  json: Json,
  given: Given,
  name: string,
  use: (terms: readonly Term[]) => Term,
): Cases {
  return then(evaluateIn(template, json, given), ({ value: list, when }) => {
    if (list.kind !== 'list') return singleCase(unknown(name, 'its list is only known at deployment'), when);
    return template.evaluator
      .items(list, when)
      .map(({ value: terms, when: inner }) => ({ value: use(terms), when: inner }));
  });
}

/** A name that stands in an intrinsic, for messages. */
export function formatName(json: Json | undefined): string {
  return typeof json === 'string' ? json : '?';
}
