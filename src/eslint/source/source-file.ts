import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { variableOf } from './constants';
import { Evaluator } from './evaluator';
import { fieldOf } from './fields';
import { followImports, relevantBindings, type Imports } from './imports';
import { Instances, type Instance } from './instances';
import { memberName, unwrap, type Node } from './syntax';
import { ABSENT, UNKNOWN, type Creation, type Value } from './values';
import { walk } from './walk';

/** An object of an imported class, made in this file or declared with its type. */
export interface Typed {
  /** Module and class, e.g. `apigatewayv2.WebSocketApi`; an interface counts as its class. */
  readonly symbol: string;
  /** Where this file makes it. */
  readonly creation?: Creation;
}

/** Position of the properties among the arguments of a constructor, where it is not the third. */
const PROPS_POSITION: Readonly<Record<string, number>> = {
  'iam.PolicyStatement': 0,
  'apigatewayv2-integrations.WebSocketAwsIntegration': 1,
  'apigatewayv2-integrations.WebSocketMockIntegration': 1,
  'guard.WebSocketAwsIntegration': 1,
  'guard.WebSocketMockIntegration': 1,
};

/** What repairs plain constructs from outside of the lines that make them. */
const REPAIRS = /^guard\.(?:WebSocketDefaults|WebSocketGuardInjectors)\b/;

const FILES = new WeakMap<TSESTree.Program, SourceFile>();

/** One file as all rules see it: analysed once, by the first rule that asks. */
export class SourceFile {
  public readonly evaluator: Evaluator;
  public readonly imports: Imports;
  private readonly instances: Instances;

  private constructor(public readonly sourceCode: TSESLint.SourceCode) {
    this.imports = followImports(sourceCode, relevantBindings(sourceCode.ast));
    this.evaluator = new Evaluator(sourceCode, this.imports);
    this.instances = new Instances(sourceCode, this.evaluator, (callee) => this.imports.symbols.has(callee));
  }

  /** The analysis of a file. */
  public static of(sourceCode: TSESLint.SourceCode): SourceFile {
    const known = FILES.get(sourceCode.ast);
    if (known) return known;
    const file = new SourceFile(sourceCode);
    FILES.set(sourceCode.ast, file);
    return file;
  }

  /** Whether the file applies defaults to plain constructs, so that what is not written may still be there. */
  public get isRepaired(): boolean {
    return [...this.imports.symbols.values()].some((symbol) => REPAIRS.test(symbol));
  }

  /** Every `new` of some classes, in the order of the file. */
  public made(...symbols: readonly string[]): readonly Creation[] {
    return this.imports.creations
      .filter(({ symbol }) => symbols.includes(symbol))
      .sort((a, b) => a.node.range[0] - b.node.range[0]);
  }

  /** Every call of a method of some name, on whatever object; looked for only where the name occurs. */
  public methodCalls(names: readonly string[]): readonly TSESTree.CallExpression[] {
    const { ast, visitorKeys } = this.sourceCode;
    if (!names.some((name) => this.sourceCode.text.includes(`.${name}(`))) return [];
    const found: TSESTree.CallExpression[] = [];
    walk(ast, visitorKeys, (node) => {
      const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
      if (node.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return;
      if (names.includes(memberName(callee) ?? '')) found.push(node);
    });
    return found;
  }

  /** The properties a construct is made with. */
  public props({ symbol, node }: Creation): Value {
    const position = PROPS_POSITION[symbol] ?? 2;
    return this.argument(node, position);
  }

  /** An argument of a call. */
  public argument({ arguments: args }: TSESTree.CallExpression | TSESTree.NewExpression, position: number): Value {
    if (args.slice(0, position + 1).some(({ type }) => type === 'SpreadElement')) return UNKNOWN;
    const argument = args[position];
    return argument ? this.evaluator.evaluate(argument) : ABSENT;
  }

  /** What the file does with something it makes, by `new` or by a call. */
  public instance({ node }: { readonly node: TSESTree.NewExpression | TSESTree.CallExpression }): Instance {
    return this.instances.of(node);
  }

  /** The imported class that an expression is an object of. */
  public typeOf(expression: Node): Typed | undefined {
    const node = this.evaluator.origin(expression);
    switch (node.type) {
      case 'NewExpression': {
        const symbol = this.imports.symbols.get(unwrap(node.callee));
        return symbol === undefined ? undefined : { symbol, creation: { symbol, node } };
      }
      case 'CallExpression': {
        const symbol = this.imports.symbols.get(unwrap(node.callee));
        return /\.from\w+$/.test(symbol ?? '') ? { symbol: String(symbol).replace(/\.from\w+$/, '') } : undefined;
      }
      case 'MemberExpression':
        return node.object.type === 'ThisExpression' ? this.declared(fieldOf(this.sourceCode, node)?.type) : undefined;
      case 'Identifier': {
        const [definition, another] = variableOf(this.sourceCode, node)?.defs ?? [];
        const name = definition?.name;
        return !another && name?.type === 'Identifier' ? this.declared(name.typeAnnotation?.typeAnnotation) : undefined;
      }
      default:
        return undefined;
    }
  }

  private declared(type: TSESTree.TypeNode | undefined): Typed | undefined {
    const symbol = type?.type === 'TSTypeReference' ? this.imports.symbols.get(type.typeName) : undefined;
    return symbol === undefined ? undefined : { symbol: symbol.replace(/\.I(?=[A-Z][a-z])/, '.') };
  }
}

/** Whether a file imports anything that a rule judges, and is about WebSocket APIs or what may call them. */
export function isRelevantFile({ ast, text }: TSESLint.SourceCode): boolean {
  const known = RELEVANCE.get(ast) ?? (SUBJECT.test(text) && relevantBindings(ast).length > 0);
  RELEVANCE.set(ast, known);
  return known;
}

const RELEVANCE = new WeakMap<TSESTree.Program, boolean>();

/**
 * What every file has somewhere that a rule finds anything in: a module, a principal or an action of API Gateway, or one
 * of our constructs. Files with functions and statements are many, and few of them are about that.
 */
const SUBJECT = /apigateway|execute-api|websocket/i;
