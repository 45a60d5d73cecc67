// reports: Chat/Send RouteResponseSelectionExpression
import type { Stack } from 'aws-cdk-lib';
import { CfnRoute, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api');
  new CfnRoute(stack, 'Send', { apiId: api.apiId, routeKey: 'send', routeResponseSelectionExpression: '$default' });
};
