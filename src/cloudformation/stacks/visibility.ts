import { oncePer } from '../../collections/once-per';
import { addTo } from '../../collections/grouped';
import { type Branch, excluding } from '../conditions/branches';
import { isObject, own } from '../document/json';
import { existenceOf } from '../resources/existence';
import { handedOver } from './handed-over';
import { asText, onlySymbol } from '../intrinsics/symbolic-text';
import { STACK_TYPES } from '../../aws/stack-types';
import type { Case, Neighbours, Resource, Template } from '../types';

/** The resources of an app whose ids are known to templates out of sight. */
interface Shared {
  /** By resource: the nested stacks that get its id and whose use of it is out of sight, each in its branch. */
  readonly nested: ReadonlyMap<Resource, readonly Case<string>[]>;
  /** The branches in which they leave the app: as an output, or as an SSM parameter. */
  readonly leaving: ReadonlyMap<Resource, readonly Branch[]>;
}

/** A branch in which parts of a resource may be out of sight. */
export interface HiddenParts {
  readonly when: Branch;
  /** Why they may be. */
  readonly reason: string;
}

/**
 * The branches in which parts of a resource, such as routes of an API, may be in templates out of sight.
 *
 * @param resource the API, or whatever else has parts
 * @param parts the branches in which some are in sight
 * @returns none when all of them are in sight
 */
export function hiddenParts(resource: Resource, parts: readonly Branch[]): readonly HiddenParts[] {
  const { template } = resource;
  if (template.hiddenBy !== undefined) return [{ when: [], reason: template.hiddenBy }];
  const { nested, leaving } = sharedBy(template.neighbours);
  // A resource without parts whose id leaves the app gets its parts in other stacks.
  const bare = (leaving.get(resource) ?? []).flatMap((when) => excluding(when, parts));
  return [
    ...(nested.get(resource) ?? []).map(({ value: stack, when }) => ({
      when,
      reason: `nested stack ${stack} gets its id, and what that stack makes of it is out of sight`,
    })),
    ...bare.map((when) => ({
      when,
      reason: 'its id leaves the stack, so parts of it may be in a template out of sight',
    })),
  ];
}

const sharedBy = oncePer(({ templates }: Neighbours): Shared => {
  const nested = new Map<Resource, Case<string>[]>();
  const leaving = new Map<Resource, Branch[]>();
  for (const template of templates) {
    for (const resource of STACK_TYPES.flatMap((type) => template.resources.ofType(type)))
      for (const name of Object.keys(handedOver(template, resource.logicalId, resource.json)))
        for (const { value, when } of identified(resource.cases('Parameters', name)))
          addTo(nested, value, { value: resource.logicalId, when });
    for (const { value, when } of identified(givenAway(template))) addTo(leaving, value, when);
  }
  return { nested, leaving };
});

/**
 * What a template puts into SSM parameters and outputs; those of a nested stack go to its parent, unless they are
 * exported.
 */
function givenAway(template: Template): readonly Case[] {
  const outputs = Object.values(template.outputs).flatMap((output) => {
    if (!isObject(output) || (template.parents.length > 0 && own(output, 'Export') === undefined)) return [];
    return template.evaluator.evaluate({ template, json: own(output, 'Value') ?? null }, existenceOf(template, output));
  });
  return [...template.resources.ofType('AWS::SSM::Parameter').flatMap((one) => one.cases('Value')), ...outputs];
}

/** The resources whose ids a value can be: by `Ref`, or by an attribute such as `ApiId`. */
function identified(cases: readonly Case[]): readonly Case<Resource>[] {
  return cases.flatMap(({ value, when }) => {
    const symbol = onlySymbol(asText(value) ?? []);
    const isId = symbol?.kind === 'resource' && (symbol.attribute === undefined || symbol.attribute.endsWith('Id'));
    return isId ? [{ value: symbol.resource, when }] : [];
  });
}
