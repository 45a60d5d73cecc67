import type {
  WebSocketRouteIntegrationBindOptions,
  WebSocketRouteIntegrationConfig,
} from 'aws-cdk-lib/aws-apigatewayv2';
import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { check } from '../support/check';
import { placeOfPart } from '../support/fail';
import { text } from '../support/kinds';
import { integrationTimeout } from '../support/integration-timeout';

const URI = text("'arn:aws:apigateway:eu-west-1:kinesis:action/PutRecord'");

/**
 * Calls an action of an AWS service with a request that templates make from the message.
 *
 * The service integrations of this package (SQS, SNS, Step Functions, DynamoDB, EventBridge) create role and template;
 * this one is for other services.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
 */
export class WebSocketAwsIntegration extends integrations.WebSocketAwsIntegration {
  private readonly name: string;
  private readonly timeout: integrations.WebSocketAwsIntegrationProps['timeout'];

  public constructor(id: string, props: integrations.WebSocketAwsIntegrationProps) {
    check(placeOfPart('integration', id), props, { integrationUri: URI });
    super(id, props);
    this.name = id;
    this.timeout = props.timeout;
  }

  /**
   * Binds this integration to a route.
   *
   * @throws Error when the timeout is not within 50 ms to 29 s
   */
  public override bind(options: WebSocketRouteIntegrationBindOptions): WebSocketRouteIntegrationConfig {
    return { ...super.bind(options), timeout: integrationTimeout(options.scope, this.name, this.timeout) };
  }
}
