import { type Json, type JsonObject, isList, own, ownObject } from '../document/json';
import type { Resource } from '../types';
import { intrinsic } from '../intrinsics/written-intrinsic';
import { create } from '../resources/created-resource';
import { hasOwnRole } from './created-role';

const FUNCTIONS = new Set<Json | undefined>(['AWS::Lambda::Function', 'AWS::Serverless::Function']);

/** The actions and resources of a store that `Write` allows a function. */
interface Access {
  readonly actions: readonly string[];
  readonly inside: string;
}

const TABLE: Access = {
  actions: [
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
    'dynamodb:DeleteItem',
    'dynamodb:BatchWriteItem',
    'dynamodb:PartiQLDelete',
    'dynamodb:PartiQLInsert',
    'dynamodb:PartiQLUpdate',
  ],
  inside: '/index/*',
};
const BUCKET: Access = { actions: ['s3:PutObject', 's3:DeleteObject'], inside: '/*' };

const STORES = new Map<Json | undefined, Access>([
  ['AWS::DynamoDB::Table', TABLE],
  ['AWS::S3::Bucket', BUCKET],
  ['AWS::Serverless::SimpleTable', TABLE],
]);

/**
 * The policy that SAM gives the role of a function whose connector lets it write to a table or bucket.
 *
 * @param declared what the connector is written in
 * @param policyId logical id of the policy
 * @param from logical id of the function
 * @param to logical id of the store
 * @returns undefined for a connector between other things
 */
export function storeGrant(
  declared: Resource,
  policyId: string,
  { from, to, resources }: { readonly from: string; readonly to: string; readonly resources: JsonObject },
): Resource | undefined {
  const source = ownObject(resources, from);
  const access = STORES.get(own(ownObject(resources, to), 'Type'));
  const role = FUNCTIONS.has(own(source, 'Type')) ? roleName(from, source) : undefined;
  if (!access || role === undefined) return undefined;
  const Resource = ['', access.inside].map((inside) => ({ 'Fn::Sub': `\${${to}.Arn}${inside}` }));
  return create(declared, {
    logicalId: policyId,
    type: 'AWS::IAM::ManagedPolicy',
    properties: {
      PolicyDocument: { Statement: [{ Effect: 'Allow', Action: [...access.actions], Resource }] },
      Roles: [role],
    },
    from: () => ['Permissions'],
  });
}

/** The name of a function's role; undefined where the role is no resource of the template. */
function roleName(logicalId: string, source: JsonObject): Json | undefined {
  const role = own(ownObject(source, 'Properties'), 'Role');
  if (own(source, 'Type') === 'AWS::Serverless::Function' && !hasOwnRole(role)) return { Ref: `${logicalId}Role` };
  const attribute = intrinsic(role, 'Fn::GetAtt');
  const name = isList(attribute) ? attribute[0] : typeof attribute === 'string' ? attribute.split('.')[0] : undefined;
  return name === undefined ? undefined : { Ref: name };
}
