// reports: Chat/Api/Authorizer/Resource IdentitySource
import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';

export default (stack: Stack) => {
  const handler = new Function(stack, 'Check', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => ({ principalId: "nobody" });'),
  });
  // Asks for the Authorization header unless identitySource says otherwise.
  const authorizer = new WebSocketLambdaAuthorizer('Authorizer', handler);
  new WebSocketApi(stack, 'Api', {
    connectRouteOptions: { integration: new WebSocketMockIntegration('Accept'), authorizer },
  });
};
