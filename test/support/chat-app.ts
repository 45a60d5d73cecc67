import { App, type CfnResource, type Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { temporaryDirectory } from './cdk';

/** An app that leaves nothing behind. */
export function newApp(): App {
  return new App({ outdir: temporaryDirectory(), analyticsReporting: false });
}

/** A WebSocket API with the routes people write, and a stage that is wrong in several ways. */
export function addChat(
  stack: Stack,
  options: { readonly authorized?: boolean } = {},
): { api: WebSocketApi; stage: WebSocketStage } {
  const integration = new WebSocketMockIntegration('Mock');
  const api = new WebSocketApi(stack, 'Api', {
    connectRouteOptions: { integration, ...(options.authorized ? { authorizer: new WebSocketIamAuthorizer() } : {}) },
    disconnectRouteOptions: { integration },
    defaultRouteOptions: { integration },
  });
  api.addRoute('send', { integration });
  const stage = new WebSocketStage(stack, 'Live', { webSocketApi: api, stageName: 'live', autoDeploy: true });
  return { api, stage };
}

/** The L1 construct of an L2 one. */
export function cfn(construct: { readonly node: { readonly defaultChild?: unknown } }): CfnResource {
  return construct.node.defaultChild as CfnResource;
}
