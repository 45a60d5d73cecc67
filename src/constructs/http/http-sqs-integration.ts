import type { HttpRouteIntegrationBindOptions, HttpRouteIntegrationConfig } from 'aws-cdk-lib/aws-apigatewayv2';
import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Role } from 'aws-cdk-lib/aws-iam';
import { check } from '../support/check';
import { placeOfPart } from '../support/fail';
import { fifoProblems } from '../support/fifo-message';
import { having } from '../support/kinds';
import { reportErrors } from '../support/report-error';
import { checkedIntegration } from '../support/route-integration';
import type { HttpServiceIntegrationOptions } from './http-service-integration-options';

/** Properties of {@link HttpSqsIntegration}: those of aws-cdk-lib, and the timeout. */
export interface HttpSqsIntegrationProps extends integrations.HttpSqsIntegrationProps, HttpServiceIntegrationOptions {}

/**
 * Sends messages to an SQS queue, or receives, deletes or purges its messages, with a role that allows nothing else.
 *
 * A mapping without a required parameter of the service is an error at synthesis; so is a message to a FIFO queue
 * without `MessageGroupId`, or without `MessageDeduplicationId` where the queue has no `contentBasedDeduplication`.
 *
 * @example
 * declare const queue: sqs.IQueue;
 * new HttpSqsIntegration('Orders', { queue });
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services.html
 */
export class HttpSqsIntegration extends integrations.HttpSqsIntegration {
  private readonly name: string;
  private readonly settings: HttpSqsIntegrationProps;

  /**
   * @param id the id of the integration below its route
   * @param props the queue and the action
   * @throws Error when there is no queue
   */
  public constructor(id: string, props: HttpSqsIntegrationProps) {
    check(placeOfPart('integration', id), props, { queue: having('an SQS queue', 'queueArn') });
    super(id, props);
    this.name = id;
    this.settings = props;
  }

  /**
   * Binds this integration to a route.
   *
   * @throws Error when the timeout is not within 50 ms to 30 s
   */
  public override bind(options: HttpRouteIntegrationBindOptions): HttpRouteIntegrationConfig {
    const { name, settings } = this;
    const config = super.bind(options);
    this.allowKey(options);
    reportErrors(options.scope, () => fifoProblems(name, settings.queue, config.subtype, settings.parameterMapping));
    return checkedIntegration(options, name, config, settings.timeout);
  }

  /** Allows the role to use the key of an encrypted queue, which aws-cdk-lib does not. */
  private allowKey({ scope }: HttpRouteIntegrationBindOptions): void {
    const role = scope.node.tryFindChild('InvokeRole');
    if (role instanceof Role)
      this.settings.queue.encryptionMasterKey?.grant(role, 'kms:GenerateDataKey', 'kms:Decrypt');
  }
}
