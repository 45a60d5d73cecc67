import type { TSESTree } from '@typescript-eslint/utils';
import { ownerOf } from './attributes';
import { givenByClass, isFunctionClass, LAMBDA_FUNCTION, RAW_FUNCTION } from './function-classes';
import type { SourceFile } from './source-file';
import { isMember, unwrap, type Node } from './syntax';
import { nodeOf, type Creation, type Value } from './static-values';
import { authorizers, integrations } from './websocket-constructs';

const URIS: Readonly<Record<string, string>> = {
  'apigatewayv2.CfnIntegration': 'integrationUri',
  'apigatewayv2.CfnAuthorizer': 'authorizerUri',
};
/** How many aliases and versions are followed; this ends cycles. */
const MAX_DEPTH = 5;
/** The attributes of a function, and of a raw one, that are its ARN. */
const FUNCTION_ARN = /^(?:functionArn|attrArn)$/;
const ALIAS = 'lambda.Alias';
const CALLERS = /\.WebSocketLambda(?:Integration|Authorizer)$/;

/** A Lambda function that this file makes. */
export interface MadeFunction extends Creation {
  /**
   * The calls of helpers of this file that return it, and the object of a class of this file that has it: they tell several
   * functions of one `new` apart. None at the `new` itself.
   */
  readonly calls: readonly (TSESTree.CallExpression | TSESTree.NewExpression)[];
}

/**
 * Whether two expressions may be the same function: they come from the same `new`, and not from two calls of the
 * function around it, or two objects of the class around it.
 */
export function mayBeSame(one: MadeFunction, other: MadeFunction): boolean {
  const [inner, outer] = one.calls.length <= other.calls.length ? [one.calls, other.calls] : [other.calls, one.calls];
  const behind = outer.slice(outer.length - inner.length);
  return one.node === other.node && inner.every((call, index) => call === behind[index]);
}

/** The Lambda function that an integration or an authorizer calls, where this file makes it. */
export function handlerOf(file: SourceFile, caller: Creation): MadeFunction | undefined {
  const handler = writtenHandler(file, caller);
  return handler && functionMadeAs(file, handler);
}

/** The same, also where an alias or a version of it is called. */
export function runningFunction(file: SourceFile, caller: Creation): MadeFunction | undefined {
  const handler = writtenHandler(file, caller);
  return handler && functionMadeAs(file, unqualified(file, handler));
}

/** The function that an expression is an alias or a version of, or is: `fn.addAlias('live')`, `fn.currentVersion`. */
function unqualified(file: SourceFile, written: Node, depth = 0): Node {
  if (depth > MAX_DEPTH) return written;
  const node = file.evaluator.origin(written);
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  if (isMember(callee, /^addAlias$/)) return unqualified(file, callee.object, depth + 1);
  if (isMember(node, /^(?:current|latest)Version$/)) return unqualified(file, node.object, depth + 1);
  if (node.type !== 'NewExpression' || file.imports.symbols.get(unwrap(node.callee)) !== ALIAS) return written;
  const version = nodeOf(file.evaluator.property(file.props({ symbol: ALIAS, node }), 'version'));
  return version ? unqualified(file, version, depth + 1) : written;
}

/**
 * A property of the Lambda function that an integration calls. Where a helper of this file makes the function, the
 * property has the value for that call of the helper.
 */
export function handlerProperty(file: SourceFile, caller: Creation, handler: Creation, name: string): Value {
  const value = givenByClass(file, handler.node, name) ?? file.evaluator.property(file.props(handler), name);
  const call = callMaking(file, caller);
  if (value.kind !== 'unknown' || !value.node || !call) return value;
  return file.given(call, value.node) ?? value;
}

/** The call of a function of this file that makes the Lambda function which an integration calls. */
export function callMaking(file: SourceFile, caller: Creation): TSESTree.CallExpression | undefined {
  const written = writtenHandler(file, caller);
  const call = written && file.evaluator.origin(unqualified(file, written));
  return call?.type === 'CallExpression' ? call : undefined;
}

function writtenHandler(file: SourceFile, caller: Creation): Node | undefined {
  const { symbol, node } = caller;
  return CALLERS.test(symbol) ? node.arguments[1] : invokedBy(file, caller);
}

/** The Lambda function that an expression is, where this file makes it. */
export function functionMadeAs(file: SourceFile, written: Node): MadeFunction | undefined {
  const creation = functionCreation(file, written);
  if (!creation) return undefined;
  const holder = file.holderOf(written, creation.node);
  return { ...creation, calls: [...(holder ? [holder] : []), ...file.callsBehind(written)] };
}

function functionCreation(file: SourceFile, written: Node): Creation | undefined {
  const typed = file.typeOf(written);
  const creation = typed?.creation ?? typed?.pattern;
  if (creation) return isFunction(creation) ? creation : undefined;
  const node = file.madeBy(written);
  return node && isFunctionClass(file, node) ? { symbol: 'other.Function', node } : undefined;
}

function isFunction({ symbol }: Creation): boolean {
  return LAMBDA_FUNCTION.test(symbol) || symbol === RAW_FUNCTION;
}

/**
 * The function in `arn:…:lambda:path/2015-03-31/functions/${function.functionArn}/invocations`, the URI of a raw integration
 * or authorizer; in an ARN of the function, too: it is not the URI that AWS documents, but is what is meant.
 */
function invokedBy(file: SourceFile, { symbol, node }: Creation): Node | undefined {
  const name = URIS[symbol];
  return name === undefined ? undefined : functionIn(file, file.evaluator.property(file.props({ symbol, node }), name));
}

function functionIn(file: SourceFile, uri: Value, depth = 0): Node | undefined {
  if (uri.kind === 'unknown' && uri.node)
    return ownerOf(file, uri.node, FUNCTION_ARN) ?? functionInResult(file, uri.node, depth);
  if (uri.kind !== 'text') return undefined;
  const end = uri.parts.indexOf('/invocations');
  if (end === -1) return partAfter(file, uri.parts.slice(-2), ':function:', /^functionName$/);
  return partAfter(file, uri.parts.slice(end - 2, end), '/functions/', FUNCTION_ARN);
}

/** The same in a URI that a function of this file makes: `invocationUri(handler)`. */
function functionInResult(file: SourceFile, written: Node, depth: number): Node | undefined {
  const call = file.evaluator.origin(written);
  const result = call.type === 'CallExpression' ? file.resultOf(call, depth) : undefined;
  const found = result && functionIn(file, file.evaluator.evaluate(result), depth + 1);
  if (!found || call.type !== 'CallExpression') return found;
  const given = file.given(call, found);
  return given ? nodeOf(given) : found;
}

/** `handler` of `…/functions/${handler.functionArn}`. */
function partAfter(
  file: SourceFile,
  [before, part]: readonly (string | Node | undefined)[],
  start: string,
  attribute: RegExp,
): Node | undefined {
  if (typeof before !== 'string' || !before.endsWith(start)) return undefined;
  return typeof part === 'string' ? undefined : ownerOf(file, part, attribute);
}

/** The Lambda functions of this file that a WebSocket API calls. */
export function webSocketHandlers(file: SourceFile): readonly MadeFunction[] {
  return callersIn(file).flatMap((caller) => handlerOf(file, caller) ?? []);
}

/** The aliases of functions that a WebSocket API calls: each has permissions of its own. */
export function webSocketAliases(file: SourceFile): readonly Creation[] {
  return callersIn(file).flatMap((caller) => {
    const written = writtenHandler(file, caller);
    const creation = written && file.typeOf(written)?.creation;
    return creation?.symbol === ALIAS ? [creation] : [];
  });
}

/** The integrations and authorizers that call functions. */
function callersIn(file: SourceFile): readonly Creation[] {
  return [
    ...file.imports.creations.filter(({ symbol }) => CALLERS.test(symbol)),
    ...[...integrations(file), ...authorizers(file)].flatMap(({ isL1, creation }) => (isL1 ? [creation] : [])),
  ];
}
