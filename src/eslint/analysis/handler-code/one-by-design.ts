import {
  branches,
  calleeName,
  isInside,
  isMember,
  startOfChain,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../syntax';
import { numberOf } from '../static-values';
import { variableOf } from '../variables';
import { inCaller, pathOf, type AccessPath } from './access-paths';
import { callbackOf, callSites, functionAround, usesAsValue } from './functions';
import type { HandlerFile } from './handler-file';
import { endsAfter, endsByFlag } from './loop-ends';
import type { Origins } from './origins';
import { isPMap } from './limited-calls';
import { isMethod, receiverOf } from '../method-calls';

/** Whether a loop has a reason to await a post before the next: others go through the rest, or it ends with this one. */
export function isOneByDesign(file: HandlerFile, post: Node, loop: Node, origins: Origins): boolean {
  const around = functionAround(post);
  return (
    isWorker(file, around, loop) ||
    isForGroup(file, loop) ||
    isOverFew(file, loop) ||
    isOverRecords(file, loop) ||
    isForOne(file, post, origins) ||
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

/** Whether a loop goes through one of many lists, all at the same time: `chunks.map((ids) => sendAll(ids))`. */
function isForGroup(file: HandlerFile, loop: Node): boolean {
  const list = loop.type === 'ForOfStatement' ? pathOf(file, loop.right) : undefined;
  if (!list) return false;
  return isEntry(file, list) || callSites(file, list.from).some((call) => isEntry(file, inCaller(file, list, call)));
}

/** Whether a value is, or is taken from, an entry of a list whose entries are all gone through at the same time. */
function isEntry(file: HandlerFile, path: AccessPath | undefined): boolean {
  return (
    path?.position === 0 &&
    usesAsValue(file, path.from).some((use) => {
      const { call, method } = callbackOf(use) ?? {};
      return method === 'map' || (call !== undefined && isPMap(file, call));
    })
  );
}

/** Whether a promise is put into a list, and not awaited there: `[work(), work()]`, `workers.push(work())`. */
function isBesideOthers(promise: Node): boolean {
  const { parent } = wrapped(promise);
  return parent?.type === 'ArrayExpression' || (parent?.type === 'CallExpression' && isMethod(parent, /^push$/));
}

/** How many entries are few: more of them take longer, one after the other, than users like to wait. */
const FEW = 10;

/** Whether a loop is over a list that is written here, or over the first few of one. */
function isOverFew(file: HandlerFile, loop: Node): boolean {
  return loop.type === 'ForOfStatement' && listsBehind(file, loop.right).some((list) => isFew(file, list));
}

function isFew(file: HandlerFile, written: Node): boolean {
  if (file.value(written).kind === 'array') return true;
  const list = file.evaluator.origin(written);
  const end = list.type === 'CallExpression' && isMethod(list, /^slice$/) ? list.arguments[1] : undefined;
  const count = end && numberOf(file.value(end));
  return count !== undefined && count >= 0 && count <= FEW;
}

/** Whether a loop is over the records of a queue or a stream, each of which may be for another client. */
function isOverRecords(file: HandlerFile, loop: Node): boolean {
  const list = listOf(file, loop);
  return list !== undefined && listsBehind(file, list).some((one) => isRecords(file.evaluator.origin(one)));
}

function isRecords(list: Node): boolean {
  return list.type === 'Identifier' ? list.name === 'Records' : isMember(list, /^Records$/);
}

/** A list, and those that its entries are from: `ids.filter(…)` and `ids`. */
function listsBehind({ evaluator }: HandlerFile, written: Node): readonly Node[] {
  const lists = new Set<Node>();
  for (let list: Node | undefined = written; list && !lists.has(list); list = sourceOf(evaluator.origin(list)))
    lists.add(list);
  return [...lists];
}

/** Methods whose result has at most one entry for each of the list. */
const KEEPING = /^(?:filter|map|slice|sort|reverse|toSorted|toReversed|entries|values)$/;

/** What a list is made of, with at most one entry for each there: `ids` of `ids.filter(…)`, `new Set(ids)`, `ids ?? []`. */
function sourceOf(list: Node): Node | undefined {
  if (list.type === 'LogicalExpression') return list.left;
  if (list.type === 'NewExpression') return calleeName(list) === 'Set' ? list.arguments[0] : undefined;
  return list.type === 'CallExpression' && isMethod(list, KEEPING) ? receiverOf(list) : undefined;
}

/** The list that a loop goes through, also by an index: `at < list.length`. */
function listOf({ nodes }: HandlerFile, loop: Node): Node | undefined {
  if (loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') return loop.right;
  const test = 'test' in loop ? loop.test : null;
  return nodes.of('MemberExpression').find((access) => test && isInside(access, test) && isMember(access, /^length$/))
    ?.object;
}

/** Whether a post is reached for one connection of a list only: `if (id === owner)`. */
function isForOne({ sourceCode }: HandlerFile, post: Node, { variables }: Origins): boolean {
  const isConnection = (side: Node): boolean => {
    const start = startOfChain(side);
    const variable = start.type === 'Identifier' ? variableOf(sourceCode, start) : undefined;
    const isId = side === start || isMember(unwrap(side), /^connection_?id$/i);
    return isId && variable !== undefined && variables.has(variable);
  };
  const compares = (test: Node, operator: RegExp): boolean =>
    test.type === 'BinaryExpression' &&
    operator.test(test.operator) &&
    (isConnection(test.left) || isConnection(test.right));
  return branches(post).some((branch) => {
    const at = branch.parent;
    if (at?.type !== 'IfStatement') return false;
    return at.consequent === branch
      ? allOf(at.test).some((test) => compares(test, /^===?$/))
      : compares(at.test, /^!==?$/);
  });
}

/** `a`, `b` and `c` of `a && b && c`. */
function allOf(test: Node): readonly Node[] {
  const isBoth = test.type === 'LogicalExpression' && test.operator === '&&';
  return isBoth ? [...allOf(test.left), ...allOf(test.right)] : [test];
}
