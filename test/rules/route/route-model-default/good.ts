import type { Stack } from 'aws-cdk-lib';
import { CfnModel, CfnRoute, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api');
  const message = new CfnModel(stack, 'Message', {
    apiId: api.apiId,
    name: 'message',
    contentType: 'application/json',
    schema: { type: 'object', required: ['text'] },
  });
  new CfnRoute(stack, 'Send', {
    apiId: api.apiId,
    routeKey: 'send',
    modelSelectionExpression: '$request.body.kind',
    requestModels: { text: message.name, $default: message.name },
  });
};
