import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { having, text } from '../support/kinds';
import { inJsonString, messageDetail } from '../support/message-template';
import { isGiven } from '../support/shown';
import { ServiceIntegration, type ServiceRequest } from '../support/service-integration';
import type { WebSocketServiceIntegrationOptions } from '../options/websocket-service-integration-options';

/** Properties of {@link WebSocketEventBridgeIntegration}. */
export interface WebSocketEventBridgeIntegrationProps extends WebSocketServiceIntegrationOptions {
  /** The event bus. The detail of an event is `{"connectionId": "…", "body": {…}}`. */
  readonly eventBus: IEventBus;

  /** The source of the events, e.g. `com.example.chat`. */
  readonly source: string;

  /**
   * The type of the events.
   *
   * @default - the route key
   */
  readonly detailType?: string;
}

/**
 * Puts an event on an EventBridge bus for each message.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export class WebSocketEventBridgeIntegration extends ServiceIntegration {
  public constructor(
    id: string,
    private readonly props: WebSocketEventBridgeIntegrationProps,
  ) {
    super(id, props, { eventBus: having('an event bus'), source: text("'com.example.chat'") });
  }

  /** @internal */
  protected override _request(): ServiceRequest {
    const { eventBus, source, detailType } = this.props;
    const type = isGiven(detailType) ? JSON.stringify(detailType) : `"${inJsonString('$context.routeKey')}"`;
    return {
      target: 'events:action/PutEvents',
      action: 'events:PutEvents',
      resource: eventBus.eventBusArn,
      headers: { 'X-Amz-Target': 'AWSEvents.PutEvents', 'Content-Type': 'application/x-amz-json-1.1' },
      template: `{"Entries":[{"EventBusName":"${eventBus.eventBusName}","Source":${JSON.stringify(source)},"DetailType":${type},"Detail":"${messageDetail()}"}]}`,
    };
  }
}
