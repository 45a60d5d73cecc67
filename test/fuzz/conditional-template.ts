import * as fc from 'fast-check';
import type { Json, JsonObject } from '../../src/cloudformation/document/json';
import { type Choices, RESOURCES } from './resource-choices';

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
  {
    Rules: {
      OnlyX: {
        RuleCondition: { 'Fn::Equals': [{ Ref: 'P' }, 'a'] },
        Assertions: [{ Assert: { 'Fn::Equals': [{ Ref: 'Q' }, 'x'] } }],
      },
    },
  },
];

const condition = fc.constantFrom('A', 'A', 'B', 'B', 'Both', 'Other');

/** One of some values, or one for each side of a condition, or (where it may be nested) of two. */
function branching(values: readonly Json[], isNested: boolean): fc.Arbitrary<Json> {
  const value = fc.constantFrom(...values);
  if (values.length === 1) return value;
  const either = (side: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
    fc.tuple(condition, side, side).map((sides): Json => ({ 'Fn::If': sides }));
  const sides = isNested ? fc.oneof(value, either(value)) : value;
  return fc.oneof({ weight: 3, arbitrary: value }, either(value), either(sides));
}

function resource({ type, properties, isOptional, after = [] }: Choices): fc.Arbitrary<JsonObject> {
  // An API that is of a protocol in several branches which are not one is said to be unknown.
  const values = Object.entries(properties).map(
    ([name, options]) => [name, branching(options, name !== 'ProtocolType')] as const,
  );
  return fc
    .record({
      condition: isOptional ? fc.option(condition, { nil: undefined, freq: 1 }) : fc.constant(undefined),
      after: fc.subarray([...after]),
      properties: fc.record(Object.fromEntries(values)),
    })
    .map((chosen): JsonObject => ({
      Type: type,
      ...(chosen.condition === undefined ? {} : { Condition: chosen.condition }),
      ...(chosen.after.length === 0 ? {} : { DependsOn: chosen.after }),
      Properties: chosen.properties,
    }));
}

/** Templates with parameters, conditions and branches in every place; what is not there is referred to by nobody. */
export const conditionalTemplate: fc.Arbitrary<JsonObject> = fc
  .record({
    rules: fc.constantFrom(...RULES),
    resources: fc.record(
      Object.fromEntries(Object.entries(RESOURCES).map(([logicalId, choices]) => [logicalId, resource(choices)])),
    ),
    left: fc.subarray(Object.keys(RESOURCES).filter((logicalId) => RESOURCES[logicalId]?.isOptional === true)),
  })
  .map(({ rules, resources, left }) => {
    const there = Object.entries(resources).filter(
      ([logicalId]) => RESOURCES[logicalId]?.isOptional !== true || left.includes(logicalId),
    );
    const ids = new Set(there.map(([logicalId]) => logicalId));
    return {
      Parameters: PARAMETERS,
      Conditions: CONDITIONS,
      ...rules,
      Resources: Object.fromEntries(
        there.map(([logicalId, { DependsOn: after, ...rest }]): [string, Json] => {
          const names = (after as readonly string[] | undefined)?.filter((name) => ids.has(name)) ?? [];
          return [logicalId, names.length === 0 ? rest : { ...rest, DependsOn: names }];
        }),
      ),
    };
  });
