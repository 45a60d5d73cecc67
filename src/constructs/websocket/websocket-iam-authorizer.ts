import * as authorizers from 'aws-cdk-lib/aws-apigatewayv2-authorizers';

/**
 * Lets in clients that sign the handshake with AWS credentials, and may `execute-api:Invoke` the `$connect` route.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html
 */
export class WebSocketIamAuthorizer extends authorizers.WebSocketIamAuthorizer {}
