import { Duration, type Stack } from 'aws-cdk-lib';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';

export default (stack: Stack) => {
  const list = new Function(stack, 'List', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => ({ statusCode: 200 })'),
    timeout: Duration.seconds(5),
  });
  const api = new HttpApi(stack, 'Api');
  api.addRoutes({
    path: '/books',
    methods: [HttpMethod.GET],
    integration: new HttpLambdaIntegration('Books', list, { timeout: Duration.seconds(5) }),
  });
};
