/** What AWS says, word for word, where several places quote it. */
export const REJECTED_SCOPES =
  '"Authorization Scopes are only valid for COGNITO_USER_POOLS and JWT authorization type"';
export const REJECTED_AUTHORIZATION = '"Currently, authorization is restricted to the $connect route only"';
export const REJECTED_LOGGING = '"CloudWatch Logs role ARN must be set in account settings to enable logging"';
export const REJECTED_AUTHORIZER_TTL = '"AuthorizerResultTtlInSeconds cannot be set for WEBSOCKET protocol Apis."';
export const REJECTED_CREDENTIALS = `"allow-credentials is not supported if 'allow-origin' is *"`;
export const REJECTED_DOMAIN_MAPPING =
  '"Currently, WebSocket APIs can only be attached to a domain name with other WebSocket APIs"';
