import { oncePer } from '../collections/once-per';
import { addTo } from '../collections/grouped';
import { type Branch, excluding } from './conditions/branches';
import { type Json, isObject, own } from './document/json';
import { handedOver } from './handed-over';
import { asText, onlySymbol } from './intrinsics/symbolic-text';
import { STACK_TYPES } from './stack-types';
import type { Case, Resource, Template } from './types';

/** The resources of a template whose ids other templates can get hold of. */
interface Shared {
  /** Those handed to nested stacks, where it is out of sight what becomes of them: their logical ids, and the branches. */
  readonly nested: ReadonlyMap<Resource, readonly Case<string>[]>;
  /** The branches in which they leave the stack: as an output, or as an SSM parameter. */
  readonly leaving: ReadonlyMap<Resource, readonly Branch[]>;
}

/** A branch in which parts of a resource may be out of sight. */
export interface HiddenParts {
  readonly when: Branch;
  /** Why they may be. */
  readonly reason: string;
}

/**
 * Where parts of a resource, such as the routes of an API, may stand in templates that nobody showed us.
 *
 * @param resource the API, or whatever else has parts
 * @param parts the branches in which some are in sight
 * @returns none when all of them are in sight
 */
export function hiddenParts(resource: Resource, parts: readonly Branch[]): readonly HiddenParts[] {
  const { template } = resource;
  if (template.hiddenBy !== undefined) return [{ when: [], reason: template.hiddenBy }];
  const { nested, leaving } = sharedBy(template);
  // What has no parts yet, and an id that leaves the stack, is made to get its parts from other stacks.
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

const sharedBy = oncePer((template: Template): Shared => {
  const nested = new Map<Resource, Case<string>[]>();
  const leaving = new Map<Resource, Branch[]>();
  for (const parameter of template.resources.ofType('AWS::SSM::Parameter'))
    for (const { value, when } of identified(parameter.cases('Value'))) addTo(leaving, value, when);
  for (const resource of STACK_TYPES.flatMap((type) => template.resources.ofType(type))) {
    for (const name of Object.keys(handedOver(template, resource.logicalId, resource.json)))
      for (const { value, when } of identified(resource.cases('Parameters', name)))
        addTo(nested, value, { value: resource.logicalId, when });
  }
  for (const output of Object.values(template.outputs)) {
    if (!isObject(output)) continue;
    const json: Json = own(output, 'Value') ?? null;
    const name = own(output, 'Condition');
    const given = typeof name === 'string' ? [{ template, name, value: true }] : [];
    for (const { value, when } of identified(template.evaluator.evaluate({ template, json }, given)))
      addTo(leaving, value, when);
  }
  return { nested, leaving };
});

/** The resources whose ids a value can be: by `Ref`, or by an attribute such as `ApiId`. */
function identified(cases: readonly Case[]): readonly Case<Resource>[] {
  return cases.flatMap(({ value, when }) => {
    const symbol = onlySymbol(asText(value) ?? []);
    const isId = symbol?.kind === 'resource' && (symbol.attribute === undefined || symbol.attribute.endsWith('Id'));
    return isId ? [{ value: symbol.resource, when }] : [];
  });
}
