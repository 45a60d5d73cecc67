import { DEFAULT_FUNCTION_TIMEOUT_S } from '../../aws/lambda';
import { type Json, type JsonObject, type Path, own, ownObject } from '../document/json';
import type { Resource } from '../types';
import { intrinsic } from '../intrinsics/written-intrinsic';
import { create } from '../resources/created-resource';
import { createdRole, hasOwnRole } from './created-role';
import { withGlobals } from './globals';
import { expandHttpApiEvents } from './http-api-routes';

/**
 * What SAM creates for an `AWS::Serverless::Function`: the function, its role, an alias of a version, and the routes of
 * its events.
 */
export function expandFunction(declared: Resource, root: JsonObject): readonly Resource[] {
  const properties = withGlobals(declared, root, 'Function');
  const { logicalId } = declared;
  const defaults = { Timeout: DEFAULT_FUNCTION_TIMEOUT_S, Role: { 'Fn::GetAtt': [`${logicalId}Role`, 'Arn'] } };
  const alias = aliasName(own(properties, 'AutoPublishAlias'), root);
  return [
    create(declared, {
      logicalId,
      type: 'AWS::Lambda::Function',
      properties: { ...defaults, ...properties },
      dependsOn: own(declared.json, 'DependsOn'),
    }),
    ...(hasOwnRole(own(properties, 'Role')) ? [] : [createdRole(declared, properties, 'lambda.amazonaws.com')]),
    ...(alias === undefined ? [] : published(declared, alias)),
    ...expandHttpApiEvents(declared, root, called(logicalId, alias)),
  ];
}

/** What event sources call: the function or its alias. */
function called(logicalId: string, alias: string | undefined): { readonly arn: Json; readonly name: Json } {
  if (alias === undefined) return { arn: { 'Fn::GetAtt': [logicalId, 'Arn'] }, name: { Ref: logicalId } };
  return { arn: { Ref: `${logicalId}Alias${alias}` }, name: { Ref: `${logicalId}Alias${alias}` } };
}

/** The version that every deployment publishes, and the alias that follows it. */
function published(declared: Resource, alias: string): readonly Resource[] {
  const { logicalId } = declared;
  const from = (): Path => ['AutoPublishAlias'];
  const version = `${logicalId}Version`;
  return [
    create(declared, {
      logicalId: version,
      type: 'AWS::Lambda::Version',
      properties: { FunctionName: { Ref: logicalId } },
      referredAs: 'Version',
      from,
    }),
    create(declared, {
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

/** The name of the alias, which SAM reads before deployment: a literal, or the default of a parameter. */
function aliasName(written: Json | undefined, root: JsonObject): string | undefined {
  const parameter = intrinsic(written, 'Ref');
  const name =
    typeof parameter === 'string' ? own(ownObject(ownObject(root, 'Parameters'), parameter), 'Default') : written;
  return typeof name === 'string' ? name : undefined;
}
