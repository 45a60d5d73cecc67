/** What a fix says that makes a stage write logs: without it the stage needs a role that nobody sees. */
export const WITH_LOG_ROLE =
  'Let the stage depend (DependsOn) on an AWS::ApiGateway::Account whose role trusts apigateway.amazonaws.com and has the policy service-role/AmazonAPIGatewayPushToCloudWatchLogs, where the account has no such role yet.';
