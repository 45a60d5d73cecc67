// reports: Chat/Api/ping-Route/Ping/Resource
import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api');
  api.addRoute('ping', {
    integration: new WebSocketMockIntegration('Ping', {
      requestTemplates: { $default: '{ "statusCode": 200 }' },
      templateSelectionExpression: '\\$default',
    }),
    returnResponse: true,
  });
};
