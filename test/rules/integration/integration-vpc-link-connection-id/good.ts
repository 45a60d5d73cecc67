import type { Stack } from 'aws-cdk-lib';
import { CfnVpcLink } from 'aws-cdk-lib/aws-apigateway';
import { CfnIntegration, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api');
  const link = new CfnVpcLink(stack, 'Link', {
    name: 'chat',
    targetArns: ['arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/chat/50dc6c495c0c9188'],
  });
  new CfnIntegration(stack, 'Integration', {
    apiId: api.apiId,
    integrationType: 'HTTP_PROXY',
    integrationMethod: 'POST',
    integrationUri: 'https://chat.example.com/messages',
    connectionType: 'VPC_LINK',
    connectionId: link.ref,
  });
};
