import { type Json, type JsonObject, isList, isObject, own } from '../document/json';
import type { Resource } from '../types';
import { templateDocument } from './policy-templates';
import { type ConditionValue, intrinsic, isIntrinsic, isNoValue } from '../intrinsics/written-intrinsic';
import { listed } from '../document/entries';
import { create } from '../resources/created-resource';

/** Whether a SAM resource has a role of the user's in every branch; elsewhere SAM creates one. */
export function hasOwnRole(written: Json | undefined): boolean {
  if (written === undefined || isNoValue(written)) return false;
  const branches = intrinsic(written, 'Fn::If');
  return !isList(branches) || branches.slice(1).every((branch) => !isNoValue(branch));
}

/**
 * The role that SAM creates, with the documents and managed policies of `Policies`.
 *
 * @param declared the SAM resource
 * @param properties its properties, those of `Globals` included
 * @param service that assumes the role by default
 */
export function createdRole(declared: Resource, properties: JsonObject, service: string): Resource {
  const entries = listed(own(properties, 'Policies'), ['Policies']).flatMap(({ item, at }) => {
    const document = inline(item);
    return document !== undefined || isManaged(item) ? [{ item, document, at }] : [];
  });
  const documents = entries.filter(({ document }) => document !== undefined);
  const managed = entries.filter(({ document }) => document === undefined);
  return create(declared, {
    logicalId: `${declared.logicalId}Role`,
    type: 'AWS::IAM::Role',
    when: creating(own(properties, 'Role')),
    properties: {
      AssumeRolePolicyDocument: own(properties, 'AssumeRolePolicyDocument') ?? trust(service),
      PermissionsBoundary: own(properties, 'PermissionsBoundary'),
      Policies: documents.map(({ document }) => document ?? null),
      ManagedPolicyArns: managed.map(({ item }) => item),
    },
    from: (path) => {
      const list = path.at(0) === 'Policies' ? documents : managed;
      const from = path.length > 1 ? list.at(Number(path.at(1))) : undefined;
      // What is in a document of the role is in the item of the SAM resource: `Policies[0].PolicyDocument.Statement`.
      return from ? [...from.at, ...path.slice(3)] : ['Policies'];
    },
  });
}

/** What decides that SAM creates the role: the branch of `Role` in which the user has none. */
function creating(written: Json | undefined): readonly ConditionValue[] {
  const sides = intrinsic(written ?? null, 'Fn::If');
  if (!isList(sides)) return [];
  const [name, whenTrue = null, whenFalse = null] = sides;
  if (typeof name !== 'string' || isNoValue(whenTrue) === isNoValue(whenFalse)) return [];
  return [{ name, value: isNoValue(whenTrue) }];
}

function trust(service: string): Json {
  return { Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }] };
}

/**
 * The inline policy of an entry that is a document in some branch; undefined for managed policies and SAM's templates.
 */
function inline(policy: Json): Json | undefined {
  if (isObject(policy) && own(policy, 'Statement') !== undefined) return { PolicyDocument: policy };
  const template = isObject(policy) ? templateDocument(policy) : undefined;
  if (template !== undefined) return { PolicyDocument: template };
  const branches = intrinsic(policy, 'Fn::If');
  if (!isList(branches)) return undefined;
  const [condition = null, ...sides] = branches;
  const documents = sides.map((side) => inline(side));
  if (documents.every((document) => document === undefined)) return undefined;
  return { 'Fn::If': [condition, ...documents.map((document) => document ?? { Ref: 'AWS::NoValue' })] };
}

/** Names, ARNs and intrinsic functions are managed policies; any other map is a policy template of SAM. */
function isManaged(policy: Json): boolean {
  return typeof policy === 'string' || isIntrinsic(policy);
}
