import type { TSESTree } from '@typescript-eslint/utils';
import type { StaticEvaluator } from './static-evaluator';
import type { Fields } from './fields';
import { methodOf, type LocalFunctions, type LocalObjects } from './local-functions';
import { ancestor, isMember, memberName, unwrap, wrapped, type Node } from './syntax';

/** Constructs that publish values to other stacks. */
const PUBLISHERS = /^(?:core\.CfnOutput|ssm\.)/;

/** Methods of any object that only read their arguments: `table.grantReadData(handler)`. */
const GRANTS = /^grant[A-Z]?/;
/** Methods of a stack that make texts of their arguments. */
const STACK_TEXTS = /^(?:formatArn|splitArn|toJsonString)$/;

/** The parts of the analysis that this class needs. */
export interface Known {
  readonly evaluator: StaticEvaluator;
  readonly fields: Fields;
  readonly functions: LocalFunctions;
  /** Whether a name comes from a library that the rules know. */
  readonly isLibrary: (callee: Node) => boolean;
  /** Whether it comes from any package of constructs. */
  readonly isOfConstructs: (callee: Node) => boolean;
  /** Every `new` of a class of this file; undefined where there may be others. */
  readonly makingsOf: LocalObjects['makingsOf'];
  /** Whether an expression is an object of such a library. */
  readonly isObject: (receiver: Node) => boolean;
}

/** Finds out where values of a file go. */
export class Destinations {
  public constructor(private readonly file: Known) {}

  /** Whether a value goes, alone or inside of an object, to a construct or a function of a known library. */
  public isHandedToLibrary(node: Node): boolean {
    const outer = wrapped(node);
    const { parent } = outer;
    switch (parent?.type) {
      case 'NewExpression':
        return parent.callee !== outer && this.file.isOfConstructs(parent.callee);
      case 'CallExpression':
        return parent.callee !== outer && this.isKnownCall(unwrap(parent.callee));
      case 'Property':
        return parent.value === outer && this.isHandedToLibrary(parent.parent);
      case 'ArrayExpression':
      case 'SpreadElement':
      case 'TemplateLiteral':
      case 'BinaryExpression':
      case 'ObjectExpression':
        return this.isHandedToLibrary(parent);
      case 'ExpressionStatement':
        return true;
      default:
        return false;
    }
  }

  /** Whether a value is published for other stacks. */
  public isPublished(node: Node): boolean {
    const creation = ancestor(node, ({ type }) => type === 'NewExpression');
    if (creation?.type !== 'NewExpression') return false;
    const value = this.file.evaluator.evaluate(creation);
    if (value.kind !== 'made' || !PUBLISHERS.test(value.made.symbol)) return false;
    const isOutput = value.made.symbol === 'core.CfnOutput';
    const props = this.file.evaluator.evaluate(creation.arguments[2]);
    return !isOutput || this.file.evaluator.property(props, 'exportName').kind !== 'absent';
  }

  /**
   * A static method of a known library, or a method of an object of one; not `Aspects.of()`, since Aspects may do
   * anything.
   */
  private isKnownCall(callee: Node): boolean {
    const value = this.file.evaluator.evaluate(callee);
    if (value.kind === 'symbol' && value.symbol === 'core.Aspects.of') return false;
    if (this.file.isLibrary(callee) || this.file.functions.isSuperOfConstructs(callee)) return true;
    if (callee.type !== 'MemberExpression') return false;
    const { object } = callee;
    if (isMember(callee, GRANTS) || this.file.isObject(object) || this.isInherited(callee)) return true;
    const access = unwrap(object);
    if (isMember(callee, STACK_TEXTS) && this.isStack(access)) return true;
    return this.isConsole(access) || (access.type === 'MemberExpression' && memberName(access) === 'node');
  }

  /** `this`, and `Stack.of(this)`, also in a constant. */
  private isStack(receiver: Node): boolean {
    const { evaluator } = this.file;
    const made = evaluator.origin(receiver);
    if (made.type !== 'CallExpression') return receiver.type === 'ThisExpression';
    const called = evaluator.evaluate(made.callee);
    return called.kind === 'symbol' && called.symbol === 'core.Stack.of';
  }

  /** The global `console`, which changes nothing that it is given. */
  private isConsole(receiver: Node): boolean {
    const name = this.file.evaluator.origin(receiver);
    return name.type === 'Identifier' && name.name === 'console';
  }

  /** Whether a method is one that a class of this file has from a construct of a library: `stack.addDependency(…)`. */
  private isInherited(callee: TSESTree.MemberExpression): boolean {
    const name = memberName(callee);
    const body = name === undefined ? undefined : this.file.evaluator.classOf(callee.object);
    return body !== undefined && name !== undefined && !methodOf(body, name) && this.file.makingsOf(body) !== undefined;
  }
}
