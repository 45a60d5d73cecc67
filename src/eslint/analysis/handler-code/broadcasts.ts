import type { TSESLint } from '@typescript-eslint/utils';
import {
  ancestor,
  isFunction,
  isInside,
  isMember,
  statementsAfter,
  wrapped,
  type FunctionNode,
  type Node,
} from '../syntax';
import { callbackOf, callSites, functionAround, usesAsValue } from './functions';
import type { HandlerFile } from './handler-file';
import { isLoop, varies } from './loops';
import { originsOf, type Origins } from './origins';
import { failureOf } from './post-failures';
import { postsOf } from './posts';
import { isReduction } from './reductions';
import { isMethod } from '../method-calls';
import { definitionOf, variableOf } from '../variables';

/** Loops over connections that await each post in turn. */
export function sequentialPosts(file: HandlerFile): readonly Node[] {
  const found = new Set<Node>();
  for (const { call, connectionId } of postsOf(file))
    if (connectionId) visit(file, call, originsOf(file, connectionId), found, new Set());
  return [...found];
}

/** Each `Promise.all` of posts to many connections, which rejects at the first failure. */
export function fragileLists(file: HandlerFile): readonly Node[] {
  const lists = postsOf(file).flatMap((post) => {
    const origins = post.connectionId && originsOf(file, post.connectionId);
    return origins?.isEach === true ? failureOf(file, post, origins).endedLists : [];
  });
  return [...new Set(lists)];
}

function visit(file: HandlerFile, call: Node, origins: Origins, found: Set<Node>, seen: Set<FunctionNode>): void {
  const around = functionAround(call);
  const promise = wholePromise(call);
  const { parent } = promise;
  const isAwaited = parent?.type === 'AwaitExpression';
  const loop = parent && isAwaited ? loopAround(file, parent, origins) : undefined;
  if (parent && loop) {
    if (!isOneByDesign(file, parent, loop, origins)) found.add(parent);
    return;
  }
  if (isReduction(file, promise)) {
    found.add(isAwaited ? parent : call);
    return;
  }
  const isReturned = parent?.type === 'ReturnStatement' || around?.body === promise;
  if (!around || seen.has(around) || !(isAwaited || isReturned)) return;
  seen.add(around);
  for (const site of callSites(file, around)) visit(file, site, origins, found, seen);
}

/** Whether a loop has a reason to await a post before the next: others go through the rest, or it ends with this one. */
function isOneByDesign(file: HandlerFile, post: Node, loop: Node, origins: Origins): boolean {
  const around = functionAround(post);
  return (
    isWorker(file, around, loop) ||
    isForGroup(file, around, loop) ||
    isOverRecords(file, loop) ||
    endsAfter(post, loop) ||
    endsByFlag(file, origins, post, loop)
  );
}

/** Whether a function is one of several that share a list: `Promise.all(Array.from({ length: 20 }, worker))`. */
function isWorker(file: HandlerFile, around: FunctionNode | undefined, loop: Node): boolean {
  if (!around || (around.params.length > 0 && loop.type === 'ForOfStatement')) return false;
  const calls = callSites(file, around);
  if (calls.some(isBesideOthers)) return true;
  const callers = calls.flatMap((call) => functionAround(call) ?? []);
  const uses = [around, ...callers].flatMap((one) => usesAsValue(file, one));
  return uses.some((use) => /^(?:from|map)$/.test(callbackOf(use)?.method ?? ''));
}

/** Whether a function goes through one of many lists, all at the same time: `chunks.map((ids) => sendAll(ids))`. */
function isForGroup(file: HandlerFile, around: FunctionNode | undefined, loop: Node): boolean {
  if (!around || loop.type !== 'ForOfStatement') return false;
  const isEntry = (name: Node | undefined, of: FunctionNode | undefined): boolean =>
    of !== undefined &&
    isNameOf(file, name, of.params[0]) &&
    usesAsValue(file, of).some((use) => callbackOf(use)?.method === 'map');
  const position = around.params.findIndex((parameter) => isNameOf(file, loop.right, parameter));
  return (
    isEntry(loop.right, around) ||
    callSites(file, around).some((call) => isEntry(call.arguments[position], functionAround(call)))
  );
}

function isNameOf({ sourceCode }: HandlerFile, name: Node | undefined, parameter: Node | undefined): boolean {
  return name?.type === 'Identifier' && parameter !== undefined && definitionOf(sourceCode, name)?.name === parameter;
}

/** Whether a promise is put into a list, and not awaited there: `[work(), work()]`, `workers.push(work())`. */
function isBesideOthers(promise: Node): boolean {
  const { parent } = wrapped(promise);
  return parent?.type === 'ArrayExpression' || (parent?.type === 'CallExpression' && isMethod(parent, /^push$/));
}

/** A promise with what it is chained to: `post().catch(…)`. */
function wholePromise(promise: Node): Node {
  const node = wrapped(promise);
  const access = node.parent?.type === 'MemberExpression' && node.parent.object === node ? node.parent : undefined;
  const call = access && wrapped(access).parent;
  const isChain = call?.type === 'CallExpression' && isMethod(call, /^(?:then|catch|finally)$/);
  return isChain ? wholePromise(call) : node;
}

/** The innermost loop that goes through what a post is for. */
function loopAround(file: HandlerFile, node: Node, origins: Origins): Node | undefined {
  for (let child = node, at = node.parent; at && !isFunction(at); child = at, at = at.parent) {
    const isBody = 'body' in at && at.body === child;
    if (isBody && isLoop(at) && varies(file, origins, at)) return at;
  }
  return undefined;
}

/** Whether a loop ends with its first post: it looks for the one connection that the message is for. */
function endsAfter(post: Node, loop: Node): boolean {
  for (let child = post, at = post.parent; at && child !== loop; child = at, at = at.parent) {
    if (child.type === 'ReturnStatement') return true;
    const jump = statementsAfter(at, child).find(
      (statement) => statement.type === 'ContinueStatement' || leaves(statement, loop),
    );
    if (jump) return leaves(jump, loop);
  }
  return false;
}

/** Whether a statement always leaves a loop around it; a `break` inside of another loop or a `switch` leaves that. */
function leaves(statement: Node, loop: Node): boolean {
  if (statement.type !== 'BreakStatement' && statement.type !== 'ContinueStatement')
    return /^(?:Return|Throw)Statement$/.test(statement.type);
  const { label, type } = statement;
  if (label) {
    const labelled = ancestor(loop, (at) => at.type === 'LabeledStatement' && at.label.name === label.name);
    return labelled !== undefined && (type === 'BreakStatement' || loop.parent !== labelled);
  }
  if (type === 'ContinueStatement') return false;
  return ancestor(statement, (around) => isLoop(around) || around.type === 'SwitchStatement') === loop;
}

/**
 * Whether a loop ends when something that it sets says so, or the answer to a post: `if (isDelivered) break`. It may look
 * for one connection, too.
 */
function endsByFlag(file: HandlerFile, { variables }: Origins, post: Node, loop: Node): boolean {
  const { nodes, sourceCode } = file;
  const conditions = endingConditions(file, loop);
  const isAsked = ({ references }: TSESLint.Scope.Variable): boolean =>
    references.some(({ identifier }) => conditions.some((condition) => isInside(identifier, condition)));
  const answer = ancestor(post, (at) => at.type === 'VariableDeclarator' || isFunction(at));
  if (conditions.some((condition) => isInside(post, condition))) return true;
  if (answer?.type === 'VariableDeclarator' && sourceCode.getDeclaredVariables(answer).some(isAsked)) return true;
  return nodes.of('AssignmentExpression').some(({ left, operator }) => {
    const variable = left.type === 'Identifier' ? variableOf(sourceCode, left) : undefined;
    if (!variable || operator !== '=' || !isInside(left, loop) || variables.has(variable)) return false;
    const isOfLoop = variable.identifiers.some((declared) => isInside(declared, loop));
    return !isOfLoop && isAsked(variable);
  });
}

/** The conditions on which a loop ends: its own, and those of the jumps out of it. */
function endingConditions({ nodes }: HandlerFile, loop: Node): readonly Node[] {
  const jumps = [
    ...nodes.of('BreakStatement'),
    ...nodes.of('ContinueStatement'),
    ...nodes.of('ReturnStatement'),
  ].filter((jump) => isInside(jump, loop) && leaves(jump, loop));
  return [
    'test' in loop ? loop.test : null,
    ...jumps.map((jump) => {
      const { parent } = jump.parent.type === 'BlockStatement' ? jump.parent : jump;
      return parent.type === 'IfStatement' ? parent.test : null;
    }),
  ].flatMap((condition) => condition ?? []);
}

/** Whether a loop is over the records of a queue or a stream, each of which may be for another client. */
function isOverRecords(file: HandlerFile, loop: Node): boolean {
  if (loop.type !== 'ForOfStatement') return false;
  const list = file.evaluator.origin(loop.right);
  return list.type === 'Identifier' ? list.name === 'Records' : isMember(list, /^Records$/);
}
