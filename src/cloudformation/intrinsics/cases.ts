import type { Json } from '../document/json';
import type { Assumption, Case, Template, Term, Text } from '../types';
import { Exhausted } from './evaluation-steps';
import { asText } from './symbolic-text';
import { unknown } from './term';

/** Ways one value may turn out before the answer is "cannot tell". */
export const MAX_CASES = 64;

/** What is assumed to hold. */
export type Given = readonly Assumption[];
/** Every way an expression can turn out. */
export type Cases = readonly Case[];

/** The one way something turns out. */
export function singleCase(value: Term, when: Given): Cases {
  return [{ value, when }];
}

/** An intrinsic that CloudFormation would refuse. */
export function malformed(name: string, given: Given): Cases {
  return singleCase(unknown(name, `${name} is not written as CloudFormation takes it`), given);
}

/** Evaluates some things one after the other, each under what the ones before assume; their results in order. */
export function inTurn<A, B>(
  things: readonly A[],
  assumed: Given,
  evaluate: (thing: A, when: Given) => readonly Case<readonly B[]>[],
): readonly Case<readonly B[]>[] {
  const alone: B[] = [];
  let given = assumed;
  let start = 0;
  // Nearly always each of them turns out in one way only.
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

/** Every way an expression of a template can turn out. */
export function evaluateIn(template: Template, json: Json, given: Given): Cases {
  return template.evaluator.evaluate({ template, json }, given);
}

/** Evaluates a list and hands its terms on; a list that cannot be known stays unknown. */
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
