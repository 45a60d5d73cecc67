import type { IAspect } from 'aws-cdk-lib';
import type { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IConstruct } from 'constructs';
import { WebSocketMockIntegration } from './websocket-mock-integration';
import { resourcesOfApi, templateProperties } from '../support/api-resources';

/** The answer to a message without a route. */
const UNKNOWN_MESSAGE = '{"message":"No route for this message"}';

/** Adds a `$default` route with a mock integration to an API that has none at synthesis. */
export class UnknownMessageRoute implements IAspect {
  public constructor(private readonly api: WebSocketApi) {}

  public visit(node: IConstruct): void {
    const { api } = this;
    if (node !== api) return;
    const routes = resourcesOfApi(api, api.apiId, 'Route');
    if (routes.some((route) => templateProperties(route).RouteKey === '$default')) return;
    api.addRoute('$default', {
      integration: new WebSocketMockIntegration('UnknownMessage', { responseTemplates: { $default: UNKNOWN_MESSAGE } }),
      returnResponse: true,
    });
  }
}
