// reports: Chat/Send Target
import type { Stack } from 'aws-cdk-lib';
import { CfnIntegration, CfnRoute, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api');
  const echo = new CfnIntegration(stack, 'Echo', { apiId: api.apiId, integrationType: 'MOCK' });
  new CfnRoute(stack, 'Send', { apiId: api.apiId, routeKey: 'send', target: echo.ref });
};
