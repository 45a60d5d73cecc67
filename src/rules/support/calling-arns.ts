import { meantFunction } from '../../apigateway/invocations/invoked-function';
import type { Api, Model } from '../../apigateway/model';
import { asText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Resource } from '../../cloudformation/types';

const PREFIX = 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:';
/** Routes that are named before a wildcard stands for all of them. */
const MAX_ROUTES = 3;

/**
 * The ARNs by which APIs in sight call a function, as `Fn::Sub` writes them: of its routes, and of its authorizers.
 *
 * @param model the app
 * @param called the function
 */
export function callingArns(model: Model, called: Resource): readonly string[] {
  const calls = (resource: Resource, property: string): boolean =>
    resource.cases(property).some(({ value }) => meantFunction(model, asText(value))?.resource === called);
  const authorizers = model.authorizers
    .filter(({ resource }) => calls(resource, 'AuthorizerUri'))
    .map(({ resource, api }) => `${PREFIX}${idOf(api)}/authorizers/\${${resource.logicalId}}`);
  const routes = model.integrations
    .filter(({ resource }) => calls(resource, 'IntegrationUri'))
    .flatMap((integration) => integration.routes)
    .map(({ key = 'ROUTE_KEY', api }) => ({ api, key }));
  const named = routes.length > MAX_ROUTES ? routes.map(({ api }) => ({ api, key: '*' })) : routes;
  return [...new Set([...named.map(({ api, key }) => `${PREFIX}${idOf(api)}/*/${key}`), ...authorizers])];
}

function idOf({ resource }: Api): string {
  return resource ? `\${${resource.logicalId}}` : 'API_ID';
}
