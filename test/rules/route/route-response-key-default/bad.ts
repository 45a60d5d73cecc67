// reports: Chat/SendResponse RouteResponseKey
import type { Stack } from 'aws-cdk-lib';
import { CfnRouteResponse, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api');
  const send = api.addRoute('send', { integration: new WebSocketMockIntegration('Echo') });
  new CfnRouteResponse(stack, 'SendResponse', { apiId: api.apiId, routeId: send.routeId, routeResponseKey: 'ok' });
};
