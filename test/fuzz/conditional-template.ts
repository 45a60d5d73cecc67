import * as fc from 'fast-check';
import { referredNames } from '../../src/cloudformation/intrinsics/referred-names';
import { type Json, type JsonObject, isList, isObject } from '../../src/cloudformation/document/json';
import { type Choices, Either, OneOf, type Spec } from './choices';
import { declared, unnamed } from './declarations';
import { RESOURCES, SCENES } from './scenes';

/** What conditions compare. */
const PARAMETERS: JsonObject = {
  P: { Type: 'String', AllowedValues: ['a', 'b'] },
  Q: { Type: 'String', AllowedValues: ['x', 'y', 'z'] },
};

const CONDITIONS: JsonObject = {
  A: { 'Fn::Equals': [{ Ref: 'P' }, 'a'] },
  B: { 'Fn::Equals': [{ Ref: 'Q' }, 'x'] },
  Both: { 'Fn::And': [{ Condition: 'A' }, { Condition: 'B' }] },
  Other: { 'Fn::Not': [{ 'Fn::Or': [{ Condition: 'A' }, { 'Fn::Equals': ['y', { Ref: 'Q' }] }] }] },
};

/** What a template may forbid: some values together. */
const RULES: readonly JsonObject[] = [
  {},
  {},
  { Rules: { Never: { Assertions: [{ Assert: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Q' }, 'z'] }] } }] } } },
  { Rules: { Some: { Assertions: [{ Assert: { 'Fn::Contains': [['x', 'z'], { Ref: 'Q' }] } }] } } },
  {
    Rules: {
      OnlyX: {
        RuleCondition: { 'Fn::Equals': [{ Ref: 'P' }, 'a'] },
        Assertions: [{ Assert: { 'Fn::Equals': [{ Ref: 'Q' }, 'x'] } }],
      },
    },
  },
];

/** Resources nobody need refer to, in one template. */
const MOST_ROOTS = 12;

const condition = fc.constantFrom('A', 'A', 'B', 'B', 'Both', 'Other');

/** A value with its choices made: plain, or left to conditions, parameters and mappings. */
function valueOf(spec: Spec): fc.Arbitrary<Json> {
  if (spec instanceof Either) return fc.oneof(...spec.values.map(valueOf));
  if (spec instanceof OneOf) return branching(spec.values);
  if (isList(spec)) return hasChoice(spec) ? fc.tuple(...spec.map(valueOf)) : fc.constant(spec);
  if (isObject(spec)) {
    if (!hasChoice(spec)) return fc.constant(spec);
    return fc.record(Object.fromEntries(Object.entries(spec).map(([key, value]) => [key, valueOf(value)])));
  }
  return fc.constant(spec as Json);
}

function hasChoice(spec: Spec): boolean {
  if (spec instanceof OneOf || spec instanceof Either) return true;
  if (isList(spec)) return spec.some(hasChoice);
  return isObject(spec) && Object.values(spec).some(hasChoice);
}

/** One of some values, one for each side of a condition or of two, or what a parameter or mapping says. */
function branching(values: readonly Spec[]): fc.Arbitrary<Json> {
  const value = fc.oneof(...values.map(valueOf));
  if (values.length === 1) return value;
  const either = (side: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
    fc.tuple(condition, side, side).map((sides): Json => ({ 'Fn::If': sides }));
  const scalars = values.filter((one): one is string | number | boolean =>
    ['string', 'number', 'boolean'].includes(typeof one),
  );
  const choices = [
    { weight: 6, arbitrary: value },
    { weight: 2, arbitrary: either(value) },
    { weight: 1, arbitrary: either(fc.oneof(value, either(value))) },
  ];
  return scalars.length === 0
    ? fc.oneof(...choices)
    : fc.oneof(
        ...choices,
        { weight: 1, arbitrary: unnamed(scalars) },
        { weight: 1, arbitrary: either(fc.oneof(value, unnamed(scalars))) },
      );
}

const properties = new Map(
  Object.entries(RESOURCES).map(([id, choices]) => [id, valueOf(choices.properties) as fc.Arbitrary<JsonObject>]),
);

/** What a resource refers to, whatever is chosen. */
const references = new Map(
  Object.entries(RESOURCES).map(([id, { properties: all, needs = [] }]) => [
    id,
    [...needs, ...referredNames(plain(all))].filter((name) => name in RESOURCES),
  ]),
);

/** Choices as lists, so that what can be referred to is found. */
function plain(spec: Spec): Json {
  if (spec instanceof OneOf || spec instanceof Either) return spec.values.map(plain);
  if (isList(spec)) return spec.map(plain);
  if (!isObject(spec)) return spec as Json;
  return Object.fromEntries(Object.entries(spec).map(([key, value]) => [key, plain(value)]));
}

function choicesOf(id: string): Choices {
  return entry(RESOURCES, id);
}

function entry<T>(record: Readonly<Record<string, T>>, key: string): T {
  const found = record[key];
  if (found === undefined) throw new Error(`there is no ${key}`);
  return found;
}

interface Chosen {
  readonly condition: string | undefined;
  readonly after: readonly string[];
  readonly properties: JsonObject;
}

function chosen(id: string): fc.Arbitrary<Chosen> {
  const { after = [] } = choicesOf(id);
  return fc.record({
    condition: fc.option(condition, { nil: undefined, freq: 1 }),
    after: fc.subarray([...after]),
    properties: properties.get(id) ?? fc.constant({}),
  });
}

/** Everything that may be needed by some resources, themselves included. */
function closure(ids: readonly string[]): readonly string[] {
  const found = new Set(ids);
  for (const id of found) for (const other of references.get(id) ?? []) found.add(other);
  return [...found];
}

/** Templates with parameters, conditions and branches in every place; what is not there is referred to by nobody. */
export const conditionalTemplate: fc.Arbitrary<JsonObject> = fc
  .subarray([...SCENES], { minLength: 1, maxLength: 3 })
  .chain((scenes) => {
    const roots = scenes.flatMap((scene) => Object.keys(scene).filter((id) => scene[id]?.isRoot === true));
    return fc.subarray(roots, { minLength: 1, maxLength: Math.min(MOST_ROOTS, roots.length) });
  })
  .chain((roots) => {
    const ids = closure([...roots, 'Other']);
    return fc.record({
      rules: fc.constantFrom(...RULES),
      everywhere: fc.option(condition, { nil: undefined, freq: 1 }),
      isAlike: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
      roots: fc.constant(roots),
      isSplit: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
      chosen: fc.record(Object.fromEntries(ids.map((id) => [id, chosen(id)]))),
    });
  })
  .map(({ rules, everywhere, isAlike, isSplit, roots, chosen: each }) => {
    const all = isSplit ? mapValues(each, (one) => ({ ...one, properties: ofEither(one.properties) })) : each;
    const given = roots.map((id): [string, string | undefined] => [id, isAlike ? everywhere : all[id]?.condition]);
    const existing = new Map(given);
    const needed = neededBy(existing, all);
    const resources = Object.fromEntries(
      [...needed].map(([id, whenExists]): [string, Json] => {
        const one = entry(all, id);
        const after = one.after.filter((name) => needed.has(name));
        return [
          id,
          {
            Type: choicesOf(id).type,
            ...(whenExists === undefined ? {} : { Condition: whenExists }),
            ...(after.length === 0 ? {} : { DependsOn: after }),
            Properties: one.properties,
          },
        ];
      }),
    );
    return { ...declared({ Parameters: PARAMETERS, Conditions: CONDITIONS, ...rules, Resources: resources }) };
  });

/** A part of one API in a branch, and of another one in all others. */
function ofEither(properties: JsonObject): JsonObject {
  const { ApiId: id } = properties;
  const isShared = ['{"Ref":"Api"}', '{"Ref":"Other"}', '{"Fn::GetAtt":["Api","ApiId"]}'].includes(JSON.stringify(id));
  return isShared ? { ...properties, ApiId: { 'Fn::If': ['A', { Ref: 'Api' }, { Ref: 'Other' }] } } : properties;
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/**
 * The roots and all they refer to, each with its condition: what is referred to exists wherever one of those exists that
 * refer to it.
 */
function neededBy(
  roots: ReadonlyMap<string, string | undefined>,
  all: Readonly<Record<string, Chosen>>,
): ReadonlyMap<string, string | undefined> {
  const conditions = new Map(roots);
  const open = [...roots.keys()];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const own = conditions.get(id);
    const named = [...(choicesOf(id).needs ?? []), ...referredNames(entry(all, id).properties)];
    for (const other of named.filter((name) => name in RESOURCES)) {
      const isNew = !conditions.has(other);
      if (!isNew && (conditions.get(other) === undefined || conditions.get(other) === own)) continue;
      conditions.set(other, isNew ? own : undefined);
      open.push(other);
    }
  }
  return conditions;
}
