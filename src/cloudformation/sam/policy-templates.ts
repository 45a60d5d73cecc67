import { type Json, type JsonObject, isObject, own, ownObject } from '../document/json';

/** A policy template of SAM that lets a function write to a store. */
interface StoreTemplate {
  readonly parameter: string;
  readonly actions: readonly string[];
  /** ARNs, with `${Name}` for the name of the store. */
  readonly resources: readonly string[];
}

const TABLE = 'arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${Name}';
const BUCKET = 'arn:${AWS::Partition}:s3:::${Name}';

const table = (...actions: readonly string[]): StoreTemplate => ({
  parameter: 'TableName',
  actions: actions.map((action) => `dynamodb:${action}`),
  resources: [TABLE, `${TABLE}/index/*`],
});
const bucket = (...actions: readonly string[]): StoreTemplate => ({
  parameter: 'BucketName',
  actions: actions.map((action) => `s3:${action}`),
  resources: [BUCKET, `${BUCKET}/*`],
});

/** The templates that allow writing to a store; policies about stored connections need no others. */
const TEMPLATES = new Map<string, StoreTemplate>([
  [
    'DynamoDBCrudPolicy',
    table(
      'GetItem',
      'DeleteItem',
      'PutItem',
      'Scan',
      'Query',
      'UpdateItem',
      'BatchWriteItem',
      'BatchGetItem',
      'DescribeTable',
      'ConditionCheckItem',
    ),
  ],
  ['DynamoDBWritePolicy', table('PutItem', 'UpdateItem', 'BatchWriteItem')],
  ['S3CrudPolicy', bucket('GetObject', 'ListBucket', 'PutObject', 'DeleteObject')],
  ['S3WritePolicy', bucket('PutObject', 'PutObjectAcl', 'PutLifecycleConfiguration')],
  ['S3FullAccessPolicy', bucket('GetObject', 'PutObject', 'DeleteObject', 'ListBucket')],
]);

/**
 * The policy document of an entry of `Policies` that is one of SAM's templates for writing to a table or bucket.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
 */
export function templateDocument(policy: JsonObject): Json | undefined {
  const [name = '', more] = Object.keys(policy);
  const template = more === undefined ? TEMPLATES.get(name) : undefined;
  const given = own(policy, name);
  const store = template && isObject(given) ? own(ownObject(policy, name), template.parameter) : undefined;
  if (!template || store === undefined) return undefined;
  const resources = template.resources.map((arn) => ({ 'Fn::Sub': [arn, { Name: store }] }));
  return { Statement: [{ Effect: 'Allow', Action: [...template.actions], Resource: resources }] };
}
