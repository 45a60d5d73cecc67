import { onlySymbol } from './arn';
import { isObject, own } from './json';
import type { Resource } from './resource';
import { asText, type Term } from './term';

const STACKS = new Set(['AWS::CloudFormation::Stack', 'AWS::Serverless::Application']);

/**
 * Why parts of an API may stand in templates that nobody showed us.
 *
 * @param api the `AWS::ApiGatewayV2::Api`
 * @param hasRoutes whether some route of it is in sight
 * @returns undefined when all of its parts are in sight
 */
export function outOfSight(api: Resource, hasRoutes: boolean): string | undefined {
  const { template } = api;
  if (template.hides !== undefined) return template.hides;
  for (const resource of template.resources.values()) {
    if (!STACKS.has(resource.type) || template.neighbours.nestedIn(template, resource.logicalId)) continue;
    const passed = Object.keys(own(resource.properties, 'Parameters') ?? {});
    if (passed.some((name) => resource.cases('Parameters', name).some(({ value }) => isIdOf(api, value))))
      return `nested stack ${resource.logicalId} gets its id, and the template of that stack is out of sight`;
  }
  // An API nobody gave a route yet, whose id leaves the stack, is made to be filled by other stacks.
  if (!hasRoutes && isHandedOut(api)) return 'its id leaves the stack, so parts of it may be in a template out of sight';
  return undefined;
}

function isHandedOut(api: Resource): boolean {
  const { template } = api;
  return (
    Object.values(template.outputs).some(
      (output) =>
        isObject(output) &&
        template.evaluator
          .evaluate({ template, json: own(output, 'Value') ?? null }, [])
          .some(({ value }) => isIdOf(api, value)),
    ) ||
    [...template.resources.values()].some(
      (resource) =>
        resource.type === 'AWS::SSM::Parameter' && resource.cases('Value').some(({ value }) => isIdOf(api, value)),
    )
  );
}

function isIdOf(api: Resource, term: Term): boolean {
  const text = asText(term);
  const symbol = text && onlySymbol(text);
  return (
    symbol?.kind === 'resource' &&
    symbol.resource === api &&
    (symbol.attribute === undefined || symbol.attribute === 'ApiId')
  );
}
