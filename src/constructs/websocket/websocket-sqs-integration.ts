import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { having } from '../support/kinds';
import { FORM_HEADERS, form, inForm } from '../support/message-template';
import { ServiceIntegration, type ServiceRequest } from '../support/service-integration';
import type { WebSocketServiceIntegrationOptions } from '../options/websocket-service-integration-options';

/** Properties of {@link WebSocketSqsIntegration}. */
export interface WebSocketSqsIntegrationProps extends WebSocketServiceIntegrationOptions {
  /**
   * The queue. Messages of a FIFO queue are in the order of their connection (`MessageGroupId` is the connection id),
   * and a repeated request counts once (`MessageDeduplicationId` is the request id).
   */
  readonly queue: IQueue;
}

/**
 * Sends the body of a message to an SQS queue, with the attribute `connectionId` to answer to.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export class WebSocketSqsIntegration extends ServiceIntegration {
  public constructor(
    id: string,
    private readonly props: WebSocketSqsIntegrationProps,
  ) {
    super(id, props, { queue: having('an SQS queue') });
  }

  /** @internal */
  protected override _request(): ServiceRequest {
    const { queue } = this.props;
    return {
      target: `sqs:path/${queue.env.account}/${queue.queueName}`,
      action: 'sqs:SendMessage',
      resource: queue.queueArn,
      key: { key: queue.encryptionMasterKey, actions: ['kms:GenerateDataKey', 'kms:Decrypt'] },
      headers: FORM_HEADERS,
      template: form({
        Action: 'SendMessage',
        Version: '2012-11-05',
        MessageBody: inForm('$input.body'),
        'MessageAttribute.1.Name': 'connectionId',
        'MessageAttribute.1.Value.DataType': 'String',
        'MessageAttribute.1.Value.StringValue': inForm('$context.connectionId'),
        ...(queue.fifo
          ? {
              MessageGroupId: inForm('$context.connectionId'),
              MessageDeduplicationId: inForm('$context.requestId'),
            }
          : {}),
      }),
    };
  }
}
