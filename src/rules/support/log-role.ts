/** The part of a fix about the role for logs, for fixes that turn logs on. */
export const WITH_LOG_ROLE =
  'A WebSocket API also needs the log role of the account: where it has none yet, let the stage depend (DependsOn) on an AWS::ApiGateway::Account whose role trusts apigateway.amazonaws.com and has the policy service-role/AmazonAPIGatewayPushToCloudWatchLogs.';
