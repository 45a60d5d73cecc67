// reports: Chat/Handler/Resource Environment.Variables.CALLBACK_URL
import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Api');
  const stage = new WebSocketStage(stack, 'Stage', { webSocketApi, stageName: 'live', autoDeploy: true });
  const vpc = new Vpc(stack, 'Network', { natGateways: 0 });
  const handler = new Function(stack, 'Handler', {
    vpc,
    vpcSubnets: { subnetType: SubnetType.PUBLIC },
    allowPublicSubnet: true,
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
    environment: { CALLBACK_URL: stage.callbackUrl },
  });
  stage.grantManagementApiAccess(handler);
};
