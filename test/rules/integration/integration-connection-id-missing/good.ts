import type { Stack } from 'aws-cdk-lib';
import { CfnIntegration, CfnRoute, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api');
  const backEnd = new CfnIntegration(stack, 'BackEnd', {
    apiId: api.apiId,
    integrationType: 'HTTP_PROXY',
    integrationMethod: 'POST',
    integrationUri: 'https://reports.example.com/live',
    requestParameters: { 'integration.request.header.X-Connection-Id': 'context.connectionId' },
  });
  new CfnRoute(stack, 'Report', { apiId: api.apiId, routeKey: 'report', target: `integrations/${backEnd.ref}` });
};
