// reports: Chat/Send RequestModels.$default
import type { Stack } from 'aws-cdk-lib';
import { CfnModel, CfnRoute, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api');
  const order = new CfnModel(stack, 'Order', { apiId: api.apiId, name: 'order', schema: { type: 'object' } });
  const send = new CfnRoute(stack, 'Send', {
    apiId: api.apiId,
    routeKey: 'send',
    modelSelectionExpression: '$default',
    requestModels: { $default: order.ref },
  });
  send.addResourceDependency(order);
};
