import { meantFunction } from '../../apigateway/invocations/invoked-function';
import type { Api, Model, Part } from '../../apigateway/model';
import { perModel } from '../../apigateway/per-model';
import { EXECUTE_API_ARN } from '../../aws/written-arns';
import { asText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Resource } from '../../cloudformation/types';
import { groupedPairs } from '../../collections/grouped';

/** With more routes, one ARN with a wildcard stands for all of them. */
const MAX_ROUTES = 3;

/**
 * The ARNs with which APIs in sight call a function, in the form of `Fn::Sub`: for routes, and for authorizers.
 *
 * @param model the app
 * @param called the function
 */
export function callingArns(model: Model, called: Resource): readonly string[] {
  const { authorizers, integrations } = partsByFunction(model);
  const ofAuthorizers = (authorizers.get(called) ?? []).map(
    ({ resource, api }) => `${EXECUTE_API_ARN}${idOf(api)}/authorizers/\${${resource.logicalId}}`,
  );
  const routes = (integrations.get(called) ?? []).flatMap((integration) => integration.routes);
  const ends = routes.map(({ key, api }) => ({ api, end: routes.length > MAX_ROUTES ? '*' : endOf(api, key) }));
  return [...new Set([...ends.map(({ api, end }) => `${EXECUTE_API_ARN}${idOf(api)}/*/${end}`), ...ofAuthorizers])];
}

/** What follows the stage: the key of a route; method and path of an HTTP API's. */
function endOf({ protocol }: Api, key: string | undefined): string {
  if (protocol === 'websocket') return key ?? 'ROUTE_KEY';
  return key?.replace(/^ANY /, '*').replace(' ', '') ?? 'METHOD/PATH';
}

/** The authorizers and the integrations that call a function, by the function. */
const partsByFunction = perModel((model) => ({
  authorizers: byFunction(model, model.authorizers, 'AuthorizerUri'),
  integrations: byFunction(model, model.integrations, 'IntegrationUri'),
}));

function byFunction<P extends Part>(
  model: Model,
  parts: readonly P[],
  property: string,
): ReadonlyMap<Resource, readonly P[]> {
  return groupedPairs(
    parts.flatMap((part) => {
      const called = part.resource
        .cases(property)
        .flatMap(({ value }) => meantFunction(model, asText(value))?.resource ?? []);
      return [...new Set(called)].map((resource) => [resource, part] as const);
    }),
  );
}

function idOf({ resource }: Api): string {
  return resource ? `\${${resource.logicalId}}` : 'API_ID';
}
