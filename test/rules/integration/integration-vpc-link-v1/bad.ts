// reports: Chat/Integration ConnectionId
import type { Stack } from 'aws-cdk-lib';
import { CfnIntegration, CfnVpcLink, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api');
  const link = new CfnVpcLink(stack, 'Link', { name: 'chat', subnetIds: ['subnet-0123456789abcdef0'] });
  new CfnIntegration(stack, 'Integration', {
    apiId: api.apiId,
    integrationType: 'HTTP_PROXY',
    integrationMethod: 'POST',
    integrationUri: 'https://chat.example.com/messages',
    connectionType: 'VPC_LINK',
    connectionId: link.ref,
  });
};
