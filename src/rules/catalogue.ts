// Written by scripts/write-catalogue.ts from the files of this folder.
import { authorizerIgnored } from './route/authorizer-ignored';
import { authorizerOnlyOnConnect } from './route/authorizer-only-on-connect';
import { connectRouteAuthorized } from './route/connect-route-authorized';
import { customAuthorizationNeedsAuthorizer } from './route/custom-authorization-needs-authorizer';
import { routeAuthorizationType } from './route/route-authorization-type';
import { authorizerIdentitySource } from './authorizer/authorizer-identity-source';
import { authorizerTypeRequest } from './authorizer/authorizer-type-request';
import { integrationLambdaUri } from './integration/integration-lambda-uri';
import { integrationPayloadFormat } from './integration/integration-payload-format';
import { integrationTimeoutLambda } from './integration/integration-timeout-lambda';
import { integrationTimeoutRange } from './integration/integration-timeout-range';
import { deploymentDependsOnRoutes } from './stage/deployment-depends-on-routes';
import { stageAccessLogs } from './stage/stage-access-logs';
import { stageAutoDeployConflict } from './stage/stage-auto-deploy-conflict';
import { stageDataTrace } from './stage/stage-data-trace';
import { stageDeployed } from './stage/stage-deployed';
import { stageThrottleZero } from './stage/stage-throttle-zero';
import { stageThrottling } from './stage/stage-throttling';
import { lambdaPermissionMissing } from './access/lambda-permission-missing';
import { lambdaPermissionSourceArn } from './access/lambda-permission-source-arn';
import { manageConnectionsArnShape } from './access/manage-connections-arn-shape';
import { manageConnectionsScope } from './access/manage-connections-scope';
import { manageConnectionsStageScope } from './access/manage-connections-stage-scope';
import type { Policy } from './policy';

/** Every policy, resource by resource. */
export const CATALOGUE: readonly Policy[] = [
  authorizerIgnored,
  authorizerOnlyOnConnect,
  connectRouteAuthorized,
  customAuthorizationNeedsAuthorizer,
  routeAuthorizationType,
  authorizerIdentitySource,
  authorizerTypeRequest,
  integrationLambdaUri,
  integrationPayloadFormat,
  integrationTimeoutLambda,
  integrationTimeoutRange,
  deploymentDependsOnRoutes,
  stageAccessLogs,
  stageAutoDeployConflict,
  stageDataTrace,
  stageDeployed,
  stageThrottleZero,
  stageThrottling,
  lambdaPermissionMissing,
  lambdaPermissionSourceArn,
  manageConnectionsArnShape,
  manageConnectionsScope,
  manageConnectionsStageScope,
];
