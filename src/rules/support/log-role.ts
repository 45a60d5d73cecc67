/** The part of a fix about the role for logs, for fixes that turn logs on. */
export const WITH_LOG_ROLE =
  'Let the stage depend (DependsOn) on an AWS::ApiGateway::Account whose role trusts apigateway.amazonaws.com and has the policy service-role/AmazonAPIGatewayPushToCloudWatchLogs, where the account has no such role yet.';
