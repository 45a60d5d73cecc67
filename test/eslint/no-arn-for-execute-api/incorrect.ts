import { CfnOutput, type Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Group, PolicyStatement } from 'aws-cdk-lib/aws-iam';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Chat');
  const clients = new Group(stack, 'Clients');
  clients.addToPolicy(new PolicyStatement({ actions: ['execute-api:Invoke'], resources: [api.arnForExecuteApi()] }));
  new CfnOutput(stack, 'Connect', { value: api.arnForExecuteApi('GET', '/$connect', 'live') });
};
