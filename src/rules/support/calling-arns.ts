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
  const routes = (integrations.get(called) ?? [])
    .flatMap((integration) => integration.routes)
    .map(({ key = 'ROUTE_KEY', api }) => ({ api, key }));
  const named = routes.length > MAX_ROUTES ? routes.map(({ api }) => ({ api, key: '*' })) : routes;
  return [...new Set([...named.map(({ api, key }) => `${EXECUTE_API_ARN}${idOf(api)}/*/${key}`), ...ofAuthorizers])];
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
