import { Duration, type Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';

export default (stack: Stack) => {
  const report = new Function(stack, 'Report', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
    timeout: Duration.minutes(1),
  });
  const api = new WebSocketApi(stack, 'Chat');
  api.addRoute('report', { integration: new WebSocketLambdaIntegration('Report', report) });
};
