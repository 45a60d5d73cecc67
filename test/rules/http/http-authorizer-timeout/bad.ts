// reports: Chat/Api/Readers/Resource AuthorizerUri
import { Duration, type Stack } from 'aws-cdk-lib';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';

export default (stack: Stack) => {
  const check = new Function(stack, 'Check', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => ({ isAuthorized: true })'),
    timeout: Duration.seconds(15),
  });
  const api = new HttpApi(stack, 'Api');
  api.addRoutes({
    path: '/books',
    methods: [HttpMethod.GET],
    integration: new HttpUrlIntegration('Books', 'https://catalog.example.com/books'),
    authorizer: new HttpLambdaAuthorizer('Readers', check),
  });
};
