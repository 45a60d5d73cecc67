import type { IAspect } from 'aws-cdk-lib';
import type { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IConstruct } from 'constructs';
import type { AnonymousAccess } from '../options/anonymous-access';
import { resourcesOfApi, templateProperties } from './api-resources';

/** The metadata key for the reason why anybody may connect. */
const METADATA = 'websocket-guard:anonymous-access';

/** Writes the reason why anybody may connect into the metadata of the API and of its `$connect` route. */
export class AnonymousConnectRoute implements IAspect {
  public constructor(
    private readonly api: WebSocketApi,
    private readonly access: AnonymousAccess,
  ) {}

  public visit(node: IConstruct): void {
    const { api, access } = this;
    if (node !== api) return;
    const connect = resourcesOfApi(api, api.apiId, 'Route').filter(
      (route) => templateProperties(route).RouteKey === '$connect',
    );
    for (const resource of [api.node.findChild('Resource') as (typeof connect)[number], ...connect])
      resource.addMetadata(METADATA, { reason: access.reason });
  }
}
