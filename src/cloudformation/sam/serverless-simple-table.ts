import { type JsonObject, type Path, own, ownObject } from '../document/json';
import type { Resource } from '../types';
import { without } from '../document/entries';
import { create } from '../resources/created-resource';
import { withGlobals } from './globals';

/** The attribute types of a table by the names that SAM gives them. */
const ATTRIBUTE_TYPES = new Map<unknown, string>([
  ['Binary', 'B'],
  ['Number', 'N'],
  ['String', 'S'],
]);

/**
 * The table that SAM creates for an `AWS::Serverless::SimpleTable`.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-simpletable.html
 */
export function expandSimpleTable(declared: Resource, root: JsonObject): readonly Resource[] {
  const properties = withGlobals(declared, root, 'SimpleTable');
  const key = ownObject(properties, 'PrimaryKey');
  const AttributeName = own(key, 'Name') ?? 'id';
  const type = own(key, 'Type');
  const AttributeType = type === undefined ? 'S' : (ATTRIBUTE_TYPES.get(type) ?? type);
  return [
    create(declared, {
      logicalId: declared.logicalId,
      type: 'AWS::DynamoDB::Table',
      properties: {
        ...without(properties, ['PrimaryKey']),
        AttributeDefinitions: [{ AttributeName, AttributeType }],
        KeySchema: [{ AttributeName, KeyType: 'HASH' }],
      },
      dependsOn: own(declared.json, 'DependsOn'),
      from: (path: Path): Path =>
        path.at(0) === 'KeySchema' || path.at(0) === 'AttributeDefinitions' ? ['PrimaryKey'] : path,
    }),
  ];
}
