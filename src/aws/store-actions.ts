/** Actions that put something into a table or a bucket. */
export const WRITING_ACTIONS = {
  dynamodb: ['PutItem', 'UpdateItem', 'BatchWriteItem', 'PartiQLInsert', 'PartiQLUpdate'].map(
    (name) => `dynamodb:${name}`,
  ),
  s3: ['s3:PutObject'],
};
