// Written by scripts/write-rule-index.ts from the files of rules/.
import type { RuleDescription } from './define-source-rule';
import { apiKeyNotEnforced } from './rules/api-key-not-enforced';
import { apiKeyOnConnectOnly } from './rules/api-key-on-connect-only';
import {
  authorizerAnswersPolicy,
  description as authorizerAnswersPolicyDescription,
} from './rules/authorizer-answers-policy';
import { authorizerContext, description as authorizerContextDescription } from './rules/authorizer-context';
import { authorizerHeaderOnly } from './rules/authorizer-header-only';
import { authorizerIdentitySource } from './rules/authorizer-identity-source';
import { authorizerIdentitySourceRequired } from './rules/authorizer-identity-source-required';
import { authorizerOnlyOnConnect } from './rules/authorizer-only-on-connect';
import { authorizerUnused } from './rules/authorizer-unused';
import { awaitPost, description as awaitPostDescription } from './rules/await-post';
import { connectRouteAuthorized } from './rules/connect-route-authorized';
import { connectionTableTtl } from './rules/connection-table-ttl';
import { defaultRouteMissing } from './rules/default-route-missing';
import { deploymentStatic } from './rules/deployment-static';
import { disconnectRouteMissing } from './rules/disconnect-route-missing';
import { goneStatusCode, description as goneStatusCodeDescription } from './rules/gone-status-code';
import { handleGone, description as handleGoneDescription } from './rules/handle-gone';
import { httpCorsCredentialsWildcard } from './rules/http-cors-credentials-wildcard';
import { httpCorsOpen } from './rules/http-cors-open';
import { httpIntegrationPayloadFormat } from './rules/http-integration-payload-format';
import { httpIntegrationPlaintextBackend } from './rules/http-integration-plaintext-backend';
import { httpIntegrationTimeoutRange } from './rules/http-integration-timeout-range';
import { integrationLambdaUri } from './rules/integration-lambda-uri';
import { integrationPayloadFormat } from './rules/integration-payload-format';
import { integrationPlaintextBackend } from './rules/integration-plaintext-backend';
import { integrationTimeoutLambda } from './rules/integration-timeout-lambda';
import { integrationTimeoutRange } from './rules/integration-timeout-range';
import { invokeFullAccess } from './rules/invoke-full-access';
import { lambdaPermissionMissing } from './rules/lambda-permission-missing';
import { lambdaPermissionShape } from './rules/lambda-permission-shape';
import { lambdaPermissionSourceArn } from './rules/lambda-permission-source-arn';
import { manageConnectionsScope } from './rules/manage-connections-scope';
import { manageConnectionsStageScope } from './rules/manage-connections-stage-scope';
import { managementEndpoint, description as managementEndpointDescription } from './rules/management-endpoint';
import { noArnForExecuteApi, description as noArnForExecuteApiDescription } from './rules/no-arn-for-execute-api';
import { noLogConnectEvent, description as noLogConnectEventDescription } from './rules/no-log-connect-event';
import { noPostInConnect, description as noPostInConnectDescription } from './rules/no-post-in-connect';
import { noPostInDisconnect, description as noPostInDisconnectDescription } from './rules/no-post-in-disconnect';
import {
  noSequentialBroadcast,
  description as noSequentialBroadcastDescription,
} from './rules/no-sequential-broadcast';
import {
  noUnpagedConnectionScan,
  description as noUnpagedConnectionScanDescription,
} from './rules/no-unpaged-connection-scan';
import { postData, description as postDataDescription } from './rules/post-data';
import { preferCallbackUrl, description as preferCallbackUrlDescription } from './rules/prefer-callback-url';
import {
  preferGuardedConstructs,
  description as preferGuardedConstructsDescription,
} from './rules/prefer-guarded-constructs';
import { routeKeyReserved } from './rules/route-key-reserved';
import { routeKeyUnique } from './rules/route-key-unique';
import { stageAccessLogVariables } from './rules/stage-access-log-variables';
import { stageAccessLogs } from './rules/stage-access-logs';
import { stageAutoDeployConflict } from './rules/stage-auto-deploy-conflict';
import { stageDataTrace } from './rules/stage-data-trace';
import { stageDeployed } from './rules/stage-deployed';
import { stageDetailedMetrics } from './rules/stage-detailed-metrics';
import { stageExecutionLogs } from './rules/stage-execution-logs';
import { stageName } from './rules/stage-name';
import { stageNameCharacters } from './rules/stage-name-characters';
import { stageThrottleZero } from './rules/stage-throttle-zero';
import { stageThrottling } from './rules/stage-throttling';

/** Every rule by its id, which is that of the policy in the catalogue. */
export const RULES = {
  'api-key-not-enforced': apiKeyNotEnforced,
  'api-key-on-connect-only': apiKeyOnConnectOnly,
  'authorizer-answers-policy': authorizerAnswersPolicy,
  'authorizer-context': authorizerContext,
  'authorizer-header-only': authorizerHeaderOnly,
  'authorizer-identity-source': authorizerIdentitySource,
  'authorizer-identity-source-required': authorizerIdentitySourceRequired,
  'authorizer-only-on-connect': authorizerOnlyOnConnect,
  'authorizer-unused': authorizerUnused,
  'await-post': awaitPost,
  'connect-route-authorized': connectRouteAuthorized,
  'connection-table-ttl': connectionTableTtl,
  'default-route-missing': defaultRouteMissing,
  'deployment-static': deploymentStatic,
  'disconnect-route-missing': disconnectRouteMissing,
  'gone-status-code': goneStatusCode,
  'handle-gone': handleGone,
  'http-cors-credentials-wildcard': httpCorsCredentialsWildcard,
  'http-cors-open': httpCorsOpen,
  'http-integration-payload-format': httpIntegrationPayloadFormat,
  'http-integration-plaintext-backend': httpIntegrationPlaintextBackend,
  'http-integration-timeout-range': httpIntegrationTimeoutRange,
  'integration-lambda-uri': integrationLambdaUri,
  'integration-payload-format': integrationPayloadFormat,
  'integration-plaintext-backend': integrationPlaintextBackend,
  'integration-timeout-lambda': integrationTimeoutLambda,
  'integration-timeout-range': integrationTimeoutRange,
  'invoke-full-access': invokeFullAccess,
  'lambda-permission-missing': lambdaPermissionMissing,
  'lambda-permission-shape': lambdaPermissionShape,
  'lambda-permission-source-arn': lambdaPermissionSourceArn,
  'manage-connections-scope': manageConnectionsScope,
  'manage-connections-stage-scope': manageConnectionsStageScope,
  'management-endpoint': managementEndpoint,
  'no-arn-for-execute-api': noArnForExecuteApi,
  'no-log-connect-event': noLogConnectEvent,
  'no-post-in-connect': noPostInConnect,
  'no-post-in-disconnect': noPostInDisconnect,
  'no-sequential-broadcast': noSequentialBroadcast,
  'no-unpaged-connection-scan': noUnpagedConnectionScan,
  'post-data': postData,
  'prefer-callback-url': preferCallbackUrl,
  'prefer-guarded-constructs': preferGuardedConstructs,
  'route-key-reserved': routeKeyReserved,
  'route-key-unique': routeKeyUnique,
  'stage-access-log-variables': stageAccessLogVariables,
  'stage-access-logs': stageAccessLogs,
  'stage-auto-deploy-conflict': stageAutoDeployConflict,
  'stage-data-trace': stageDataTrace,
  'stage-deployed': stageDeployed,
  'stage-detailed-metrics': stageDetailedMetrics,
  'stage-execution-logs': stageExecutionLogs,
  'stage-name': stageName,
  'stage-name-characters': stageNameCharacters,
  'stage-throttle-zero': stageThrottleZero,
  'stage-throttling': stageThrottling,
} as const;

/** What there is to say of the rules that no policy of the catalogue has, since only source code shows them. */
export const SOURCE_ONLY: readonly RuleDescription[] = [
  authorizerAnswersPolicyDescription,
  authorizerContextDescription,
  awaitPostDescription,
  goneStatusCodeDescription,
  handleGoneDescription,
  managementEndpointDescription,
  noArnForExecuteApiDescription,
  noLogConnectEventDescription,
  noPostInConnectDescription,
  noPostInDisconnectDescription,
  noSequentialBroadcastDescription,
  noUnpagedConnectionScanDescription,
  postDataDescription,
  preferCallbackUrlDescription,
  preferGuardedConstructsDescription,
];
