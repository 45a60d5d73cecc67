import type { TSESTree } from '@typescript-eslint/utils';
import { referencesOf, type Name } from '../variables';
import { isLoop, isFunction, isInside, wrapped, type FunctionNode, type Node } from '../syntax';
import {
  calledBy,
  callbackOf,
  callSites,
  functionAround,
  functionOf,
  functionWith,
  positionOf,
  usesAsValue,
} from './functions';
import { exportedFunctions } from './handler-exports';
import { codeOf } from './code-text';
import type { HandlerFile } from './handler-file';
import { varies } from './varies';
import { originsOf, type Origins } from './origins';
import { endsAtFailure, isLimited } from './limited-calls';
import type { Post } from './posts';
import { isMethod, methodName, receiverOf } from '../method-calls';
import { isOfPromise } from './values';

/** What happens when a post fails. */
export type Fate =
  /** The error is handled, and the other posts continue. */
  | 'handled'
  /** The error ends the handler, or the posts to the other connections. */
  | 'unhandled'
  /** The file does not show it. */
  | 'unknown';

export interface Failure {
  readonly fate: Fate;
  /** Each `Promise.all` that rejects with it, though it also waits for posts to other connections. */
  readonly endedLists: readonly TSESTree.CallExpression[];
}

/** What happens when a post fails because the connection is closed, by the origin of the connection id. */
export function failureOf(file: HandlerFile, post: Post, origins: Origins): Failure {
  if (hasCallback(file, post)) return { fate: 'handled', endedLists: [] };
  if (isUnsent(post)) return { fate: 'unknown', endedLists: [] };
  const walk = new Walk(file, origins);
  const fate = walk.promise(post.call, false);
  return { fate, endedLists: walk.endedLists };
}

/** Whether the error is given to a function: `client.send(command, (error) => …)`. */
function hasCallback({ evaluator }: HandlerFile, { call }: Post): boolean {
  return call.arguments.slice(1).some((argument) => evaluator.origin(argument).type !== 'ObjectExpression');
}

/** Whether it is a request of SDK v2 that nothing here sends: only `promise()`, `send()` or a callback does. */
function isUnsent({ sdk, node, call }: Post): boolean {
  const isNamed = /^(?:VariableDeclarator|AssignmentExpression)$/.test(wrapped(call).parent?.type ?? '');
  return sdk === 'v2' && node === call && !isNamed;
}

/** Whether code distinguishes a closed connection from other errors. */
function mentionsGone(file: HandlerFile, node: Node): boolean {
  const isNamed = (node: Node): boolean => /gone|\b410\b/i.test(codeOf(file, node));
  return (
    isNamed(node) ||
    file.nodes.of('CallExpression').some((call) => isInside(call, node) && calledBy(file, call).some(isNamed))
  );
}

/** Whether a `catch` clause or a rejection handler rethrows every error. */
function rethrows({ nodes }: HandlerFile, body: Node): boolean {
  if (body.type !== 'BlockStatement' || body.body.at(-1)?.type !== 'ThrowStatement') return false;
  const around = functionAround(body);
  return !LEAVING.flatMap((type): readonly Node[] => nodes.of(type)).some(
    (statement) => isInside(statement, body) && functionAround(statement) === around,
  );
}

const LEAVING = ['ReturnStatement', 'ContinueStatement', 'BreakStatement'] as const;
/** Export names that AWS Lambda calls. Other exports may be called by files that catch errors. */
const ENTRY = /^(?:default|main|handler|lambda_?handler)$/i;

class Walk {
  public readonly endedLists: TSESTree.CallExpression[] = [];
  private readonly ofOne = new Map<Node, Fate>();
  private readonly ofMany = new Map<Node, Fate>();

  public constructor(
    private readonly file: HandlerFile,
    private readonly origins: Origins,
  ) {}

  /** What happens to a rejected promise at one place. */
  public promise(written: Node, isOfMany: boolean): Fate {
    return this.once(wrapped(written), isOfMany, (node) => this.promiseIn(node, isOfMany));
  }

  private once(node: Node, isOfMany: boolean, find: (node: Node) => Fate): Fate {
    const fates = isOfMany ? this.ofMany : this.ofOne;
    const known = fates.get(node);
    if (known) return known;
    // Recursion adds nothing.
    fates.set(node, 'handled');
    const fate = find(node);
    fates.set(node, fate);
    return fate;
  }

  private promiseIn({ parent }: Node, isOfMany: boolean): Fate {
    switch (parent?.type) {
      case 'AwaitExpression':
        return this.thrown(parent, isOfMany);
      case 'ReturnStatement':
        return this.result(parent, isOfMany);
      case 'ArrowFunctionExpression':
        return this.rejected(parent, isOfMany);
      case 'MemberExpression':
        return this.chained(parent, isOfMany);
      case 'ConditionalExpression':
      case 'LogicalExpression':
        return this.promise(parent, isOfMany);
      case 'ExpressionStatement':
      case 'UnaryExpression':
        return 'unhandled';
      case 'ArrayExpression':
        return this.list(parent, isOfMany);
      case 'VariableDeclarator':
      case 'AssignmentExpression':
        return this.named(parent, (use) => this.promise(use, isOfMany));
      case 'CallExpression':
        return this.argument(parent, isOfMany);
      default:
        return 'unknown';
    }
  }

  private argument(call: TSESTree.CallExpression, isOfMany: boolean): Fate {
    if (methodName(call) === 'push') return this.added(call);
    return isOfPromise(call) ? this.promise(call, isOfMany) : 'unknown';
  }

  /** `promise.catch(…)` and the like. */
  private chained(access: TSESTree.MemberExpression, isOfMany: boolean): Fate {
    const call = wrapped(access).parent;
    if (call?.type !== 'CallExpression') return 'unknown';
    const method = methodName(call) ?? '';
    const caught = method === 'catch' ? call.arguments[0] : method === 'then' ? call.arguments[1] : undefined;
    if (!caught) return /^(?:then|finally|promise)$/.test(method) ? this.promise(call, isOfMany) : 'unknown';
    const body = functionOf(this.file, caught)?.body;
    return body && rethrows(this.file, body) && !mentionsGone(this.file, body)
      ? this.promise(call, isOfMany)
      : 'handled';
  }

  /** What happens to a rejection in a list of promises. */
  private list(written: Node, isOfMany: boolean): Fate {
    return this.once(wrapped(written), isOfMany, (node) => this.listIn(node, isOfMany));
  }

  private listIn({ parent }: Node, isOfMany: boolean): Fate {
    switch (parent?.type) {
      case 'CallExpression':
        return this.settled(parent, isOfMany);
      case 'VariableDeclarator':
      case 'AssignmentExpression':
        return this.named(parent, (use) => this.list(use, isOfMany));
      case 'SpreadElement':
        return parent.parent.type === 'ArrayExpression'
          ? this.list(parent.parent, isOfMany)
          : parent.parent.type === 'CallExpression' && methodName(parent.parent) === 'push'
            ? this.added(parent.parent)
            : 'unknown';
      case 'ExpressionStatement':
        return 'unhandled';
      default:
        return 'unknown';
    }
  }

  private settled(call: TSESTree.CallExpression, isOfMany: boolean): Fate {
    if (!isOfPromise(call)) return 'unknown';
    if (isMethod(call, /^(?:allSettled|any)$/)) return 'handled';
    if (methodName(call) === 'all' && isOfMany) this.endedLists.push(call);
    return this.promise(call, isOfMany);
  }

  /** `promises.push(promise)` */
  private added(call: TSESTree.CallExpression): Fate {
    const list = receiverOf(call);
    const uses = list?.type === 'Identifier' ? usesOf(this.file, list) : [];
    const taken = uses.filter((use) => use.parent.type === 'CallExpression' && isOfPromise(use.parent));
    return taken.length === 0 ? 'unknown' : worst(taken.map((use) => this.list(use, true)));
  }

  private named(at: TSESTree.VariableDeclarator | TSESTree.AssignmentExpression, follow: (use: Node) => Fate): Fate {
    const name = at.type === 'VariableDeclarator' ? at.id : at.left;
    const uses = name.type === 'Identifier' ? usesOf(this.file, name) : [];
    return uses.length === 0 ? 'unknown' : worst(uses.map(follow));
  }

  private result(statement: Node, isOfMany: boolean): Fate {
    const around = functionAround(statement);
    return around ? this.rejected(around, isOfMany) : 'unhandled';
  }

  /** What happens to an error thrown at a node. */
  private thrown(node: Node, isOfMany: boolean): Fate {
    let ofMany = isOfMany;
    for (let child: Node = node, at = node.parent; at; child = at, at = at.parent) {
      if (isFunction(at)) return this.rejected(at, ofMany);
      if (isLoop(at) && this.isForMany(at)) ofMany = true;
      if (at.type !== 'TryStatement' || at.block !== child || !at.handler) continue;
      const { body } = at.handler;
      if (mentionsGone(this.file, body)) return 'handled';
      if (rethrows(this.file, body)) continue;
      return ofMany || this.leavesLoop(at, body) ? 'unhandled' : 'handled';
    }
    return 'unhandled';
  }

  private isForMany(loop: Node): boolean {
    return varies(this.file, this.origins, loop);
  }

  /** Whether a `catch` clause inside of a loop over connections ends it. */
  private leavesLoop(statement: Node, body: TSESTree.BlockStatement): boolean {
    if (!/^(?:Return|Break)Statement$/.test(body.body.at(-1)?.type ?? '')) return false;
    for (let at = statement.parent; at && !isFunction(at); at = at.parent)
      if (isLoop(at) && this.isForMany(at)) return true;
    return false;
  }

  /** What happens when the promise returned by a function of the file rejects. */
  private rejected(of: FunctionNode, isOfMany: boolean): Fate {
    const exports = exportedFunctions(this.file).filter(({ node }) => node === of);
    const isWrapped = (use: Node): boolean =>
      exports.some(({ value }) => isInside(use, value) && functionOf(this.file, value) === undefined);
    const fates = [
      ...this.callsWithStored(of).map((call) => this.promise(call, isOfMany)),
      ...usesAsValue(this.file, of).flatMap((use) => (isWrapped(use) ? [] : this.called(use, isOfMany))),
      ...exports.map(({ names }): Fate =>
        isOfMany || names.some((name) => ENTRY.test(name)) ? 'unhandled' : 'unknown',
      ),
    ];
    if (fates.length > 0) return worst(fates);
    return isOfMany ? 'unhandled' : 'unknown';
  }

  /** The calls of a function; where it has its connection from a parameter, those that hand over one that was stored. */
  private callsWithStored(of: FunctionNode): readonly TSESTree.CallExpression[] {
    const calls = callSites(this.file, of);
    const positions = [...this.origins.variables]
      .flatMap(({ defs }) => defs)
      .filter((definition) => functionWith(definition) === of)
      .map(({ name }) => positionOf(name, of));
    if (positions.length === 0) return calls;
    const isStored = (argument: Node): boolean => originsOf(this.file, argument).calls.size > 0;
    return calls.filter((call) =>
      call.arguments.some((argument, position) => positions.includes(position) && isStored(argument)),
    );
  }

  private called(use: Node, isOfMany: boolean): readonly Fate[] {
    const callback = callbackOf(use);
    if (!callback) return [];
    switch (callback.method) {
      case 'map':
      case 'flatMap':
        return [this.list(callback.call, true)];
      case 'forEach':
        return ['unhandled'];
      case 'reduce':
        return [this.promise(callback.call, true)];
      case 'then':
        return [this.promise(callback.call, isOfMany)];
      default:
        if (isLimited(this.file, callback.call)) return [this.promise(callback.call, isOfMany)];
        return [endsAtFailure(this.file, callback.call) ? this.promise(callback.call, true) : 'unknown'];
    }
  }
}

/** The places where what a variable is set to is read. */
function usesOf({ sourceCode }: HandlerFile, name: TSESTree.Identifier): readonly Name[] {
  const references = referencesOf(sourceCode, name);
  return references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier);
}

function worst(fates: readonly Fate[]): Fate {
  if (fates.includes('unhandled')) return 'unhandled';
  return fates.includes('unknown') ? 'unknown' : 'handled';
}
