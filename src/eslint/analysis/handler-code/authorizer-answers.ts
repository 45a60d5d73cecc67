import type { TSESTree } from '@typescript-eslint/utils';
import { definitionOf, referencesOf } from '../variables';
import {
  calleeName,
  isInside,
  isMember,
  keyName,
  memberName,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../syntax';
import { calledBy, functionOf, returned } from './functions';
import type { HandlerFile } from './handler-file';
import { methodName } from '../method-calls';

export type AnswerKind =
  /** `{ principalId, policyDocument }`, which API Gateway requires of an authorizer. */
  | 'policy'
  /** The result of a function of another file with a name such as `generatePolicy`. */
  | 'named-policy'
  /** `{ statusCode }`, the answer of a route. */
  | 'status'
  /** `{ isAuthorized }`, the answer of an authorizer of an HTTP API. */
  | 'simple';

export interface Answer {
  readonly kind: AnswerKind;
  readonly node: Node;
}

/** What a function answers AWS Lambda with, where that can be told. */
export function answersOf(file: HandlerFile, handler: FunctionNode): readonly Answer[] {
  return [...returned(file, handler), ...handedBack(file, handler)].flatMap((node) => answersIn(file, node));
}

function answersIn(file: HandlerFile, written: Node): readonly Answer[] {
  const node = unwrap(written);
  if (node.type === 'ConditionalExpression')
    return [...answersIn(file, node.consequent), ...answersIn(file, node.alternate)];
  if (node.type === 'CallExpression') {
    const callee = unwrap(node.callee);
    if (isMember(callee, /^(?:then|catch|finally)$/)) return chained(file, node, callee.object);
  }
  return [...kindsOf(file, node, new Set())].map((kind) => ({ kind, node }));
}

/** `verify(token).then(() => policy).catch(() => refusal)` */
function chained(file: HandlerFile, node: TSESTree.CallExpression, promise: Node): readonly Answer[] {
  const results = node.arguments.flatMap((argument) => {
    const callback = functionOf(file, argument);
    return callback ? returned(file, callback) : [];
  });
  return [promise, ...results].flatMap((value) => answersIn(file, value));
}

/** `callback(null, answer)` and `context.succeed(answer)` */
function handedBack(file: HandlerFile, handler: FunctionNode): readonly Node[] {
  const callback = handler.params[2];
  return file.nodes.of('CallExpression').flatMap((call) => {
    if (!isInside(call, handler.body)) return [];
    const [first, second] = call.arguments;
    const isCallback =
      callback?.type === 'Identifier' && call.callee.type === 'Identifier' && call.callee.name === callback.name;
    if (isCallback) return second ? [second] : [];
    return methodName(call) === 'succeed' && first ? [first] : [];
  });
}

function kindsOf(file: HandlerFile, written: Node, seen: Set<Node>): ReadonlySet<AnswerKind> {
  const node = unwrap(written);
  if (seen.has(node)) return new Set();
  seen.add(node);
  switch (node.type) {
    case 'AwaitExpression':
      return kindsOf(file, node.argument, seen);
    case 'ConditionalExpression':
      return new Set([...kindsOf(file, node.consequent, seen), ...kindsOf(file, node.alternate, seen)]);
    case 'ObjectExpression':
      return kindOfKeys(node.properties.map((property) => property.type === 'Property' && keyName(property)));
    case 'CallExpression':
      return ofCall(file, node, seen);
    case 'Identifier':
      return ofName(file, node, seen);
    default:
      return new Set();
  }
}

function kindOfKeys(names: readonly (string | false | undefined)[]): ReadonlySet<AnswerKind> {
  if (names.includes('policyDocument')) return new Set(['policy']);
  if (names.includes('statusCode')) return new Set(['status']);
  return names.includes('isAuthorized') ? new Set(['simple']) : new Set();
}

function ofCall(file: HandlerFile, node: TSESTree.CallExpression, seen: Set<Node>): ReadonlySet<AnswerKind> {
  const own = calledBy(file, node);
  if (own.length > 0)
    return new Set(
      own.flatMap((candidate) => returned(file, candidate)).flatMap((candidate) => [...kindsOf(file, candidate, seen)]),
    );
  const name = calleeName(node);
  const [argument] = node.arguments;
  if (name === 'resolve' && argument) return kindsOf(file, argument, seen);
  return /polic/i.test(name) ? new Set(['named-policy']) : new Set();
}

/** The kinds of the values of a variable, and of fields that are assigned to it. */
function ofName(file: HandlerFile, node: TSESTree.Identifier, seen: Set<Node>): ReadonlySet<AnswerKind> {
  if (definitionOf(file.sourceCode, node)?.type === 'Parameter') return new Set();
  const references = referencesOf(file.sourceCode, node);
  const fields = references.map(({ identifier }) => {
    const access = wrapped(identifier).parent;
    const isSet = access?.parent?.type === 'AssignmentExpression' && access.parent.left === access;
    return access?.type === 'MemberExpression' && isSet && memberName(access);
  });
  const assigned = references.flatMap(({ writeExpr }) => (writeExpr ? [...kindsOf(file, writeExpr, seen)] : []));
  const put = kindOfKeys(fields);
  return put.size > 0 ? put : new Set(assigned);
}
