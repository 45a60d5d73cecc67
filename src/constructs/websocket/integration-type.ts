import type { WebSocketIntegrationType } from 'aws-cdk-lib/aws-apigatewayv2';

/** `HTTP_PROXY`, which API Gateway supports for WebSocket APIs and the enum of aws-cdk-lib lacks. */
export const HTTP_PROXY = 'HTTP_PROXY' as never as WebSocketIntegrationType;

/** Types that send the answer of the back end to the client unchanged; the others need an integration response. */
export const PROXY_TYPES: readonly string[] = ['AWS_PROXY', 'HTTP_PROXY'];
