import { type Json, type JsonObject, type Path, isList, isObject, own, ownObject } from '../document/json';
import type { Resource } from '../types';
import { create, intrinsic, isIntrinsic, isNoValue, listed } from './created-resource';
import { withGlobals } from './globals';

/** Seconds a SAM function runs when nothing says otherwise. */
const TIMEOUT = 3;

/** What SAM creates for an `AWS::Serverless::Function`: the function, its role, and an alias of a version. */
export function expandFunction(written: Resource, root: JsonObject): readonly Resource[] {
  const properties = withGlobals(written, root, 'Function');
  const { logicalId } = written;
  const defaults = { Timeout: TIMEOUT, Role: { 'Fn::GetAtt': [`${logicalId}Role`, 'Arn'] } };
  const alias = aliasName(own(properties, 'AutoPublishAlias'), root);
  return [
    create(written, {
      logicalId,
      type: 'AWS::Lambda::Function',
      properties: { ...defaults, ...properties },
      dependsOn: own(written.json, 'DependsOn'),
    }),
    ...(hasOwnRole(own(properties, 'Role')) ? [] : [role(written, own(properties, 'Policies'))]),
    ...(alias === undefined ? [] : published(written, alias)),
  ];
}

/** The version that every deployment publishes, and the alias that follows it. */
function published(written: Resource, alias: string): readonly Resource[] {
  const { logicalId } = written;
  const from = (): Path => ['AutoPublishAlias'];
  const version = `${logicalId}Version`;
  return [
    create(written, {
      logicalId: version,
      type: 'AWS::Lambda::Version',
      properties: { FunctionName: { Ref: logicalId } },
      referredAs: 'Version',
      from,
    }),
    create(written, {
      logicalId: `${logicalId}Alias${alias}`,
      type: 'AWS::Lambda::Alias',
      properties: {
        FunctionName: { Ref: logicalId },
        FunctionVersion: { 'Fn::GetAtt': [version, 'Version'] },
        Name: alias,
      },
      referredAs: 'Alias',
      from,
    }),
  ];
}

/** Whether the function always gets a role that the user wrote; where it does not, SAM creates one. */
function hasOwnRole(written: Json | undefined): boolean {
  if (written === undefined || isNoValue(written)) return false;
  const branches = intrinsic(written, 'Fn::If');
  return !isList(branches) || branches.slice(1).every((branch) => !isNoValue(branch));
}

/** The name of the alias, which SAM wants to know beforehand: as it is written, or the default of a parameter. */
function aliasName(written: Json | undefined, root: JsonObject): string | undefined {
  const parameter = intrinsic(written, 'Ref');
  const name =
    typeof parameter === 'string' ? own(ownObject(ownObject(root, 'Parameters'), parameter), 'Default') : written;
  return typeof name === 'string' ? name : undefined;
}

/** The role, with the documents and managed policies of `Policies`. */
function role(written: Resource, policies: Json | undefined): Resource {
  const entries = listed(policies, ['Policies']).flatMap(({ item, at }) => {
    const document = inline(item);
    return document !== undefined || isManaged(item) ? [{ item, document, at }] : [];
  });
  const documents = entries.filter(({ document }) => document !== undefined);
  const managed = entries.filter(({ document }) => document === undefined);
  return create(written, {
    logicalId: `${written.logicalId}Role`,
    type: 'AWS::IAM::Role',
    properties: {
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

/** The policy of a role that holds a document, or one in some branch; undefined for managed policies and templates. */
function inline(policy: Json): Json | undefined {
  if (isObject(policy) && own(policy, 'Statement') !== undefined) return { PolicyDocument: policy };
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
