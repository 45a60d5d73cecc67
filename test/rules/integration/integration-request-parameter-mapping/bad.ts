// reports: Chat/Integration RequestParameters.integration.request.header.X-Token
import type { Stack } from 'aws-cdk-lib';
import { CfnIntegration, CfnRoute, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api');
  const integration = new CfnIntegration(stack, 'Integration', {
    apiId: api.apiId,
    integrationType: 'HTTP_PROXY',
    integrationMethod: 'POST',
    integrationUri: 'https://chat.example.com/connections',
    requestParameters: { 'integration.request.header.X-Token': 'route.request.header.Authorization' },
  });
  new CfnRoute(stack, 'Route', {
    apiId: api.apiId,
    routeKey: '$connect',
    target: `integrations/${integration.ref}`,
  });
};
