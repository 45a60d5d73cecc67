import type { Policy } from './policy';
import { lambdaPermissionMissing } from './access/lambda-permission-missing';
import { lambdaPermissionSourceArn } from './access/lambda-permission-source-arn';
import { manageConnectionsArnShape } from './access/manage-connections-arn-shape';
import { manageConnectionsScope } from './access/manage-connections-scope';
import { manageConnectionsStageScope } from './access/manage-connections-stage-scope';
import { authorizerIdentitySource } from './authorizer/authorizer-identity-source';
import { authorizerTypeRequest } from './authorizer/authorizer-type-request';
import { integrationLambdaUri } from './integration/integration-lambda-uri';
import { integrationPayloadFormat } from './integration/integration-payload-format';
import { integrationTimeoutLambda } from './integration/integration-timeout-lambda';
import { integrationTimeoutRange } from './integration/integration-timeout-range';
import { authorizerIgnored } from './route/authorizer-ignored';
import { authorizerOnlyOnConnect } from './route/authorizer-only-on-connect';
import { connectRouteAuthorized } from './route/connect-route-authorized';
import { customAuthorizationNeedsAuthorizer } from './route/custom-authorization-needs-authorizer';
import { routeAuthorizationType } from './route/route-authorization-type';
import { deploymentDependsOnRoutes } from './stage/deployment-depends-on-routes';
import { stageAccessLogs } from './stage/stage-access-logs';
import { stageAutoDeployConflict } from './stage/stage-auto-deploy-conflict';
import { stageDataTrace } from './stage/stage-data-trace';
import { stageDeployed } from './stage/stage-deployed';
import { stageThrottleZero } from './stage/stage-throttle-zero';
import { stageThrottling } from './stage/stage-throttling';

/** Every policy, in the order in which the catalogue is listed. */
export const CATALOGUE: readonly Policy[] = [
  lambdaPermissionMissing,
  lambdaPermissionSourceArn,
  manageConnectionsArnShape,
  manageConnectionsScope,
  manageConnectionsStageScope,
  authorizerIdentitySource,
  authorizerTypeRequest,
  integrationLambdaUri,
  integrationPayloadFormat,
  integrationTimeoutLambda,
  integrationTimeoutRange,
  authorizerIgnored,
  authorizerOnlyOnConnect,
  connectRouteAuthorized,
  customAuthorizationNeedsAuthorizer,
  routeAuthorizationType,
  deploymentDependsOnRoutes,
  stageAccessLogs,
  stageAutoDeployConflict,
  stageDataTrace,
  stageDeployed,
  stageThrottleZero,
  stageThrottling,
];
