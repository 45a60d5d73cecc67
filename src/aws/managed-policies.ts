/**
 * What AWS managed policies allow, on every resource: patterns of actions, by the name behind
 * `arn:aws:iam::aws:policy/`.
 *
 * Only those that are common on functions and on the role for logs. A policy that is not listed may allow anything.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
export const MANAGED_POLICY_ACTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['AdministratorAccess', ['*']],
  // All but IAM, Organizations and Account Management.
  ['PowerUserAccess', ['*']],
  ['AmazonAPIGatewayAdministrator', ['apigateway:*']],
  ['AmazonAPIGatewayInvokeFullAccess', ['execute-api:Invoke', 'execute-api:ManageConnections']],
  ['service-role/AmazonAPIGatewayPushToCloudWatchLogs', ['logs:*']],
  ['service-role/AWSLambdaBasicExecutionRole', ['logs:*']],
  [
    'service-role/AWSLambdaDynamoDBExecutionRole',
    ['dynamodb:DescribeStream', 'dynamodb:Get*', 'dynamodb:List*', 'logs:*'],
  ],
  ['AWSLambdaExecute', ['logs:*', 's3:GetObject', 's3:PutObject']],
  ['service-role/AWSLambdaENIManagementAccess', ['ec2:*']],
  ['service-role/AWSLambdaKinesisExecutionRole', ['kinesis:*', 'logs:*']],
  ['service-role/AWSLambdaMSKExecutionRole', ['kafka:*', 'ec2:*', 'logs:*']],
  ['service-role/AWSLambdaSQSQueueExecutionRole', ['sqs:*', 'logs:*']],
  ['service-role/AWSLambdaVPCAccessExecutionRole', ['ec2:*', 'logs:*']],
  ['AWSXRayDaemonWriteAccess', ['xray:*']],
  ['AWSXrayWriteOnlyAccess', ['xray:*']],
  ['AmazonDynamoDBFullAccess', ['dynamodb:*']],
  [
    'AmazonDynamoDBReadOnlyAccess',
    ['dynamodb:BatchGet*', 'dynamodb:Describe*', 'dynamodb:Get*', 'dynamodb:List*', 'dynamodb:Query', 'dynamodb:Scan'],
  ],
  ['AmazonS3FullAccess', ['s3:*']],
  ['AmazonS3ReadOnlyAccess', ['s3:Get*', 's3:List*', 's3:Describe*']],
  ['AmazonSNSFullAccess', ['sns:*']],
  ['AmazonSQSFullAccess', ['sqs:*']],
  ['CloudWatchLambdaInsightsExecutionRolePolicy', ['logs:*']],
  ['CloudWatchLogsFullAccess', ['logs:*']],
  ['SecretsManagerReadWrite', ['secretsmanager:*']],
]);
