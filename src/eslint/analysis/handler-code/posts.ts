import type { TSESTree } from '@typescript-eslint/utils';
import { once } from '../once';
import { isMember, memberName, propertyNamed, unwrap, wrapped, type Node } from '../syntax';
import { referencesOf } from '../variables';
import { promiseAround } from './callback-promises';
import { functionOf } from './functions';
import type { HandlerFile } from './handler-file';
import { latestValue } from './latest-value';
import { clientSdk, MANAGEMENT, type Sdk } from './management-clients';
import { commandsSent } from './commands';
import { callOn, methodName } from '../method-calls';
import { valuesOf } from './values';

/** A call of the management API about a connection. */
export interface ManagementCall {
  /** What says which one it is: `new PostToConnectionCommand(…)`, or the call of `postToConnection`. */
  readonly node: TSESTree.NewExpression | TSESTree.CallExpression;
  /** The call that sends it, and may be given a callback for the answer. */
  readonly request: TSESTree.CallExpression;
  /** Its name: `postToConnection`, `getConnection` or `deleteConnection`. */
  readonly operation: string;
  /** The call whose promise fails where the connection has gone, or the promise that is made around it. */
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
  /** The `ConnectionId`; undefined where the file does not show it. */
  readonly connectionId: Node | undefined;
  /** @default - not known */
  readonly sdk: Sdk | undefined;
}

/** A message that the code sends to a connection. */
export type Post = ManagementCall;

const COMMAND = /^(PostToConnection|GetConnection|DeleteConnection)Command$/;
const METHOD = /^(?:postToConnection|getConnection|deleteConnection)$/;

/** Every call of the management API in a file. */
export const managementCallsOf = once((file: HandlerFile): readonly ManagementCall[] =>
  file.nodes.of('CallExpression').flatMap((call) => {
    const access = unwrap(call.callee);
    if (access.type !== 'MemberExpression') return [];
    const method = memberName(access) ?? '';
    if (method === 'send') return sent(file, call);
    return METHOD.test(method) ? called(file, call, access.object, method) : [];
  }),
);

/** Every post of a file. */
export const postsOf = once((file: HandlerFile): readonly Post[] =>
  managementCallsOf(file).filter(({ operation }) => operation === 'postToConnection'),
);

/** `client.send(new PostToConnectionCommand({…}))` */
function sent(file: HandlerFile, call: TSESTree.CallExpression): readonly ManagementCall[] {
  return commandsSent(call, file).flatMap(({ node, imported }) => {
    const [, name] = imported.module === MANAGEMENT ? (COMMAND.exec(imported.names[0] ?? '') ?? []) : [];
    if (name === undefined) return [];
    const operation = name.charAt(0).toLowerCase() + name.slice(1);
    const connectionId = idIn(file, node.arguments[0]);
    const promise = promiseAround(file, call) ?? call;
    return [{ operation, node, request: call, call: promise, connectionId, sdk: 'v3' as const }];
  });
}

/** `management.postToConnection({…})`, of SDK v2 with `.promise()` */
function called(
  file: HandlerFile,
  node: TSESTree.CallExpression,
  client: Node,
  operation: string,
): readonly ManagementCall[] {
  if (functionOf(file, node.callee)) return [];
  const promised = promiseOf(node);
  const sdk = clientSdk(file, client) ?? (promised ? 'v2' : undefined);
  const connectionId = idIn(file, node.arguments[0]);
  return sdk || connectionId
    ? [{ operation, node, request: node, call: promised ?? promiseAround(file, node) ?? node, connectionId, sdk }]
    : [];
}

/** The call of `promise` on the result of a call. */
function promiseOf(node: TSESTree.CallExpression): TSESTree.CallExpression | undefined {
  const call = callOn(node);
  return call && methodName(call) === 'promise' ? call : undefined;
}

function idIn(file: HandlerFile, input: Node | undefined): Node | undefined {
  const written = input && unwrap(input);
  const latest = written?.type === 'Identifier' ? latestValue(file, written) : undefined;
  const values = written ? valuesOf(file, latest ?? written) : [];
  const [value, another] = values;
  if (value?.type !== 'ObjectExpression' || another) return undefined;
  const own = propertyNamed(value, 'ConnectionId')?.value;
  const put = written?.type === 'Identifier' ? idsPutInto(file, written) : [];
  // A text only keeps the place for an id that is put there.
  const ids = own && !(put.length > 0 && own.type === 'Literal') ? [own, ...put] : put;
  return ids.length === 1 ? ids[0] : undefined;
}

/** `input.ConnectionId = …` */
function idsPutInto({ sourceCode }: HandlerFile, input: TSESTree.Identifier): readonly Node[] {
  return referencesOf(sourceCode, input).flatMap(({ identifier }) => {
    const { parent: access } = wrapped(identifier);
    const assignment = isMember(access, /^ConnectionId$/) ? access.parent : undefined;
    return assignment?.type === 'AssignmentExpression' && assignment.left === access ? [assignment.right] : [];
  });
}
