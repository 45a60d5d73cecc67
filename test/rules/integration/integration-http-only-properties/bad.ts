// reports: Chat/Integration IntegrationSubtype
import type { Stack } from 'aws-cdk-lib';
import { CfnIntegration, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api');
  new CfnIntegration(stack, 'Integration', {
    apiId: api.apiId,
    integrationType: 'AWS_PROXY',
    integrationSubtype: 'SQS-SendMessage',
  });
};
