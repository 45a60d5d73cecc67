import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  // WebSocketApi takes $request.body.action unless told otherwise.
  new WebSocketApi(stack, 'Api', { routeSelectionExpression: '$request.body.type' });
};
