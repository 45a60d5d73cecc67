import { oncePer } from '../collections/once-per';
import { type Json, isObject, own, ownObject } from './document/json';
import { asText, onlySymbol } from './intrinsics/symbolic-text';
import type { Case, Resource, Template } from './types';

/** The resources of a template whose ids other templates can get hold of. */
interface Shared {
  /** Those handed to a nested stack that is out of sight, and its logical id. */
  readonly nested: ReadonlyMap<Resource, string>;
  /** Those that leave the stack: as an output, or as an SSM parameter. */
  readonly leaving: ReadonlySet<Resource>;
}

const STACKS = ['AWS::CloudFormation::Stack', 'AWS::Serverless::Application'];

/**
 * Why parts of a resource, such as the routes of an API, may stand in templates that nobody showed us.
 *
 * @param resource the API, or whatever else has parts
 * @param hasParts whether some are in sight
 * @returns undefined when all of them are in sight
 */
export function hiddenParts(resource: Resource, hasParts: boolean): string | undefined {
  const { template } = resource;
  if (template.hiddenBy !== undefined) return template.hiddenBy;
  const shared = sharedBy(template);
  const stack = shared.nested.get(resource);
  if (stack !== undefined) return `nested stack ${stack} gets its id, and the template of that stack is out of sight`;
  // What has no parts yet, and an id that leaves the stack, is made to get its parts from other stacks.
  if (!hasParts && shared.leaving.has(resource))
    return 'its id leaves the stack, so parts of it may be in a template out of sight';
  return undefined;
}

const sharedBy = oncePer((template: Template): Shared => {
  const nested = new Map<Resource, string>();
  const leaving = new Set<Resource>();
  for (const parameter of template.resources.ofType('AWS::SSM::Parameter'))
    for (const named of identified(parameter.cases('Value'))) leaving.add(named);
  for (const resource of STACKS.flatMap((type) => template.resources.ofType(type))) {
    if (template.neighbours.nestedIn(template, resource.logicalId)) continue;
    for (const name of Object.keys(ownObject(resource.properties, 'Parameters')))
      for (const named of identified(resource.cases('Parameters', name))) nested.set(named, resource.logicalId);
  }
  for (const output of Object.values(template.outputs)) {
    const json: Json = isObject(output) ? (own(output, 'Value') ?? null) : null;
    for (const named of identified(template.evaluator.evaluate({ template, json }, []))) leaving.add(named);
  }
  return { nested, leaving };
});

/** The resources whose ids a value can be: by `Ref`, or by an attribute such as `ApiId`. */
function identified(cases: readonly Case[]): readonly Resource[] {
  return cases.flatMap(({ value }) => {
    const symbol = onlySymbol(asText(value) ?? []);
    const isId = symbol?.kind === 'resource' && (symbol.attribute === undefined || symbol.attribute.endsWith('Id'));
    return isId ? [symbol.resource] : [];
  });
}
