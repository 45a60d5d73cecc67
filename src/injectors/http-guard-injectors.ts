import type { IPropertyInjector } from 'aws-cdk-lib';
import type { HttpDefaultsOptions } from '../constructs/http/http-defaults-options';
import { HttpIntegrationInjector } from './http-integration-injector';
import { HttpStageInjector } from './http-stage-injector';

/**
 * Property injectors that give the HTTP APIs of plain aws-cdk-lib code this package's defaults, without changing that
 * code. For WebSocket APIs there is `WebSocketGuardInjectors`; an app can use both.
 *
 * @example
 * new App({ propertyInjectors: [...WebSocketGuardInjectors.all(), ...HttpGuardInjectors.all()] });
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/blueprints.html
 */
export class HttpGuardInjectors {
  /**
   * All injectors: for stages and for integrations.
   *
   * @param options values other than this package's defaults
   */
  public static all(options?: HttpDefaultsOptions): IPropertyInjector[] {
    return [new HttpStageInjector(options), new HttpIntegrationInjector()];
  }
}
