import type { TSESTree } from '@typescript-eslint/utils';
import { once } from './once';
import { keyName, wrapped, type Node } from '../syntax';
import { functionOf } from './functions';
import type { HandlerFile } from './handler-file';
import { clientSdk, MANAGEMENT, type Sdk } from './management-clients';
import { importedBy } from './modules';
import { methodName, receiverOf, valuesOf } from './values';

/** A message that the code sends to a connection. */
export interface Post {
  /** What says that it is one: `new PostToConnectionCommand(…)`, or the call of `postToConnection`. */
  readonly node: TSESTree.NewExpression | TSESTree.CallExpression;
  /** The call whose promise fails where the connection has gone. */
  readonly call: TSESTree.CallExpression;
  /** The `ConnectionId`; undefined where the file does not show it. */
  readonly connectionId: Node | undefined;
  /** @default - not known */
  readonly sdk: Sdk | undefined;
}

/** Every post of a file. */
export const postsOf = once((file: HandlerFile): readonly Post[] =>
  file.nodes.of('CallExpression').flatMap((call) => {
    const method = methodName(call);
    if (method === 'send') return sent(file, call);
    return method === 'postToConnection' ? called(file, call) : [];
  }),
);

/** `client.send(new PostToConnectionCommand({…}))` */
function sent(file: HandlerFile, call: TSESTree.CallExpression): readonly Post[] {
  const [argument] = call.arguments;
  if (!argument) return [];
  return valuesOf(file, argument).flatMap((node) => {
    if (node.type !== 'NewExpression') return [];
    const imported = importedBy(file, node.callee);
    if (imported?.module !== MANAGEMENT || imported.names[0] !== 'PostToConnectionCommand') return [];
    return [{ node, call, connectionId: idIn(file, node.arguments[0]), sdk: 'v3' as const }];
  });
}

/** `management.postToConnection({…})`, of SDK v2 with `.promise()` */
function called(file: HandlerFile, node: TSESTree.CallExpression): readonly Post[] {
  const receiver = receiverOf(node);
  if (!receiver || functionOf(file, node.callee)) return [];
  const promised = promiseOf(node);
  const sdk = clientSdk(file, receiver) ?? (promised ? 'v2' : undefined);
  const connectionId = idIn(file, node.arguments[0]);
  return sdk || connectionId ? [{ node, call: promised ?? node, connectionId, sdk }] : [];
}

/** The call of `promise` on the result of a call. */
function promiseOf(node: TSESTree.CallExpression): TSESTree.CallExpression | undefined {
  const { parent } = wrapped(node);
  const call = parent?.type === 'MemberExpression' ? wrapped(parent).parent : undefined;
  return call?.type === 'CallExpression' && methodName(call) === 'promise' ? call : undefined;
}

function idIn(file: HandlerFile, input: Node | undefined): Node | undefined {
  const values = input ? valuesOf(file, input) : [];
  const ids = values.map((value) => {
    const property =
      value.type === 'ObjectExpression'
        ? value.properties.find((candidate) => candidate.type === 'Property' && keyName(candidate) === 'ConnectionId')
        : undefined;
    return property?.type === 'Property' ? property.value : undefined;
  });
  return ids.length === 1 ? ids[0] : undefined;
}
