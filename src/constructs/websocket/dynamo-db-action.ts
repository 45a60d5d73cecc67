/** Actions of a message on an item of a DynamoDB table. */
export enum DynamoDbAction {
  /** Write the item, replacing one with the same key; for `$connect` and a table of connections. */
  PUT_ITEM = 'PutItem',
  /** Delete the item; for `$disconnect` and a table of connections. */
  DELETE_ITEM = 'DeleteItem',
}
