/** Actions that IAM calls as the API of their service does, which not all have: SendMessageBatch needs SendMessage. */
export const ACTIONS_BY_SERVICE: ReadonlyMap<string, readonly string[]> = new Map([
  ['dynamodb', ['DeleteItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem']],
  ['events', ['PutEvents']],
  ['firehose', ['PutRecord', 'PutRecordBatch']],
  ['kinesis', ['PutRecord', 'PutRecords']],
  ['sqs', ['SendMessage']],
  ['states', ['StartExecution', 'StartSyncExecution']],
]);
