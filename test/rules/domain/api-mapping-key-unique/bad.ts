// reports: Chat/Second/Resource ApiMappingKey
import type { Stack } from 'aws-cdk-lib';
import { ApiMapping, DomainName, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
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
  new ApiMapping(stack, 'Mapping', { api: webSocketApi, apiMappingKey: 'team', domainName, stage });
  new ApiMapping(stack, 'Second', { api: webSocketApi, apiMappingKey: 'team', domainName, stage });
};
