import * as fc from 'fast-check';
import {
  type Json,
  type JsonObject,
  isList,
  isObject,
  own,
  ownObject,
} from '../../../src/cloudformation/document/json';
import { type Reference, namesIn, withReferences, written } from './references';
import type { AppTemplate, Rewriting } from './rewriting';

/** A template in two parts, of which only the second refers to the first. */
interface Parts {
  readonly first: JsonObject;
  readonly second: JsonObject;
  /** What the second refers to in the first, by names that are fit for parameters and outputs. */
  readonly shared: ReadonlyMap<string, Reference>;
}

/** As CDK names it, so that it is known to be for stacks of the same app. */
function nameOf({ name, attribute }: Reference): string {
  return `ExportsOutput${attribute === undefined ? 'Ref' : 'FnGetAtt'}${name}${attribute ?? ''}`.replace(
    /[^A-Za-z0-9]/g,
    '',
  );
}

/** Takes a template apart: some resources with all that they refer to, and the others. */
function apart(template: JsonObject, chosen: readonly string[], refer: (shared: Reference) => Json): Parts | undefined {
  const { Resources: _resources, Outputs: outputs, ...sections } = template;
  const resources = Object.entries(ownObject(template, 'Resources'));
  const isFirst = new Set<string>();
  const open = [...chosen];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const resource = resources.find(([id]) => id === next)?.[1];
    if (resource === undefined || isFirst.has(next)) continue;
    isFirst.add(next);
    open.push(...namesIn(resource), ...orderOf(resource));
  }
  const shared = new Map<string, Reference>();
  const outside = (json: Json): Json =>
    withReferences(json, (reference) => {
      if (!isFirst.has(reference.name)) return undefined;
      shared.set(nameOf(reference), reference);
      return refer(reference);
    });
  const second = resources
    .filter(([id]) => !isFirst.has(id))
    .map(([id, json]): [string, Json] => [id, alone(outside(json), isFirst)]);
  if (isFirst.size === 0 || second.length === 0) return undefined;
  return {
    first: { ...sections, Resources: Object.fromEntries(resources.filter(([id]) => isFirst.has(id))) },
    second: {
      ...sections,
      Resources: Object.fromEntries(second),
      ...(outputs === undefined ? {} : { Outputs: outside(outputs) }),
    },
    shared,
  };
}

/** Names in `DependsOn`. */
function orderOf(resource: Json): readonly string[] {
  const after = isObject(resource) ? own(resource, 'DependsOn') : undefined;
  return (isList(after) ? after : [after]).filter((name) => typeof name === 'string');
}

/** A resource without the orders that its new stack keeps anyhow: the first one is deployed before. */
function alone(resource: Json, isElsewhere: ReadonlySet<string>): Json {
  const after = orderOf(resource).filter((name) => !isElsewhere.has(name));
  if (!isObject(resource)) return resource;
  const { DependsOn: _after, ...rest } = resource;
  return after.length === 0 ? rest : { ...rest, DependsOn: after };
}

function outputsOf(shared: Parts['shared'], isExported: boolean): JsonObject {
  return Object.fromEntries(
    [...shared].map(([name, reference]): [string, Json] => [
      name,
      { Value: written(reference), ...(isExported ? { Export: { Name: name } } : {}) },
    ]),
  );
}

const BESIDE = { file: 'first.json' };

/** How two stacks are put together. */
const JOINS: Readonly<
  Record<string, { refer: (shared: Reference) => Json; join: (parts: Parts) => readonly AppTemplate[] }>
> = {
  exports: {
    refer: (shared) => ({ 'Fn::ImportValue': nameOf(shared) }),
    join: ({ first, second, shared }) => [
      { ...BESIDE, content: { ...first, Outputs: outputsOf(shared, true) } },
      { file: 'second.json', content: second, dependencies: [BESIDE.file] },
    ],
  },
  nestedBelow: {
    refer: (shared) => ({ Ref: nameOf(shared) }),
    join: ({ first, second, shared }) => [
      {
        ...BESIDE,
        nested: { NestedStack: 'second.json' },
        content: {
          ...first,
          Resources: {
            ...ownObject(first, 'Resources'),
            NestedStack: {
              Type: 'AWS::CloudFormation::Stack',
              Properties: {
                TemplateURL: 'https://s3.amazonaws.com/bucket/second.json',
                Parameters: Object.fromEntries([...shared].map(([name, reference]) => [name, written(reference)])),
              },
            },
          },
        },
      },
      {
        file: 'second.json',
        content: {
          ...second,
          Parameters: {
            ...ownObject(second, 'Parameters'),
            ...Object.fromEntries([...shared.keys()].map((name) => [name, { Type: 'String' }])),
          },
        },
      },
    ],
  },
  nestedAbove: {
    refer: (shared) => ({ 'Fn::GetAtt': ['NestedStack', `Outputs.${nameOf(shared)}`] }),
    join: ({ first, second, shared }) => [
      {
        file: 'second.json',
        nested: { NestedStack: BESIDE.file },
        content: {
          ...second,
          Resources: {
            NestedStack: {
              Type: 'AWS::CloudFormation::Stack',
              Properties: { TemplateURL: 'https://s3.amazonaws.com/bucket/first.json' },
            },
            ...ownObject(second, 'Resources'),
          },
        },
      },
      { ...BESIDE, content: { ...first, Outputs: outputsOf(shared, false) } },
    ],
  },
};

const ORDER = 'one stack is deployed before the other, whatever DependsOn says';
const LEAVING = 'the id of the API leaves its stack, so parts of it may be out of sight';

/** One stack as two: by exports and imports, and as nested stacks either way. */
export const splitting: Rewriting = {
  name: 'splitting',
  keepsFingerprints: false,
  mayMove: {
    'route-key-unique': 'it stands at the second of two routes',
    'stage-name-unique': 'it stands at the second of two stages',
    'api-mapping-key-unique': 'it stands at the second of two mappings',
  },
  mayChange: {
    'api-mapping-stage': ORDER,
    'deployment-complete': ORDER,
    'deployment-depends-on-routes': ORDER,
    'stage-logging-account-order': ORDER,
    'stage-route-settings-order': ORDER,
    'api-key-usage-plan': LEAVING,
    'api-unreachable': LEAVING,
  },
  mayFindMore: {
    'lambda-permission-missing': 'a route out of sight may use an integration that no route in sight uses',
  },
  mayBeUnknown: /its id leaves|out of sight$/,
  of: (template) => {
    const ids = Object.keys(ownObject(template, 'Resources'));
    // The conditions of one stack are not those of another, and SAM transforms each by itself.
    if (ids.length < 2 || template.Conditions !== undefined || template.Transform !== undefined) return undefined;
    return fc
      .tuple(fc.constantFrom(...Object.values(JOINS)), fc.subarray(ids, { minLength: 1 }))
      .map(([{ refer, join }, chosen]) => {
        const parts = apart(template, chosen, refer);
        return { templates: parts ? join(parts) : [{ file: 'template.json', content: template }] };
      });
  },
};
