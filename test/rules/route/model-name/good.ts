import type { Stack } from 'aws-cdk-lib';
import { CfnModel, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api');
  new CfnModel(stack, 'Order', {
    apiId: api.apiId,
    name: 'newOrder',
    contentType: 'application/json',
    schema: { type: 'object', required: ['action'] },
  });
};
