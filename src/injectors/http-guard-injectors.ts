import type { IPropertyInjector } from 'aws-cdk-lib';
import type { HttpDefaultsOptions } from '../constructs/http/http-defaults-options';
import { HttpIntegrationInjector } from './http-integration-injector';
import { HttpStageInjector } from './http-stage-injector';

/**
 * Property injectors that give the HTTP APIs of an organisation's plain aws-cdk-lib code this package's defaults, without
 * an edit. `WebSocketGuardInjectors` does so for WebSocket APIs; an app takes both where it wants both.
 *
 * @example
 * new App({ propertyInjectors: [...WebSocketGuardInjectors.all(), ...HttpGuardInjectors.all()] });
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/blueprints.html
 */
export class HttpGuardInjectors {
  /**
   * All of them: for stages and for integrations.
   *
   * @param options what the organisation wants instead of this package's values
   */
  public static all(options?: HttpDefaultsOptions): IPropertyInjector[] {
    return [new HttpStageInjector(options), new HttpIntegrationInjector()];
  }
}
