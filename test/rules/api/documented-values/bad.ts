// reports: Chat/Api ProtocolType
import type { Stack } from 'aws-cdk-lib';
import { CfnApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  new CfnApi(stack, 'Api', {
    name: 'chat',
    protocolType: 'websocket',
    routeSelectionExpression: '$request.body.action',
  });
};
