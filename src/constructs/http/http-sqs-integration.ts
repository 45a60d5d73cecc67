import type { HttpRouteIntegrationBindOptions, HttpRouteIntegrationConfig } from 'aws-cdk-lib/aws-apigatewayv2';
import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Role } from 'aws-cdk-lib/aws-iam';
import { checkedIntegration } from '../support/route-integration';
import type { HttpServiceIntegrationOptions } from './http-service-integration-options';

/** What is asked of an SQS queue, beyond what aws-cdk-lib has options for. */
export interface HttpSqsIntegrationProps extends integrations.HttpSqsIntegrationProps, HttpServiceIntegrationOptions {}

/**
 * Sends to an SQS queue, or receives, deletes and purges what is in it, with a role that may do that and nothing else.
 *
 * A mapping that leaves out what the service needs is an error at synthesis.
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
   * @param props what is asked of an SQS queue, and how
   */
  public constructor(id: string, props: HttpSqsIntegrationProps) {
    super(id, props);
    this.name = id;
    this.settings = props;
  }

  /**
   * Binds this integration to a route.
   *
   * @throws Error when the timeout is outside of 50 ms to 30 s
   */
  public override bind(options: HttpRouteIntegrationBindOptions): HttpRouteIntegrationConfig {
    const { name, settings } = this;
    const config = super.bind(options);
    this.allowKey(options);
    return checkedIntegration(options, name, config, settings.timeout);
  }

  /** What a queue with a key of its own asks of whoever uses it, which aws-cdk-lib leaves out. */
  private allowKey({ scope }: HttpRouteIntegrationBindOptions): void {
    const role = scope.node.tryFindChild('InvokeRole');
    if (role instanceof Role)
      this.settings.queue.encryptionMasterKey?.grant(role, 'kms:GenerateDataKey', 'kms:Decrypt');
  }
}
