import type { IPropertyInjector } from 'aws-cdk-lib';
import type { WebSocketDefaultsOptions } from '../constructs/websocket/websocket-defaults-options';
import { WebSocketIntegrationInjector } from './websocket-integration-injector';
import { WebSocketStageInjector } from './websocket-stage-injector';

/**
 * Property injectors that give the WebSocket APIs of plain aws-cdk-lib code this package's defaults, without changing
 * that code.
 *
 * @example
 * new App({ propertyInjectors: WebSocketGuardInjectors.all() });
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/blueprints.html
 */
export class WebSocketGuardInjectors {
  /**
   * All injectors: for stages and for integrations.
   *
   * @param options values other than this package's defaults
   */
  public static all(options?: WebSocketDefaultsOptions): IPropertyInjector[] {
    return [new WebSocketStageInjector(options), new WebSocketIntegrationInjector()];
  }
}
