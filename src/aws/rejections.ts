/** Error messages of AWS, word for word, which several policies quote. */
export const REJECTED_SCOPES =
  '"Authorization Scopes are only valid for COGNITO_USER_POOLS and JWT authorization type"';
export const REJECTED_AUTHORIZATION = '"Currently, authorization is restricted to the $connect route only"';
export const REJECTED_LOGGING = '"CloudWatch Logs role ARN must be set in account settings to enable logging"';
export const REJECTED_AUTHORIZER_TTL = '"AuthorizerResultTtlInSeconds cannot be set for WEBSOCKET protocol Apis."';
export const REJECTED_CREDENTIALS = `"allow-credentials is not supported if 'allow-origin' is *"`;
export const REJECTED_DOMAIN_MAPPING =
  '"Currently, WebSocket APIs can only be attached to a domain name with other WebSocket APIs"';
export const REJECTED_MAPPING_KEY = '"ApiMapping key already exists for this domain name"';
export const REJECTED_METHOD = '"HttpMethod parameter method must be specified for integrationType HTTPPROXY"';
export const REJECTED_ISSUER = '"Invalid issuer: Issuer is not a valid URL for JWT Authorizer"';
export const REJECTED_DOMAIN = '"Invalid domain name identifier specified"';
export const REJECTED_STAGE = '"Invalid stage identifier specified"';
export const REJECTED_REQUEST_MAPPING = '"Invalid Request Actioned Parameter"';
export const REJECTED_RESPONSE_KEY = '"Currently, only $default is supported as a RouteResponseKey."';
export const REJECTED_AUTHORIZER_URI = '"AuthorizerUri is a required field in an Authorizer"';
export const REJECTED_API_KEY = '"ApiKeyRequired is not currently supported for HTTP APIs."';
export const REJECTED_MODELS = '"Currently, Models are not permitted for APIs with a protocol type of HTTP"';
export const REJECTED_JWT = '"JwtConfiguration must not be null for JWT Authorizer"';
export const REJECTED_PROXY_FORMAT = '"PayloadFormatVersion 2.0 is not supported for integration of type HTTP_PROXY"';
export const REJECTED_AUTHORIZER_FORMAT =
  '"AuthorizerPayloadFormatVersion is a required parameter for REQUEST authorizer"';
export const REJECTED_SIMPLE_RESPONSES =
  '"EnableSimpleResponses can only be set for AuthorizerPayloadFormatVersion "2.0"."';
export const REJECTED_TTL = '"Authorizer result TTL outside allowable range. TTL must be between 0 and 3600 seconds."';
export const REJECTED_CACHE = '"Identity source must be set if authorizer caching is enabled (TTL is greater than 0)"';
export const REJECTED_CORS = '"Cors is not supported for WEBSOCKET protocolType"';
export const REJECTED_SELECTION = '"Invalid routeSelectionExpression"';
export const REJECTED_API_NAME = '"Invalid API name specified"';
export const REJECTED_VPC_LINK = '"ConnectionId must be set to vpcLinkId for ConnectionType VPC_LINK"';
export const REJECTED_DEPLOYMENT = '"At least one route is required before deploying the Api"';
export const REJECTED_DEPLOYMENT_ID = '"Deployment ID cannot be set on this stage because AutoDeploy is enabled."';
export const REJECTED_EDGE = '"EDGE endpoint type is not supported for APIGatewayV2 domainName"';
export const REJECTED_UNDERSCORE = '"Domain names cannot contain an underscore character"';
export const REJECTED_GROUP = '"The request must contain the parameter MessageGroupId"';
export const REJECTED_DEDUPLICATION =
  '"The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly"';
/** @param most how long an integration may take, in milliseconds */
export const rejectedTimeout = (most: number): string => `"Timeout should be between 50 ms and ${most} ms"`;
export const rejectedPayloadFormat = (version: string): string => `"Unsupported PayloadFormatVersion: ${version}"`;
export const rejectedSubtype = (subtype: string): string => `"Operation: ${subtype} is not supported."`;
export const rejectedParameters = (subtype: string): string =>
  `"Operation: ${subtype} requires enabling passthrough, or defining all of the following parameters"`;
export const rejectedRouteSettings = (key: string): string =>
  `"Unable to find Route by key ${key} within the provided RouteSettings"`;
export const rejectedIdentitySource = (source: string): string => `"Invalid identity source expression: ${source}"`;
