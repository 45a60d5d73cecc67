import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { variableOf } from '../variables';
import {
  ancestor,
  isFunction,
  isMember,
  loopDeclaring,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../syntax';
import {
  calledBy,
  callbackOf,
  callSites,
  functionOf,
  functionWith,
  positionOf,
  returned,
  usesAsValue,
} from './functions';
import type { HandlerFile } from './handler-file';
import { isPMap } from './limited-calls';
import { callOn, isMethod, methodName, receiverOf } from '../method-calls';

/** Where a value comes from, as far as the file shows it. */
export interface Origins {
  /** The calls of other modules that returned it, or something that contains it. */
  readonly calls: ReadonlySet<TSESTree.CallExpression>;
  /** The variables that it passed through. */
  readonly variables: ReadonlySet<TSESLint.Scope.Variable>;
  /** Whether it stands for each item of a list. */
  readonly isEach: boolean;
}

/** Methods of lists that call a function with each item; for `reduce` the item is the second argument. */
const EACH = /^(?:map|forEach|flatMap|filter|some|every|find|reduce)$/;
const ADDS = /^(?:push|unshift|add|set)$/;
/** Calls to another service, awaited there or elsewhere. */
const ASKS = /^(?:send|promise|scan|query|get|batchGet)$/;

/** Follows a value back to where it comes from. */
export function originsOf(file: HandlerFile, expression: Node): Origins {
  const trace = new Trace(file, () => false);
  trace.follow(expression);
  return trace;
}

/** The same, but for answers of which one item is taken: `found.Items[0]` needs no page after the first. */
export function originsInLists(file: HandlerFile, expression: Node): Origins {
  const trace = new Trace(file, isOneItem);
  trace.follow(expression);
  return trace;
}

class Trace implements Origins {
  public readonly calls = new Set<TSESTree.CallExpression>();
  public readonly variables = new Set<TSESLint.Scope.Variable>();
  public isEach = false;
  private readonly seen = new Set<Node>();

  public constructor(
    private readonly file: HandlerFile,
    private readonly endsAt: (node: Node) => boolean,
  ) {}

  public follow(written: Node | null | undefined): void {
    if (!written) return;
    const node = unwrap(written);
    if (this.seen.has(node) || this.endsAt(node)) return;
    this.seen.add(node);
    switch (node.type) {
      case 'Identifier':
        this.name(node);
        return;
      case 'MemberExpression':
        this.member(node);
        return;
      case 'CallExpression':
        this.call(node);
        return;
      case 'NewExpression':
      case 'ArrayExpression':
        for (const argument of node.type === 'NewExpression' ? node.arguments : node.elements) this.follow(argument);
        return;
      case 'ObjectExpression':
        for (const property of node.properties)
          this.follow(property.type === 'SpreadElement' ? property : property.value);
        return;
      case 'AwaitExpression':
      case 'SpreadElement':
        this.follow(node.argument);
        return;
      case 'AssignmentExpression':
        this.follow(node.right);
        return;
      case 'LogicalExpression':
        this.follow(node.left);
        this.follow(node.right);
        return;
      case 'ConditionalExpression':
        this.follow(node.consequent);
        this.follow(node.alternate);
        return;
      default:
    }
  }

  private member(node: TSESTree.MemberExpression): void {
    if (unwrap(node.object).type !== 'ThisExpression') {
      this.follow(node.object);
      return;
    }
    for (const value of this.file.nodes.fields.of(node)?.values ?? []) this.follow(value);
  }

  private call(node: TSESTree.CallExpression): void {
    const own = calledBy(this.file, node);
    for (const method of own) this.results(method);
    if (own.length > 0) return;
    const method = methodName(node);
    const receiver = receiverOf(node);
    const isOfPromise = receiver?.type === 'Identifier' && receiver.name === 'Promise';
    if (!isOfPromise && isAsked(node, method)) this.calls.add(node);
    else if (!receiver || isOfPromise || /^(?:JSON|Object|Array)$/.test(nameOf(receiver)))
      for (const argument of node.arguments) this.follow(argument);
    if (/^(?:map|flatMap|then)$/.test(method ?? '')) {
      const [first] = node.arguments;
      const callback = first && functionOf(this.file, first);
      if (callback) this.results(callback);
    }
    if (method === 'concat') for (const argument of node.arguments) this.follow(argument);
    if (receiver && !isOfPromise) this.follow(receiver);
  }

  private results(of: FunctionNode): void {
    for (const result of returned(this.file, of)) this.follow(result);
    for (const candidate of this.file.nodes.of('YieldExpression'))
      if (ancestor(candidate, isFunction) === of) this.follow(candidate.argument);
  }

  private name(node: TSESTree.Identifier): void {
    const variable = variableOf(this.file.sourceCode, node);
    if (!variable || this.variables.has(variable)) return;
    this.variables.add(variable);
    for (const definition of variable.defs) {
      const called = functionWith(definition);
      if (called) this.parameter(called, positionOf(definition.name, called));
    }
    for (const reference of variable.references) {
      if (reference.isWrite()) {
        if (isEachOf(reference.identifier)) this.isEach = true;
        this.follow(reference.writeExpr);
      } else this.additions(reference.identifier);
    }
  }

  /** `list.push(item)` */
  private additions(use: Node): void {
    const call = callOn(use);
    if (call && isMethod(call, ADDS)) for (const argument of call.arguments) this.follow(argument);
  }

  private parameter(called: FunctionNode, position: number): void {
    for (const { arguments: args } of callSites(this.file, called)) this.follow(args[position]);
    for (const use of usesAsValue(this.file, called)) {
      const { call, method = '', receiver } = callbackOf(use) ?? {};
      if (call && position === 0 && isPMap(this.file, call)) {
        this.isEach = true;
        this.follow(call.arguments[0]);
      }
      if (!receiver) continue;
      // `documents.scan(input, (error, data) => …)`
      if (call && position === 1 && ASKS.test(method)) this.calls.add(call);
      const isItem = EACH.test(method) && position === (method === 'reduce' ? 1 : 0);
      if (isItem) this.isEach = true;
      if (isItem || (method === 'then' && position === 0)) this.follow(receiver);
    }
  }
}

function nameOf(node: Node): string {
  return node.type === 'Identifier' ? node.name : '';
}

/** `Items[0]`, also of an answer */
function isOneItem(node: Node): boolean {
  if (node.type !== 'MemberExpression' || node.property.type !== 'Literal') return false;
  const list = unwrap(node.object);
  return nameOf(list) === 'Items' || isMember(list, /^Items$/);
}

function isAsked(node: TSESTree.CallExpression, method: string | undefined): boolean {
  const { parent } = wrapped(node);
  const isIterated = parent?.type === 'ForOfStatement' && parent.await;
  return parent?.type === 'AwaitExpression' || isIterated || (method !== undefined && ASKS.test(method));
}

/** Whether a name is bound by a loop to an item of a list, or to a part of the item. */
function isEachOf(name: Node): boolean {
  const declarator = ancestor(name, ({ type }) => type === 'VariableDeclarator');
  return declarator?.type === 'VariableDeclarator' && loopDeclaring(declarator) !== undefined;
}
