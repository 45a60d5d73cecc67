import type { Stack } from 'aws-cdk-lib';
import { ApiMapping, type CfnApi, DomainName, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';

const CERTIFICATE = 'arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-4000-8000-000000000000';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Api');
  const stage = new WebSocketStage(stack, 'Stage', { webSocketApi, stageName: 'live', autoDeploy: true });
  (webSocketApi.node.defaultChild as CfnApi).disableExecuteApiEndpoint = true;
  const domainName = new DomainName(stack, 'Domain', {
    domainName: 'ws.example.com',
    certificate: Certificate.fromCertificateArn(stack, 'Certificate', CERTIFICATE),
  });
  new ApiMapping(stack, 'Mapping', { api: webSocketApi, domainName, stage });
  const handler = new Function(stack, 'Handler', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
    environment: { CALLBACK_URL: `https://${domainName.name}` },
  });
  stage.grantManagementApiAccess(handler);
};
