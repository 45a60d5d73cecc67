import { grouped } from '../../collections/grouped';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { DeclaredTypes } from './declared-types';
import { StaticEvaluator } from './static-evaluator';
import { gathered, type Gathered, type MethodUse } from './gathered';
import type { Field } from './fields';
import { followImports, relevantBindings, type Imports } from './imports';
import { IN_EVERY_MODULE } from './module-names';
import type { Instance } from './instance';
import { Instances } from './instances';
import { LocalClasses } from './local-classes';
import { getterOf, isReplaced, LocalFunctions, parameterFor, type Calls } from './local-functions';
import { once } from './once';
import { isSetAgain, variableOf } from './variables';
import { projectSettings, type ProjectSettings } from './project-settings';
import { isInside, isSpreadAt, memberName, unwrap, type FunctionNode, type Node } from './syntax';
import { typedSymbol } from './typed-services';
import { ABSENT, UNKNOWN, type Creation, type Value } from './static-values';

/** An object of an imported class, made in this file or declared with its type. */
export interface Typed {
  /** Module and class, e.g. `apigatewayv2.WebSocketApi`; an interface counts as its class. */
  readonly symbol: string;
  /** Where this file makes it. */
  readonly creation?: Creation;
  /** Where a function of this file makes it, and another one with every call. */
  readonly pattern?: Creation;
}

/** How far functions are followed that return what others return. */
const MAX_CALLS = 5;

/** Position of the properties among the arguments of a constructor, where it is not the third. */
const PROPS_POSITION: Readonly<Record<string, number>> = {
  'iam.PolicyDocument': 0,
  'iam.PolicyStatement': 0,
  'apigatewayv2-integrations.WebSocketAwsIntegration': 1,
  'apigatewayv2-integrations.WebSocketMockIntegration': 1,
  'guard.WebSocketAwsIntegration': 1,
  'guard.WebSocketMockIntegration': 1,
};

/** What repairs plain constructs from outside of the lines that make them. */
const REPAIRS = /^guard\.(?:WebSocketDefaults|WebSocketGuardInjectors)\b/;

/** The text by which an Aspect finds the stages of an app, to change them. */
const STAGE_TYPE = 'AWS::ApiGatewayV2::Stage';

/** One file as all rules see it: analysed once, by the first rule that asks. */
export class SourceFile {
  public readonly evaluator: StaticEvaluator;
  public readonly imports: Imports;
  private readonly gathered: Gathered;
  private readonly instances: Instances;
  private readonly classes: LocalClasses;
  private readonly functions: LocalFunctions;
  private readonly declaredTypes: DeclaredTypes;

  private readonly found = new Map<(file: SourceFile) => unknown, unknown>();
  private repaired: boolean | undefined;
  private readonly types = new Map<Node, Typed | undefined>();
  /** Every `new` of a class of a known library, by the class, in the order of the file. */
  private readonly creations: ReadonlyMap<string, readonly Creation[]>;

  private constructor(
    public readonly sourceCode: TSESLint.SourceCode,
    /** What the project says of itself. */
    public readonly settings: ProjectSettings,
  ) {
    this.imports = followImports(sourceCode, bindingsOf(sourceCode));
    this.creations = grouped(this.imports.creations.toSorted(inOrder), ({ symbol }) => symbol);
    this.gathered = gathered(sourceCode);
    const { fields } = this.gathered;
    this.classes = new LocalClasses(sourceCode, this.imports);
    this.functions = new LocalFunctions(sourceCode, fields, {
      madeOf: (made) => this.classes.of(made)?.body,
      classOf: (expression) => this.evaluator.classOf(expression),
      isSuperOfConstructs: (callee) => this.classes.isSuperOfConstructs(callee),
      makingsOf: (body) => this.classes.makingsOf(body),
      usesOf: (body, name) => this.instances.usesOf(body, name),
    });
    this.evaluator = new StaticEvaluator(sourceCode, this.imports, fields, this.functions);
    this.declaredTypes = new DeclaredTypes(sourceCode, fields, this.functions);
    this.instances = new Instances(sourceCode, {
      evaluator: this.evaluator,
      fields,
      functions: this.functions,
      isLibrary: (callee) => this.imports.symbols.has(callee),
      isOfConstructs: (callee) => this.classes.isOfConstructs(callee),
      makingsOf: (body) => this.classes.makingsOf(body),
      isObject: (receiver) => this.evaluator.evaluate(receiver).kind === 'made' || this.typeOf(receiver) !== undefined,
    });
  }

  /**
   * The analysis of a file that the linter has been through.
   *
   * @param settings `settings` of the configuration
   */
  public static readonly of = once(
    (sourceCode: TSESLint.SourceCode, settings: TSESLint.SharedConfigurationSettings): SourceFile =>
      new SourceFile(sourceCode, projectSettings(settings)),
  );

  /** Finds something out about the file, for all that ask. */
  public once<T>(find: (file: SourceFile) => T): T {
    if (!this.found.has(find))
      this.found.set(
        find,
        this.evaluator.apart(() => find(this)),
      );
    return this.found.get(find) as T;
  }

  /** Whether the file or the project applies defaults to what others make, so that what is not written may still be there. */
  public get isRepaired(): boolean {
    this.repaired ??=
      this.settings.isRepairedElsewhere ||
      [...this.imports.symbols].some(
        ([{ parent }, symbol]) =>
          REPAIRS.test(symbol) || (symbol === 'apigatewayv2.CfnStage' && parent?.type === 'BinaryExpression'),
      ) ||
      (this.sourceCode.text.includes(STAGE_TYPE) &&
        this.sourceCode.ast.tokens.some(({ type, value }) => type === 'String' && value.slice(1, -1) === STAGE_TYPE));
    return this.repaired;
  }

  /** Every `new` of some classes, in the order of the file. */
  public made(...symbols: readonly string[]): readonly Creation[] {
    const found = symbols.flatMap((symbol) => this.creations.get(symbol) ?? []);
    return symbols.length > 1 ? found.sort(inOrder) : found;
  }

  /** Every call of a method of some name, on whatever object. */
  public methodCalls(names: readonly string[]): readonly MethodUse[] {
    return names.flatMap((name) => this.gathered.calls.get(name) ?? []);
  }

  /** Texts that start with `https://` and go on with something else. */
  public get addresses(): readonly TSESTree.Expression[] {
    return this.gathered.addresses;
  }

  /** The properties a construct is made with. */
  public props({ symbol, node }: Creation): Value {
    const position = PROPS_POSITION[symbol] ?? 2;
    return this.argument(node, position);
  }

  /** An argument of a call. */
  public argument({ arguments: args }: TSESTree.CallExpression | TSESTree.NewExpression, position: number): Value {
    if (isSpreadAt(args, position)) return UNKNOWN;
    const argument = args[position];
    return argument ? this.evaluator.evaluate(argument) : ABSENT;
  }

  /** What a call gives for a parameter of the function of this file that it calls; undefined where the name is none. */
  public given(call: TSESTree.CallExpression, name: Node): Value | undefined {
    const called = this.functions.of(call);
    const variable = name.type === 'Identifier' ? variableOf(this.sourceCode, name) : undefined;
    if (!called || !variable || isSetAgain(variable)) return undefined;
    const position = called.params.findIndex((_, index) => {
      const parameter = parameterFor(called, index);
      return parameter !== undefined && variable.identifiers.includes(parameter);
    });
    if (position === -1) return undefined;
    const parameter = called.params[position];
    const given = this.argument(call, position);
    return given.kind === 'absent' && parameter?.type === 'AssignmentPattern'
      ? this.evaluator.evaluate(parameter.right)
      : given;
  }

  /** What the file does with something it makes, by `new` or by a call. */
  public instance({ node }: { readonly node: TSESTree.NewExpression | TSESTree.CallExpression }): Instance {
    return this.instances.of(node);
  }

  /** The field that `this.name` means, as its class shows it. */
  public field(access: TSESTree.MemberExpression): Field | undefined {
    return this.gathered.fields.of(access);
  }

  /** What a getter of a class of this file returns: `this.apiId`, `chat.apiId`. */
  public gotBy(access: TSESTree.MemberExpression): TSESTree.Expression | undefined {
    const name = memberName(access);
    const isOwn = access.object.type === 'ThisExpression';
    const body = isOwn ? this.gathered.fields.ownerOf(access) : this.evaluator.classOf(access.object);
    if (!body || name === undefined || (isOwn && isReplaced(this.sourceCode, body, name))) return undefined;
    const getter = getterOf(body, name);
    return getter && this.functions.resultOf(getter);
  }

  /** Evaluates with what a call gives the function or the constructor of this file that it calls. */
  public duringCall<T>(call: TSESTree.CallExpression | TSESTree.NewExpression | undefined, run: () => T): T {
    const owner = call && this.functions.of(call);
    if (!owner) return run();
    return this.evaluator.during({ owner, place: call, given: (position) => this.argument(call, position) }, run);
  }

  /** The imported class that an expression is an object of. */
  public typeOf(expression: Node): Typed | undefined {
    return this.evaluator.kept(this.types, expression, () => this.typeFrom(expression, 0));
  }

  private typeFrom(expression: Node, depth: number): Typed | undefined {
    const node = this.evaluator.origin(expression);
    const made = this.evaluator.evaluate(node);
    if (made.kind === 'made') return { symbol: made.made.symbol, creation: made.made };
    if (node.type !== 'CallExpression') return this.declared(node) ?? this.declared(unwrap(expression));
    const symbol = this.imports.symbols.get(unwrap(node.callee));
    if (/\.from\w+$/.test(symbol ?? '')) return { symbol: String(symbol).replace(/\.from\w+$/, '') };
    return this.returned(node, depth) ?? this.declared(node) ?? this.declared(unwrap(expression));
  }

  /** The `new` that made what an expression is, of whatever class. */
  public madeBy(expression: Node, depth = 0): TSESTree.NewExpression | undefined {
    const node = this.evaluator.origin(expression);
    if (node.type === 'NewExpression') return node;
    const result = node.type === 'CallExpression' ? this.resultOf(node, depth) : undefined;
    return result && this.madeBy(result, depth + 1);
  }

  /** The class of this file that a `new` makes an object of. */
  public classOf(made: TSESTree.NewExpression): TSESTree.ClassBody | undefined {
    return this.functions.classOf(made);
  }

  /** Every call of a function; undefined where it is a value that may be called by others. */
  public callsOf(called: FunctionNode): Calls | undefined {
    return this.functions.callsOf(called);
  }

  /** The calls of helpers of this file that an expression has its value from, the outermost first. */
  public callsBehind(expression: Node, depth = 0): readonly TSESTree.CallExpression[] {
    const node = this.evaluator.origin(expression);
    if (node.type !== 'CallExpression') return [];
    const result = this.resultOf(node, depth);
    return result ? [node, ...this.callsBehind(result, depth + 1)] : [];
  }

  /** The object that an expression has a member of, where the class of that makes it: each object has one of its own. */
  public holderOf(expression: Node, made: Node): TSESTree.NewExpression | undefined {
    const node = unwrap(expression);
    const object = node.type === 'MemberExpression' ? this.madeBy(node.object) : undefined;
    const body = object && this.classOf(object);
    return body && isInside(made, body) ? object : undefined;
  }

  /** What a function of this file returns to a call, where that is one expression, and the calls around it are not too many. */
  public resultOf(call: TSESTree.CallExpression, depth: number): TSESTree.Expression | undefined {
    const called = depth < MAX_CALLS ? this.functions.of(call) : undefined;
    return called && this.functions.resultOf(called);
  }

  /** The imported class of what a function of this file returns to a call. */
  private returned(call: TSESTree.CallExpression, depth: number): Typed | undefined {
    const called = this.functions.of(call);
    const result = this.resultOf(call, depth);
    const typed = result && this.typeFrom(result, depth + 1);
    if (!called || !typed?.creation) return typed;
    const calls = this.functions.callsOf(called);
    const isOnly = calls?.calls.length === 1 && calls.handed.length === 0;
    return isOnly ? typed : { symbol: typed.symbol, pattern: typed.creation };
  }

  /** What its declaration says, or, where that is in another file, the types that the parser may offer. */
  private declared(node: Node): Typed | undefined {
    const type = this.declaredTypes.of(node);
    const imported = type?.type === 'TSTypeReference' ? this.imports.symbols.get(type.typeName) : undefined;
    const symbol = imported ?? typedSymbol(this.sourceCode, node);
    return symbol === undefined ? undefined : { symbol: symbol.replace(/\.I(?=[A-Z][a-z])/, '.') };
  }
}

/** Which of two is written first. */
function inOrder(one: Creation, other: Creation): number {
  return one.node.range[0] - other.node.range[0];
}

/** Whether a file imports anything that a rule judges, and is about WebSocket APIs or what may call them. */
export function isRelevantFile(sourceCode: TSESLint.SourceCode): boolean {
  return bindingsOf(sourceCode).length > 0;
}

const bindingsOf = once(({ ast, text }: TSESLint.SourceCode) =>
  text.includes(IN_EVERY_MODULE) && isAboutApis(text) ? relevantBindings(ast) : [],
);

/** Whether a text says anything of what the rules are about. */
function isAboutApis(text: string): boolean {
  return SUBJECT.test(text);
}

/**
 * What every file has somewhere that a rule finds anything in: a module, a principal or an action of API Gateway, or one
 * of our constructs. Files with functions and statements are many, and few of them are about that.
 */
const SUBJECT = /apigateway|execute-api|websocket/i;
