// reports: Chat/Rule Actions[0].InvokeApi.ApiId
import type { Stack } from 'aws-cdk-lib';
import { CfnRoutingRule, DomainName, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';

export default (stack: Stack) => {
  const certificate = Certificate.fromCertificateArn(
    stack,
    'Certificate',
    'arn:aws:acm:eu-west-1:111111111111:certificate/chat',
  );
  const domainName = new DomainName(stack, 'Domain', { domainName: 'chat.example.com', certificate });
  const webSocketApi = new WebSocketApi(stack, 'Api');
  const stage = new WebSocketStage(stack, 'Stage', { webSocketApi, stageName: 'live', autoDeploy: true });
  new CfnRoutingRule(stack, 'Rule', {
    domainNameArn: domainName.domainNameRef.domainNameArn,
    priority: 10,
    conditions: [{ matchBasePaths: { anyOf: ['chat'] } }],
    actions: [{ invokeApi: { apiId: webSocketApi.apiId, stage: stage.stageName } }],
  });
};
