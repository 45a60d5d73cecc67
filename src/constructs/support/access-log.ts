import { LogGroupLogDestination, type CfnStage, type IStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup, RetentionDays, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/**
 * Gives a stage an access log in a log group of its own.
 *
 * @param scope the construct of the stage
 * @param stage its resource
 * @param format what is logged of each request
 * @param retention how long it is kept; a year where nothing is stated
 */
export function addAccessLog(
  scope: Construct & IStage,
  stage: CfnStage,
  format: string,
  retention?: RetentionDays,
): ILogGroup {
  const group = new LogGroup(scope, 'AccessLog', { retention: retention ?? RetentionDays.ONE_YEAR });
  const { destinationArn } = new LogGroupLogDestination(group).bind(scope);
  stage.accessLogSettings = { destinationArn, format };
  return group;
}
