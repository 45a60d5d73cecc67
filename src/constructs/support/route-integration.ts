import { CfnResource, type Duration } from 'aws-cdk-lib';
import type { HttpRouteIntegrationBindOptions, HttpRouteIntegrationConfig } from 'aws-cdk-lib/aws-apigatewayv2';
import { check } from './check';
import { placeOf } from './fail';
import { having, orNothing } from './kinds';
import { acceptedByHttpIntegration, httpIntegrationTimeout } from './integration-timeout';
import { reportErrors } from './report-error';
import { mappingProblems } from './request-mapping';
import { missingParameters } from './service-parameters';

const KINDS = {
  payloadFormatVersion: orNothing(
    having('a PayloadFormatVersion, such as PayloadFormatVersion.VERSION_2_0', 'version'),
  ),
  parameterMapping: orNothing(
    having("a ParameterMapping, such as new ParameterMapping().removeHeader('cookie')", 'mappings'),
  ),
};

/**
 * The configuration of an integration of aws-cdk-lib with a timeout, its mapping checked.
 *
 * @param options the route that it is bound to
 * @param id its id below the route
 * @param config the configuration of aws-cdk-lib
 * @param timeout what the author asked for
 * @throws Error when the timeout is not within 50 ms to 30 s, or the mapping has a reserved header
 */
export function checkedIntegration(
  { scope }: HttpRouteIntegrationBindOptions,
  id: string,
  config: HttpRouteIntegrationConfig,
  timeout?: Duration,
): HttpRouteIntegrationConfig {
  check(placeOf(scope, id), config, KINDS);
  const { subtype, parameterMapping } = config;
  const problems =
    subtype === undefined
      ? mappingProblems(scope, id, parameterMapping)
      : missingParameters(id, subtype, parameterMapping);
  reportErrors(scope, () => problems);
  return { ...config, timeout: acceptedByHttpIntegration(httpIntegrationTimeout(scope, id, timeout)) };
}

/** The resource of an integration that was bound to a route; undefined where it was bound to another one before. */
export function integrationResource({ scope }: HttpRouteIntegrationBindOptions, id: string): CfnResource | undefined {
  const resource = scope.node.tryFindChild(id)?.node.defaultChild;
  return resource && CfnResource.isCfnResource(resource) ? resource : undefined;
}
