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
import { API_GATEWAY_SERVICE } from '../../aws/execute-api';
import { ANY_MESSAGE, DEFAULT_TEMPLATE } from '../options/template-selection';
import type { WebSocketServiceIntegrationOptions } from '../options/websocket-service-integration-options';
import { check } from './check';
import { placeOf, placeOfPart } from './fail';
import { integrationTimeout } from './integration-timeout';
import { having, orNothing, type Kinds } from './kinds';
import { failSynthesis } from './report-error';
import { given } from './shown';

const ROLE = orNothing(having('a role, and not its name or ARN', 'addToPrincipalPolicy'));

/** One request to an AWS service. */
export interface ServiceRequest {
  /** The service and its resource or action: `sqs:path/123456789012/queue`, `sns:action/Publish`. */
  readonly target: string;
  /** The IAM action. */
  readonly action: string;
  /** The ARN of the resource that it is for. */
  readonly resource: string;
  /** The key that encrypts the resource, and the actions on it that are needed. */
  readonly key?: { readonly key: IKey | undefined; readonly actions: readonly string[] };
  /** The headers of the request. */
  readonly headers: Readonly<Record<string, string>>;
  /** The template of the body, in which all input of clients is escaped. */
  readonly template: string;
}

/**
 * Calls one action on one resource of an AWS service, with a role that allows nothing else.
 *
 * @internal
 */
export abstract class ServiceIntegration extends WebSocketRouteIntegration {
  private readonly name: string;
  private readonly options: WebSocketServiceIntegrationOptions;
  private role: IRole | undefined;

  /**
   * @param id the id of the integration below its route
   * @param options the properties of the integration
   * @param kinds what they have to be, first of all what is called
   * @throws Error when they are something else
   */
  protected constructor(id: string, options: WebSocketServiceIntegrationOptions, kinds: Kinds) {
    super(id);
    check(placeOfPart('integration', id), options, kinds);
    this.name = id;
    this.options = options;
  }

  /**
   * Binds this integration to a route.
   *
   * @throws Error when the timeout is not within 50 ms to 29 s
   */
  public override bind(options: WebSocketRouteIntegrationBindOptions): WebSocketRouteIntegrationConfig {
    failSynthesis(options.scope, () => this._problems().map((problem) => `the integration ${this.name} ${problem}`));
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

  /**
   * What is wrong with it when the app is complete, each as what follows its name.
   *
   * @internal
   */
  protected _problems(): readonly string[] {
    return [];
  }

  private makeRole(scope: Construct, { action, resource, key }: ServiceRequest): IRole {
    check(placeOf(scope, this.name), this.options, { credentialsRole: ROLE });
    const role =
      given(this.options.credentialsRole) ??
      new Role(scope, `${this.name}Role`, { assumedBy: new ServicePrincipal(API_GATEWAY_SERVICE) });
    role.addToPrincipalPolicy(new PolicyStatement({ actions: [action], resources: [resource] }));
    key?.key?.grant(role, ...key.actions);
    return role;
  }
}
