/**
 * The requests to AWS services that an integration of an HTTP API can make, and the parameters each of them needs.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html
 */
export const HTTP_INTEGRATION_SUBTYPES: ReadonlyMap<string, readonly string[]> = new Map([
  ['AppConfig-GetConfiguration', ['Application', 'Environment', 'Configuration', 'ClientId']],
  ['EventBridge-PutEvents', ['Detail', 'DetailType', 'Source']],
  ['Kinesis-PutRecord', ['StreamName', 'Data', 'PartitionKey']],
  ['SQS-DeleteMessage', ['QueueUrl', 'ReceiptHandle']],
  ['SQS-PurgeQueue', ['QueueUrl']],
  ['SQS-ReceiveMessage', ['QueueUrl']],
  ['SQS-SendMessage', ['QueueUrl', 'MessageBody']],
  ['StepFunctions-StartExecution', ['StateMachineArn']],
  ['StepFunctions-StartSyncExecution', ['StateMachineArn']],
  ['StepFunctions-StopExecution', ['ExecutionArn']],
]);
