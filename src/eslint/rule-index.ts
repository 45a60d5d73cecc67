import type { RuleDescription } from './define-source-rule';
import { connectRouteAuthorized } from './rules/connect-route-authorized';
import { authorizerOnlyOnConnect } from './rules/authorizer-only-on-connect';
import { routeKeyUnique } from './rules/route-key-unique';
import { routeKeyReserved } from './rules/route-key-reserved';
import { defaultRouteMissing } from './rules/default-route-missing';
import { apiKeyNotEnforced } from './rules/api-key-not-enforced';
import { authorizerIdentitySource } from './rules/authorizer-identity-source';
import { authorizerHeaderOnly } from './rules/authorizer-header-only';
import { integrationTimeoutRange } from './rules/integration-timeout-range';
import { integrationTimeoutLambda } from './rules/integration-timeout-lambda';
import { integrationPayloadFormat } from './rules/integration-payload-format';
import { integrationPlaintextBackend } from './rules/integration-plaintext-backend';
import { stageThrottling } from './rules/stage-throttling';
import { stageThrottleZero } from './rules/stage-throttle-zero';
import { stageAccessLogs } from './rules/stage-access-logs';
import { stageDataTrace } from './rules/stage-data-trace';
import { stageDeployed } from './rules/stage-deployed';
import { stageName } from './rules/stage-name';
import { manageConnectionsScope } from './rules/manage-connections-scope';
import { manageConnectionsStageScope } from './rules/manage-connections-stage-scope';
import { lambdaPermissionSourceArn } from './rules/lambda-permission-source-arn';
import { noArnForExecuteApi, description as noArnForExecuteApiDescription } from './rules/no-arn-for-execute-api';
import { noPostInConnect, description as noPostInConnectDescription } from './rules/no-post-in-connect';
import {
  preferGuardedConstructs,
  description as preferGuardedConstructsDescription,
} from './rules/prefer-guarded-constructs';

/** Every rule by its id, which is that of the policy in the catalogue. */
export const RULES = {
  'connect-route-authorized': connectRouteAuthorized,
  'authorizer-only-on-connect': authorizerOnlyOnConnect,
  'route-key-unique': routeKeyUnique,
  'route-key-reserved': routeKeyReserved,
  'default-route-missing': defaultRouteMissing,
  'api-key-not-enforced': apiKeyNotEnforced,
  'authorizer-identity-source': authorizerIdentitySource,
  'authorizer-header-only': authorizerHeaderOnly,
  'integration-timeout-range': integrationTimeoutRange,
  'integration-timeout-lambda': integrationTimeoutLambda,
  'integration-payload-format': integrationPayloadFormat,
  'integration-plaintext-backend': integrationPlaintextBackend,
  'stage-throttling': stageThrottling,
  'stage-throttle-zero': stageThrottleZero,
  'stage-access-logs': stageAccessLogs,
  'stage-data-trace': stageDataTrace,
  'stage-deployed': stageDeployed,
  'stage-name': stageName,
  'manage-connections-scope': manageConnectionsScope,
  'manage-connections-stage-scope': manageConnectionsStageScope,
  'lambda-permission-source-arn': lambdaPermissionSourceArn,
  'no-arn-for-execute-api': noArnForExecuteApi,
  'no-post-in-connect': noPostInConnect,
  'prefer-guarded-constructs': preferGuardedConstructs,
} as const;

/** What there is to say of the rules that no policy of the catalogue has, since only source code shows them. */
export const SOURCE_ONLY: readonly RuleDescription[] = [
  noArnForExecuteApiDescription,
  noPostInConnectDescription,
  preferGuardedConstructsDescription,
];
