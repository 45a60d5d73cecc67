// Written by scripts/write-catalogue.ts from the files of this folder.
import { apiDefaultEndpointOpen } from './api/api-default-endpoint-open';
import { apiHttpOnlyProperties } from './api/api-http-only-properties';
import { apiKeyFromAuthorizer } from './api/api-key-from-authorizer';
import { apiKeyNotEnforced } from './api/api-key-not-enforced';
import { apiKeySelectionExpression } from './api/api-key-selection-expression';
import { apiName } from './api/api-name';
import { apiNoCors } from './api/api-no-cors';
import { apiQuotas } from './api/api-quotas';
import { apiRouteSelectionExpression } from './api/api-route-selection-expression';
import { apiUnreachable } from './api/api-unreachable';
import { documentedValues } from './api/documented-values';
import { referenceOfAnotherApi } from './api/reference-of-another-api';
import { apiKeyOnConnectOnly } from './route/api-key-on-connect-only';
import { authorizerIgnored } from './route/authorizer-ignored';
import { authorizerOnlyOnConnect } from './route/authorizer-only-on-connect';
import { connectRouteAuthorized } from './route/connect-route-authorized';
import { customAuthorizationNeedsAuthorizer } from './route/custom-authorization-needs-authorizer';
import { defaultRouteMissing } from './route/default-route-missing';
import { disconnectRouteMissing } from './route/disconnect-route-missing';
import { modelName } from './route/model-name';
import { routeAuthorizationScopes } from './route/route-authorization-scopes';
import { routeAuthorizationType } from './route/route-authorization-type';
import { routeKeyReserved } from './route/route-key-reserved';
import { routeKeyUnique } from './route/route-key-unique';
import { routeModelDefault } from './route/route-model-default';
import { routeModelName } from './route/route-model-name';
import { routeResponseKeyDefault } from './route/route-response-key-default';
import { routeResponseMissing } from './route/route-response-missing';
import { routeTargetFormat } from './route/route-target-format';
import { authorizerHeaderOnly } from './authorizer/authorizer-header-only';
import { authorizerHttpOnlyProperties } from './authorizer/authorizer-http-only-properties';
import { authorizerIdentitySourceRequired } from './authorizer/authorizer-identity-source-required';
import { authorizerIdentitySource } from './authorizer/authorizer-identity-source';
import { authorizerTokenLogged } from './authorizer/authorizer-token-logged';
import { authorizerTypeRequest } from './authorizer/authorizer-type-request';
import { authorizerUnused } from './authorizer/authorizer-unused';
import { authorizerUriInvocation } from './authorizer/authorizer-uri-invocation';
import { authorizerUriRequired } from './authorizer/authorizer-uri-required';
import { subprotocolEcho } from './authorizer/subprotocol-echo';
import { integrationCallerCredentials } from './integration/integration-caller-credentials';
import { integrationConnectionIdMissing } from './integration/integration-connection-id-missing';
import { integrationCredentialsAllow } from './integration/integration-credentials-allow';
import { integrationCredentialsMissing } from './integration/integration-credentials-missing';
import { integrationCredentialsTrust } from './integration/integration-credentials-trust';
import { integrationFifoQueue } from './integration/integration-fifo-queue';
import { integrationHttpMethod } from './integration/integration-http-method';
import { integrationHttpOnlyProperties } from './integration/integration-http-only-properties';
import { integrationInternalBackend } from './integration/integration-internal-backend';
import { integrationLambdaMethod } from './integration/integration-lambda-method';
import { integrationLambdaUri } from './integration/integration-lambda-uri';
import { integrationMockStatus } from './integration/integration-mock-status';
import { integrationPayloadFormat } from './integration/integration-payload-format';
import { integrationPlaintextBackend } from './integration/integration-plaintext-backend';
import { integrationRequestParameterMapping } from './integration/integration-request-parameter-mapping';
import { integrationRequestParameterSyntax } from './integration/integration-request-parameter-syntax';
import { integrationResponseMissing } from './integration/integration-response-missing';
import { integrationStateMachineType } from './integration/integration-state-machine-type';
import { integrationTemplateInjection } from './integration/integration-template-injection';
import { integrationTimeoutLambda } from './integration/integration-timeout-lambda';
import { integrationTimeoutRange } from './integration/integration-timeout-range';
import { integrationUriForm } from './integration/integration-uri-form';
import { integrationVpcLinkConnectionId } from './integration/integration-vpc-link-connection-id';
import { integrationVpcLinkV1 } from './integration/integration-vpc-link-v1';
import { accountLogRole } from './stage/account-log-role';
import { deploymentComplete } from './stage/deployment-complete';
import { deploymentDependsOnRoutes } from './stage/deployment-depends-on-routes';
import { deploymentStatic } from './stage/deployment-static';
import { stageAccessLogDestination } from './stage/stage-access-log-destination';
import { stageAccessLogFormat } from './stage/stage-access-log-format';
import { stageAccessLogRequestId } from './stage/stage-access-log-request-id';
import { stageAccessLogStructured } from './stage/stage-access-log-structured';
import { stageAccessLogVariables } from './stage/stage-access-log-variables';
import { stageAccessLogs } from './stage/stage-access-logs';
import { stageAutoDeployConflict } from './stage/stage-auto-deploy-conflict';
import { stageDataTrace } from './stage/stage-data-trace';
import { stageDeployed } from './stage/stage-deployed';
import { stageDetailedMetrics } from './stage/stage-detailed-metrics';
import { stageExecutionLogs } from './stage/stage-execution-logs';
import { stageLoggingAccountOrder } from './stage/stage-logging-account-order';
import { stageLoggingAccountRole } from './stage/stage-logging-account-role';
import { stageNameCharacters } from './stage/stage-name-characters';
import { stageNameUnique } from './stage/stage-name-unique';
import { stageName } from './stage/stage-name';
import { stageRouteSettingsComplete } from './stage/stage-route-settings-complete';
import { stageRouteSettingsKey } from './stage/stage-route-settings-key';
import { stageRouteSettingsOrder } from './stage/stage-route-settings-order';
import { stageThrottleZero } from './stage/stage-throttle-zero';
import { stageThrottling } from './stage/stage-throttling';
import { stageVariablesSecret } from './stage/stage-variables-secret';
import { callbackEndpointDisabled } from './access/callback-endpoint-disabled';
import { callbackEndpoint } from './access/callback-endpoint';
import { callbackPrivateDns } from './access/callback-private-dns';
import { callbackWayOut } from './access/callback-way-out';
import { invokeArnShape } from './access/invoke-arn-shape';
import { invokeFullAccess } from './access/invoke-full-access';
import { invokeScope } from './access/invoke-scope';
import { lambdaPermissionMissing } from './access/lambda-permission-missing';
import { lambdaPermissionPublic } from './access/lambda-permission-public';
import { lambdaPermissionScope } from './access/lambda-permission-scope';
import { lambdaPermissionShape } from './access/lambda-permission-shape';
import { lambdaPermissionSourceArn } from './access/lambda-permission-source-arn';
import { manageConnectionsArnShape } from './access/manage-connections-arn-shape';
import { manageConnectionsMissing } from './access/manage-connections-missing';
import { manageConnectionsScope } from './access/manage-connections-scope';
import { manageConnectionsStageScope } from './access/manage-connections-stage-scope';
import { apiKeyUsagePlan } from './domain/api-key-usage-plan';
import { apiMappingKeyUnique } from './domain/api-mapping-key-unique';
import { apiMappingKey } from './domain/api-mapping-key';
import { apiMappingStage } from './domain/api-mapping-stage';
import { domainBasePathMapping } from './domain/domain-base-path-mapping';
import { domainCertificateRegion } from './domain/domain-certificate-region';
import { domainCloudfrontOrigin } from './domain/domain-cloudfront-origin';
import { domainDnsRecord } from './domain/domain-dns-record';
import { domainEndpointRegional } from './domain/domain-endpoint-regional';
import { domainMutualTls } from './domain/domain-mutual-tls';
import { domainNameCharacters } from './domain/domain-name-characters';
import { domainRoutingMode } from './domain/domain-routing-mode';
import { domainSingleProtocol } from './domain/domain-single-protocol';
import { domainTls } from './domain/domain-tls';
import { usagePlanStage } from './domain/usage-plan-stage';
import { wafAssociation } from './domain/waf-association';
import { alarmsMissing } from './around/alarms-missing';
import { connectionTableTtl } from './around/connection-table-ttl';
import { logGroupKey } from './around/log-group-key';
import { logGroupRetention } from './around/log-group-retention';
import { queueDeadLetter } from './around/queue-dead-letter';
import { httpAuthorizationScopes } from './http/http-authorization-scopes';
import { httpAuthorizerIdentitySource } from './http/http-authorizer-identity-source';
import { httpAuthorizerPayloadFormat } from './http/http-authorizer-payload-format';
import { httpAuthorizerTimeout } from './http/http-authorizer-timeout';
import { httpAuthorizerTtl } from './http/http-authorizer-ttl';
import { httpCorsCredentialsWildcard } from './http/http-cors-credentials-wildcard';
import { httpCorsOpen } from './http/http-cors-open';
import { httpCorsOrigin } from './http/http-cors-origin';
import { httpCorsPreflight } from './http/http-cors-preflight';
import { httpIntegrationMethod } from './http/http-integration-method';
import { httpIntegrationPayloadFormat } from './http/http-integration-payload-format';
import { httpIntegrationPlaintextBackend } from './http/http-integration-plaintext-backend';
import { httpIntegrationSubtype } from './http/http-integration-subtype';
import { httpIntegrationTimeoutLambda } from './http/http-integration-timeout-lambda';
import { httpIntegrationTimeoutRange } from './http/http-integration-timeout-range';
import { httpJwtAuthorizerId } from './http/http-jwt-authorizer-id';
import { httpJwtAuthorizer } from './http/http-jwt-authorizer';
import { httpJwtClaims } from './http/http-jwt-claims';
import { httpParameterMapping } from './http/http-parameter-mapping';
import { httpPrivateTls } from './http/http-private-tls';
import { httpRouteAuthorized } from './http/http-route-authorized';
import { httpRouteKey } from './http/http-route-key';
import { httpVpcLinkUri } from './http/http-vpc-link-uri';
import { httpWebsocketOnlyProperties } from './http/http-websocket-only-properties';
import type { Policy } from './policy';

/** Every policy, resource by resource. */
export const CATALOGUE: readonly Policy[] = [
  apiDefaultEndpointOpen,
  apiHttpOnlyProperties,
  apiKeyFromAuthorizer,
  apiKeyNotEnforced,
  apiKeySelectionExpression,
  apiName,
  apiNoCors,
  apiQuotas,
  apiRouteSelectionExpression,
  apiUnreachable,
  documentedValues,
  referenceOfAnotherApi,
  apiKeyOnConnectOnly,
  authorizerIgnored,
  authorizerOnlyOnConnect,
  connectRouteAuthorized,
  customAuthorizationNeedsAuthorizer,
  defaultRouteMissing,
  disconnectRouteMissing,
  modelName,
  routeAuthorizationScopes,
  routeAuthorizationType,
  routeKeyReserved,
  routeKeyUnique,
  routeModelDefault,
  routeModelName,
  routeResponseKeyDefault,
  routeResponseMissing,
  routeTargetFormat,
  authorizerHeaderOnly,
  authorizerHttpOnlyProperties,
  authorizerIdentitySourceRequired,
  authorizerIdentitySource,
  authorizerTokenLogged,
  authorizerTypeRequest,
  authorizerUnused,
  authorizerUriInvocation,
  authorizerUriRequired,
  subprotocolEcho,
  integrationCallerCredentials,
  integrationConnectionIdMissing,
  integrationCredentialsAllow,
  integrationCredentialsMissing,
  integrationCredentialsTrust,
  integrationFifoQueue,
  integrationHttpMethod,
  integrationHttpOnlyProperties,
  integrationInternalBackend,
  integrationLambdaMethod,
  integrationLambdaUri,
  integrationMockStatus,
  integrationPayloadFormat,
  integrationPlaintextBackend,
  integrationRequestParameterMapping,
  integrationRequestParameterSyntax,
  integrationResponseMissing,
  integrationStateMachineType,
  integrationTemplateInjection,
  integrationTimeoutLambda,
  integrationTimeoutRange,
  integrationUriForm,
  integrationVpcLinkConnectionId,
  integrationVpcLinkV1,
  accountLogRole,
  deploymentComplete,
  deploymentDependsOnRoutes,
  deploymentStatic,
  stageAccessLogDestination,
  stageAccessLogFormat,
  stageAccessLogRequestId,
  stageAccessLogStructured,
  stageAccessLogVariables,
  stageAccessLogs,
  stageAutoDeployConflict,
  stageDataTrace,
  stageDeployed,
  stageDetailedMetrics,
  stageExecutionLogs,
  stageLoggingAccountOrder,
  stageLoggingAccountRole,
  stageNameCharacters,
  stageNameUnique,
  stageName,
  stageRouteSettingsComplete,
  stageRouteSettingsKey,
  stageRouteSettingsOrder,
  stageThrottleZero,
  stageThrottling,
  stageVariablesSecret,
  callbackEndpointDisabled,
  callbackEndpoint,
  callbackPrivateDns,
  callbackWayOut,
  invokeArnShape,
  invokeFullAccess,
  invokeScope,
  lambdaPermissionMissing,
  lambdaPermissionPublic,
  lambdaPermissionScope,
  lambdaPermissionShape,
  lambdaPermissionSourceArn,
  manageConnectionsArnShape,
  manageConnectionsMissing,
  manageConnectionsScope,
  manageConnectionsStageScope,
  apiKeyUsagePlan,
  apiMappingKeyUnique,
  apiMappingKey,
  apiMappingStage,
  domainBasePathMapping,
  domainCertificateRegion,
  domainCloudfrontOrigin,
  domainDnsRecord,
  domainEndpointRegional,
  domainMutualTls,
  domainNameCharacters,
  domainRoutingMode,
  domainSingleProtocol,
  domainTls,
  usagePlanStage,
  wafAssociation,
  alarmsMissing,
  connectionTableTtl,
  logGroupKey,
  logGroupRetention,
  queueDeadLetter,
  httpAuthorizationScopes,
  httpAuthorizerIdentitySource,
  httpAuthorizerPayloadFormat,
  httpAuthorizerTimeout,
  httpAuthorizerTtl,
  httpCorsCredentialsWildcard,
  httpCorsOpen,
  httpCorsOrigin,
  httpCorsPreflight,
  httpIntegrationMethod,
  httpIntegrationPayloadFormat,
  httpIntegrationPlaintextBackend,
  httpIntegrationSubtype,
  httpIntegrationTimeoutLambda,
  httpIntegrationTimeoutRange,
  httpJwtAuthorizerId,
  httpJwtAuthorizer,
  httpJwtClaims,
  httpParameterMapping,
  httpPrivateTls,
  httpRouteAuthorized,
  httpRouteKey,
  httpVpcLinkUri,
  httpWebsocketOnlyProperties,
];
