// reports: Chat/DefaultRoute Target
import type { Stack } from 'aws-cdk-lib';
import { CfnIntegration, CfnRoute, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api');
  const admin = new WebSocketApi(stack, 'Admin');
  const integration = new CfnIntegration(stack, 'Integration', { apiId: admin.apiId, integrationType: 'MOCK' });
  new CfnRoute(stack, 'DefaultRoute', {
    apiId: api.apiId,
    routeKey: '$default',
    target: `integrations/${integration.ref}`,
  });
  new CfnRoute(stack, 'AdminDefault', { apiId: admin.apiId, routeKey: '$default' });
};
