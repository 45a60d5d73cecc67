/** What a message does to an item of a DynamoDB table. */
export enum DynamoDbAction {
  /** Write the item, in place of the one with the same key: what `$connect` does to a table of connections. */
  PUT_ITEM = 'PutItem',
  /** Delete the item: what `$disconnect` does to a table of connections. */
  DELETE_ITEM = 'DeleteItem',
}
