import type { TSESTree } from '@typescript-eslint/utils';
import { annotationOf } from '../variables';
import { once } from '../once';
import { calleeName, unwrap, type Node } from '../syntax';
import type { HandlerFile } from './handler-file';
import { importedBy, type Imported } from './modules';
import { valuesOf } from './values';

/** The major version of the AWS SDK for JavaScript. */
export type Sdk = 'v2' | 'v3';

/** A `new` of a client of the management API. */
export interface ManagementClient {
  readonly sdk: Sdk;
  readonly node: TSESTree.NewExpression;
}

export const MANAGEMENT = '@aws-sdk/client-apigatewaymanagementapi';
const V2_CLIENT = /^aws-sdk\/clients\/apigatewaymanagementapi(?:\.js)?$/i;

/** The clients of the management API that a file makes, in its order. */
export const managementClients = once((file: HandlerFile): readonly ManagementClient[] =>
  file.nodes.of('NewExpression').flatMap((node) => {
    const sdk = clientClass(importedBy(file, node.callee));
    return sdk ? [{ sdk, node }] : [];
  }),
);

/** The SDK whose client of the management API a class is. */
function clientClass(imported: Imported | undefined): Sdk | undefined {
  if (!imported) return undefined;
  const name = imported.names.join('.');
  if (imported.module === MANAGEMENT) return /^ApiGatewayManagementApi(?:Client)?$/.test(name) ? 'v3' : undefined;
  if (V2_CLIENT.test(imported.module)) return name === '' ? 'v2' : undefined;
  return /^aws-sdk(?:\/clients\/all)?$/.test(imported.module) && name === 'ApiGatewayManagementApi' ? 'v2' : undefined;
}

/** The SDK whose client of the management API an expression is; undefined if unknown. */
export function clientSdk(file: HandlerFile, expression: Node): Sdk | undefined {
  const found = new Set(valuesOf(file, expression).map((value) => sdkOfValue(file, value)));
  const [only, another] = found;
  return another === undefined && found.size === 1 ? only : undefined;
}

function sdkOfValue(file: HandlerFile, value: Node): Sdk | undefined {
  if (value.type === 'NewExpression') return clientClass(importedBy(file, value.callee));
  if (value.type === 'CallExpression') {
    const [client] = value.arguments;
    const isTraced = /^capture\w*Client\w*$/.test(calleeName(value));
    return isTraced && client ? clientSdk(file, client) : undefined;
  }
  const type = declaredType(file, value);
  return type && clientClass(importedBy(file, type));
}

/** The name of the type that a parameter, a variable or a field is declared with. */
function declaredType(file: HandlerFile, node: Node): TSESTree.EntityName | undefined {
  const annotation =
    node.type === 'Identifier'
      ? annotationOf(file.sourceCode, node)
      : node.type === 'MemberExpression' && unwrap(node.object).type === 'ThisExpression'
        ? file.nodes.fields.of(node)?.type
        : undefined;
  const types = annotation?.type === 'TSUnionType' ? annotation.types : [annotation];
  const named = types.filter((candidate) => candidate?.type === 'TSTypeReference');
  return named.length === 1 ? named[0]?.typeName : undefined;
}
