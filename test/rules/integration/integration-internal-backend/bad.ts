// reports: Chat/Messages IntegrationUri
import type { Stack } from 'aws-cdk-lib';
import { CfnIntegration, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api');
  const vpc = new Vpc(stack, 'Vpc');
  const balancer = new ApplicationLoadBalancer(stack, 'Balancer', { vpc });
  new CfnIntegration(stack, 'Messages', {
    apiId: api.apiId,
    integrationType: 'HTTP_PROXY',
    integrationMethod: 'POST',
    integrationUri: `https://${balancer.loadBalancerDnsName}/messages`,
  });
};
