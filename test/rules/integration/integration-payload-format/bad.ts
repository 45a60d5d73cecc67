// reports: Chat/Integration PayloadFormatVersion
import { Aws, type Stack } from 'aws-cdk-lib';
import { CfnIntegration, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api');
  const handler = new Function(stack, 'Handler', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
  });
  new CfnIntegration(stack, 'Integration', {
    apiId: api.apiId,
    integrationType: 'AWS_PROXY',
    integrationUri: `arn:${Aws.PARTITION}:apigateway:${Aws.REGION}:lambda:path/2015-03-31/functions/${handler.functionArn}/invocations`,
    payloadFormatVersion: '2.0',
  });
};
