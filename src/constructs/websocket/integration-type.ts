import type { WebSocketIntegrationType } from 'aws-cdk-lib/aws-apigatewayv2';

/** `HTTP_PROXY`: API Gateway has it for WebSocket APIs, the enum of aws-cdk-lib has not. */
export const HTTP_PROXY = 'HTTP_PROXY' as never as WebSocketIntegrationType;

/** Types that hand the answer of the back end to the client as it is; the others need an integration response. */
export const PROXY_TYPES: readonly string[] = ['AWS_PROXY', 'HTTP_PROXY'];
