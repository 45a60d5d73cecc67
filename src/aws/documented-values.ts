/**
 * Values that AWS documents for properties of API Gateway, upper and lower case included.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_ApiGatewayV2.html
 */

/** `AWS::ApiGatewayV2::Api` ProtocolType. */
export const PROTOCOL_TYPES: readonly string[] = ['WEBSOCKET', 'HTTP'];

/** `AWS::ApiGatewayV2::Api` and `AWS::ApiGatewayV2::DomainName` IpAddressType. */
export const IP_ADDRESS_TYPES: readonly string[] = ['ipv4', 'dualstack'];

/** `AWS::ApiGatewayV2::Api` ApiKeySelectionExpression: where API Gateway takes the key of a client from. */
export const KEY_SOURCES: readonly string[] = ['$request.header.x-api-key', '$context.authorizer.usageIdentifierKey'];

/** `AWS::ApiGatewayV2::Integration` IntegrationType. */
export const INTEGRATION_TYPES: readonly string[] = ['AWS', 'AWS_PROXY', 'HTTP', 'HTTP_PROXY', 'MOCK'];

/** `AWS::ApiGatewayV2::Integration` ConnectionType. */
export const CONNECTION_TYPES: readonly string[] = ['INTERNET', 'VPC_LINK'];

/** `AWS::ApiGatewayV2::Integration` PassthroughBehavior. */
export const PASSTHROUGH_BEHAVIORS: readonly string[] = ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'];

/** `AWS::ApiGatewayV2::Integration` and `IntegrationResponse` ContentHandlingStrategy. */
export const CONTENT_HANDLING_STRATEGIES: readonly string[] = ['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'];

/** Levels at which a stage writes execution logs. */
export const WRITING_LEVELS: readonly string[] = ['ERROR', 'INFO'];

/** LoggingLevel in the route settings of an `AWS::ApiGatewayV2::Stage`. */
export const LOGGING_LEVELS: readonly string[] = [...WRITING_LEVELS, 'OFF'];

/** Limits in the route settings of an `AWS::ApiGatewayV2::Stage`: numbers from 0 on. */
export const THROTTLING_LIMITS = ['ThrottlingRateLimit', 'ThrottlingBurstLimit'] as const;

/** `AWS::ApiGatewayV2::DomainName` EndpointType. */
export const ENDPOINT_TYPES: readonly string[] = ['REGIONAL', 'EDGE'];

/** `AWS::ApiGatewayV2::DomainName` SecurityPolicy. */
export const SECURITY_POLICIES: readonly string[] = ['TLS_1_0', 'TLS_1_2'];

/** `AWS::ApiGatewayV2::DomainName` RoutingMode. */
export const ROUTING_MODES: readonly string[] = [
  'API_MAPPING_ONLY',
  'ROUTING_RULE_THEN_API_MAPPING',
  'ROUTING_RULE_ONLY',
];

/** `AWS::ApiGateway::DomainName` RoutingMode. */
export const VERSION_1_ROUTING_MODES: readonly string[] = [
  'BASE_PATH_MAPPING_ONLY',
  'ROUTING_RULE_THEN_BASE_PATH_MAPPING',
  'ROUTING_RULE_ONLY',
];
