import { type Json, isList, isObject } from '../document/json';
import { intrinsic, isIntrinsic } from '../intrinsics/written-intrinsic';
import type { Case, Resource } from '../types';

/** How deep a document is read; no real one is nested deeper. */
const MAX_DEPTH = 100;

const NO_VALUE: Json = { Ref: 'AWS::NoValue' };

/**
 * A value in which every intrinsic with the same literal in all branches is replaced by that literal. What depends on a
 * branch or on deployment stays as it is written.
 *
 * @param json a value of a property of the resource
 * @returns undefined where there is no value in any branch
 */
export function withLiterals(json: Json | undefined, resource: Resource, depth = 0): Json | undefined {
  if (json === undefined || depth > MAX_DEPTH) return json;
  // Items keep their index, because findings name it.
  if (isList(json)) return json.map((item) => withLiterals(item, resource, depth + 1) ?? NO_VALUE);
  if (!isObject(json)) return json;
  if (isIntrinsic(json)) return intrinsicWithLiterals(json, resource, depth);
  return Object.fromEntries(
    Object.entries(json).flatMap(([key, value]): [string, Json][] => {
      const inside = withLiterals(value, resource, depth + 1);
      return inside === undefined ? [] : [[key, inside]];
    }),
  );
}

function intrinsicWithLiterals(json: Json, resource: Resource, depth: number): Json | undefined {
  const { template, exists } = resource;
  const cases = template.evaluator.evaluate({ template, json }, exists);
  if (cases.length > 0 && cases.every(({ value }) => value.kind === 'absent')) return undefined;
  const literal = sameLiteral(cases);
  if (literal !== undefined) return literal;
  const choice = intrinsic(json, 'Fn::If');
  const [name, then, otherwise] = isList(choice) ? choice : [];
  if (typeof name !== 'string') return json;
  const mayBe = (value: boolean): boolean =>
    template.conditions.possible([...exists, { template, name, value }]) !== false;
  if (!mayBe(true)) return withLiterals(otherwise, resource, depth + 1);
  if (!mayBe(false)) return withLiterals(then, resource, depth + 1);
  const sides = [then, otherwise].map((side) => withLiterals(side, resource, depth + 1) ?? NO_VALUE);
  const [one = NO_VALUE, other = NO_VALUE] = sides;
  return JSON.stringify(one) === JSON.stringify(other) ? one : { 'Fn::If': [name, one, other] };
}

function sameLiteral([first, ...others]: readonly Case[]): Json | undefined {
  if (first?.value.kind !== 'scalar') return undefined;
  const { value: literal } = first.value;
  return others.every(({ value }) => value.kind === 'scalar' && value.value === literal) ? literal : undefined;
}
