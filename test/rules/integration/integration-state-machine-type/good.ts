import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketAwsIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { DefinitionBody, Pass, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';

export default (stack: Stack) => {
  const order = new StateMachine(stack, 'Order', {
    definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'Done')),
    stateMachineType: StateMachineType.EXPRESS,
  });
  const credentialsRole = new Role(stack, 'StartRole', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
  order.grantStartSyncExecution(credentialsRole);
  const { stateMachineArn } = order;
  const integration = new WebSocketAwsIntegration('Start', {
    integrationUri: `arn:aws:apigateway:${stack.region}:states:action/StartSyncExecution`,
    integrationMethod: 'POST',
    credentialsRole,
    requestTemplates: {
      $default: `{ "stateMachineArn": "${stateMachineArn}", "input": "$util.escapeJavaScript($input.body)" }`,
    },
    templateSelectionExpression: '\\$default',
  });
  new WebSocketApi(stack, 'Api').addRoute('order', { integration });
};
