import type { IPropertyInjector } from 'aws-cdk-lib';
import type { WebSocketDefaultsOptions } from '../constructs/websocket/websocket-defaults-options';
import { WebSocketIntegrationInjector } from './websocket-integration-injector';
import { WebSocketStageInjector } from './websocket-stage-injector';

/**
 * Property injectors that give an organisation's plain aws-cdk-lib code this package's defaults, without an edit.
 *
 * @example
 * new App({ propertyInjectors: WebSocketGuardInjectors.all() });
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/blueprints.html
 */
export class WebSocketGuardInjectors {
  /**
   * All of them: for stages and for integrations.
   *
   * @param options what the organisation wants instead of this package's values
   */
  public static all(options?: WebSocketDefaultsOptions): IPropertyInjector[] {
    return [new WebSocketStageInjector(options), new WebSocketIntegrationInjector()];
  }
}
