import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { having } from '../support/kinds';
import { FORM_HEADERS, form, inForm } from '../support/message-template';
import { ServiceIntegration, type ServiceRequest } from '../support/service-integration';
import type { WebSocketServiceIntegrationOptions } from '../options/websocket-service-integration-options';

/** Properties of {@link WebSocketSnsIntegration}. */
export interface WebSocketSnsIntegrationProps extends WebSocketServiceIntegrationOptions {
  /**
   * The topic. Messages of a FIFO topic are in the order of their connection (`MessageGroupId` is the connection id),
   * and a repeated request counts once (`MessageDeduplicationId` is the request id).
   */
  readonly topic: ITopic;
}

/**
 * Publishes the body of a message on an SNS topic, with the attribute `connectionId` to answer to.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export class WebSocketSnsIntegration extends ServiceIntegration {
  public constructor(
    id: string,
    private readonly props: WebSocketSnsIntegrationProps,
  ) {
    super(id, props, { topic: having('an SNS topic') });
  }

  /** @internal */
  protected override _request(): ServiceRequest {
    const { topic } = this.props;
    return {
      target: 'sns:action/Publish',
      action: 'sns:Publish',
      resource: topic.topicArn,
      key: { key: topic.masterKey, actions: ['kms:GenerateDataKey', 'kms:Decrypt'] },
      headers: FORM_HEADERS,
      template: form({
        Action: 'Publish',
        Version: '2010-03-31',
        TopicArn: inForm(`'${topic.topicArn}'`),
        Message: inForm('$input.body'),
        'MessageAttributes.entry.1.Name': 'connectionId',
        'MessageAttributes.entry.1.Value.DataType': 'String',
        'MessageAttributes.entry.1.Value.StringValue': inForm('$context.connectionId'),
        ...(topic.fifo
          ? {
              MessageGroupId: inForm('$context.connectionId'),
              MessageDeduplicationId: inForm('$context.requestId'),
            }
          : {}),
      }),
    };
  }
}
