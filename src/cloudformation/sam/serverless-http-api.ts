import { type Json, type Path, own } from '../document/json';
import type { Resource } from '../types';
import { create } from './created-resource';
import { withGlobals } from './globals';

/** Properties that are the stage's. */
const STAGE = ['StageVariables', 'AccessLogSettings', 'DefaultRouteSettings', 'RouteSettings', 'Tags'];
/** Properties that are the API's as they are. */
const API = ['CorsConfiguration', 'Description', 'DisableExecuteApiEndpoint', 'FailOnWarnings', 'Name', 'Tags'];

/**
 * What SAM creates for an `AWS::Serverless::HttpApi`, as far as it can be told without the transform: the API and its
 * stage. Routes and authorizers go into the OpenAPI document that SAM writes for it.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-httpapi.html
 */
export function expandHttpApi(resource: Resource, root: Parameters<typeof withGlobals>[1]): readonly Resource[] {
  const properties = withGlobals(resource, root, 'HttpApi');
  const { logicalId } = resource;
  const picked = (names: readonly string[]): Record<string, Json | undefined> =>
    Object.fromEntries(names.map((name) => [name, own(properties, name)]));
  const stageName = own(properties, 'StageName') ?? '$default';
  const body = own(properties, 'DefinitionBody') ?? { openapi: '3.0.1' };
  return [
    create(resource, {
      logicalId,
      type: 'AWS::ApiGatewayV2::Api',
      properties: {
        ...picked(API),
        CorsConfiguration: corsConfiguration(own(properties, 'CorsConfiguration')),
        ProtocolType: 'HTTP',
        Body: body,
      },
      dependsOn: own(resource.json, 'DependsOn'),
      from: (path: Path): Path => (path.at(0) === 'Body' ? ['DefinitionBody', ...path.slice(1)] : path),
    }),
    create(resource, {
      logicalId: `${logicalId}${stageName === '$default' ? 'ApiGatewayDefault' : typeof stageName === 'string' ? stageName : ''}Stage`,
      type: 'AWS::ApiGatewayV2::Stage',
      referredAs: 'Stage',
      properties: { ...picked(STAGE), ApiId: { Ref: logicalId }, StageName: stageName, AutoDeploy: true },
    }),
  ];
}

/** SAM takes `true` for every origin, and a text for one. */
function corsConfiguration(written: Json | undefined): Json | undefined {
  if (written === true) return { AllowOrigins: ['*'] };
  return typeof written === 'string' ? { AllowOrigins: [written] } : written;
}
