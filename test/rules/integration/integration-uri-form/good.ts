import type { Stack } from 'aws-cdk-lib';
import { CfnIntegration, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api');
  new CfnIntegration(stack, 'Integration', {
    apiId: api.apiId,
    integrationType: 'HTTP_PROXY',
    integrationMethod: 'POST',
    integrationUri: 'https://chat.example.com/messages',
  });
};
