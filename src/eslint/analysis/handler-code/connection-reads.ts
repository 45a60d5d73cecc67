import type { TSESTree } from '@typescript-eslint/utils';
import { ancestor, isFunction, keyName, propertyNamed, wrapped, type Node } from '../syntax';
import { commandsSent } from './commands';
import { callSites, functionAround } from './functions';
import { codeOf } from './code-text';
import type { HandlerFile } from './handler-file';
import { importedBy } from './modules';
import { once } from '../once';
import { isMethod, methodName, receiverOf } from '../method-calls';
import { valuesOf } from './values';

/** A Scan or a Query of DynamoDB. */
export interface ConnectionRead {
  /** `Scan` or `Query`. */
  readonly operation: string;
  /** The node: `new ScanCommand(…)`, or the call of `scan`. */
  readonly node: Node;
  /** The calls that return the answer. */
  readonly calls: readonly Node[];
  readonly input: Node | undefined;
}

const DYNAMODB = /^(?:@aws-sdk\/(?:client-dynamodb|lib-dynamodb)|aws-sdk|aws-sdk\/clients\/dynamodb)$/;

const OPERATIONS = ['Scan', 'Query'];

/** Every Scan and Query of a file. */
export const connectionReads = once((file: HandlerFile): readonly ConnectionRead[] =>
  file.nodes.of('CallExpression').flatMap((call) => {
    const method = methodName(call);
    if (method === 'send') return sent(file, call);
    const operation = OPERATIONS.find((name) => name.toLowerCase() === method);
    return operation === undefined ? [] : called(file, call, operation);
  }),
);

function sent(file: HandlerFile, call: TSESTree.CallExpression): readonly ConnectionRead[] {
  return commandsSent(call, file).flatMap(({ node, imported }) => {
    if (!DYNAMODB.test(imported.module)) return [];
    const operation = OPERATIONS.find((name) => imported.names[0] === `${name}Command`);
    return operation === undefined ? [] : [{ operation, node, calls: [call], input: node.arguments[0] }];
  });
}

function called(file: HandlerFile, call: TSESTree.CallExpression, operation: string): readonly ConnectionRead[] {
  const receiver = receiverOf(call);
  if (!receiver || !(isDatabase(file, receiver) || namesTable(file, call.arguments[0]))) return [];
  const outer = wrapped(call).parent;
  const promised = outer?.type === 'MemberExpression' ? wrapped(outer).parent : undefined;
  return [{ operation, node: call, calls: promised ? [call, promised] : [call], input: call.arguments[0] }];
}

/** Whether the input of a call names a table, which shows DynamoDB wherever the client comes from. */
function namesTable(file: HandlerFile, input: Node | undefined): boolean {
  const inputs = input ? valuesOf(file, input) : [];
  return inputs.some(
    (candidate) => candidate.type === 'ObjectExpression' && propertyNamed(candidate, 'TableName') !== undefined,
  );
}

function isDatabase(file: HandlerFile, receiver: Node): boolean {
  return valuesOf(file, receiver).some((value) => {
    if (value.type === 'CallExpression') {
      const of = receiverOf(value);
      if (methodName(value) === 'from' && of) return DYNAMODB.test(importedBy(file, of)?.module ?? '');
      const [client] = value.arguments;
      return isMethod(value, /^capture/) && client !== undefined && isDatabase(file, client);
    }
    const imported = value.type === 'NewExpression' ? importedBy(file, value.callee) : undefined;
    if (!imported || !DYNAMODB.test(imported.module)) return false;
    return imported.module !== 'aws-sdk' || imported.names[0] === 'DynamoDB';
  });
}

/** Whether only the first page is read: nothing around it continues from the last key, or limits the result. */
export function isOnePage(file: HandlerFile, read: ConnectionRead): boolean {
  const inputs = read.input ? valuesOf(file, read.input) : [];
  const objects = inputs.filter((input) => input.type === 'ObjectExpression');
  if (objects.some((object) => limits(object))) return false;
  const isKnown = objects.length > 0 && objects.length === inputs.length;
  return !(isKnown ? surroundings(read.node, file) : [file.sourceCode.ast]).some((node) =>
    /LastEvaluatedKey|ExclusiveStartKey/.test(codeOf(file, node)),
  );
}

/** Whether a filter takes items out of each page that is read. */
export function isFiltered(file: HandlerFile, { input }: ConnectionRead): boolean {
  const inputs = input ? valuesOf(file, input) : [];
  return inputs.some((value) => value.type === 'ObjectExpression' && propertyNamed(value, 'FilterExpression'));
}

function limits({ properties }: TSESTree.ObjectExpression): boolean {
  return properties.some(
    (property) =>
      property.type === 'SpreadElement' ||
      /^(?:Limit|Select|ExclusiveStartKey|TotalSegments)$/.test(keyName(property) ?? ''),
  );
}

/** The outermost function around a node, and those around its calls. */
function surroundings(node: Node, file: HandlerFile): readonly Node[] {
  const own = functionAround(node);
  const callers = own ? callSites(file, own).map(outermost) : [];
  return [outermost(node), ...callers];
}

function outermost(node: Node): Node {
  let found: Node = node;
  for (let at = ancestor(node, isFunction); at; at = ancestor(at, isFunction)) found = at;
  return found;
}
