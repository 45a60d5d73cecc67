import { Stack } from 'aws-cdk-lib';
import {
  HttpMethod,
  PassthroughBehavior,
  WebSocketIntegrationType,
  WebSocketRouteIntegration,
  type WebSocketRouteIntegrationBindOptions,
  type WebSocketRouteIntegrationConfig,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { PolicyStatement, Role, ServicePrincipal, type IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { ANY_MESSAGE, DEFAULT_TEMPLATE } from '../websocket/template-selection';
import type { WebSocketServiceIntegrationOptions } from '../websocket/websocket-service-integration-options';
import { integrationTimeout } from './integration-timeout';

/** One request to an AWS service. */
export interface ServiceRequest {
  /** The service and what is asked of it: `sqs:path/123456789012/queue`, `sns:action/Publish`. */
  readonly target: string;
  /** The IAM action and the only resource it is for. */
  readonly action: string;
  readonly resource: string;
  /** The key that encrypts the resource, and what sending to it needs. */
  readonly key?: { readonly key: IKey | undefined; readonly actions: readonly string[] };
  /** Headers, as they are sent. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body: a template in which everything a client can choose is escaped. */
  readonly template: string;
}

/**
 * Calls one action of one resource of an AWS service, with a role that may do that and nothing else.
 *
 * @internal
 */
export abstract class ServiceIntegration extends WebSocketRouteIntegration {
  private readonly name: string;
  private readonly options: WebSocketServiceIntegrationOptions;
  private role: IRole | undefined;

  protected constructor(id: string, options: WebSocketServiceIntegrationOptions) {
    super(id);
    this.name = id;
    this.options = options;
  }

  /**
   * Binds this integration to a route.
   *
   * @throws Error when the timeout is outside of 50 ms to 29 s
   */
  public override bind(options: WebSocketRouteIntegrationBindOptions): WebSocketRouteIntegrationConfig {
    const { partition, region } = Stack.of(options.scope);
    const request = this._request(Stack.of(options.scope));
    return {
      type: WebSocketIntegrationType.AWS,
      uri: `arn:${partition}:apigateway:${region}:${request.target}`,
      method: HttpMethod.POST,
      credentialsRole: (this.role ??= this.makeRole(options.scope, request)),
      requestParameters: Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [`integration.request.header.${name}`, `'${value}'`]),
      ),
      requestTemplates: { [DEFAULT_TEMPLATE]: request.template },
      templateSelectionExpression: ANY_MESSAGE,
      passthroughBehavior: PassthroughBehavior.NEVER,
      timeout: integrationTimeout(options.scope, this.name, this.options.timeout),
    };
  }

  /** @internal */
  protected abstract _request(stack: Stack): ServiceRequest;

  private makeRole(scope: Construct, { action, resource, key }: ServiceRequest): IRole {
    const role =
      this.options.credentialsRole ??
      new Role(scope, `${this.name}Role`, { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
    role.addToPrincipalPolicy(new PolicyStatement({ actions: [action], resources: [resource] }));
    key?.key?.grant(role, ...key.actions);
    return role;
  }
}
