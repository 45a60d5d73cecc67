import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { constantOf, takenOut } from './constants';
import { isGlobal, variableOf } from './variables';
import type { Field, Fields } from './fields';
import type { Imports } from './imports';
import type { LocalFunctions } from './local-functions';
import { entriesOf } from './object-entries';
import { EvaluationBounds } from './evaluation-bounds';
import { ObjectProperties } from './object-properties';
import { ObjectReaders } from './object-readers';
import { Origins, sourceOf } from './origins';
import { bindingOf, OccasionFinder, type Occasion, type Occasions } from './occasions';
import { binaryResult, joinedText, takesRight, textParts, unaryResult } from './static-operators';
import { ABSENT, UNKNOWN, type Value, relocated } from './static-values';
import { TextCalls } from './text-calls';
import { type Node, keyName, memberName, unwrap } from './syntax';

/** Evaluates expressions of one file statically. Whatever it cannot determine exactly is unknown. */
export class StaticEvaluator {
  private readonly bounds = new EvaluationBounds();
  private readonly objects: ObjectProperties;
  private readonly origins: Origins;
  private readonly readers: ObjectReaders;
  private readonly texts: TextCalls;
  private readonly occasions: OccasionFinder;
  /** The calls and iterations whose values count in the evaluation that is under way. */
  private readonly current: Occasion[] = [];
  private readonly values = new Map<Node, Value>();
  private readonly known = new Map<Node, Node>();

  public constructor(
    private readonly sourceCode: TSESLint.SourceCode,
    private readonly imports: Imports,
    private readonly fields: Fields,
    functions: LocalFunctions,
  ) {
    this.occasions = new OccasionFinder(functions, (node) => this.evaluate(node));
    this.texts = new TextCalls(
      (node) => this.evaluate(node),
      (value, name) => this.property(value, name),
    );
    this.objects = new ObjectProperties((node) => this.evaluate(node), this.bounds);
    const known = {
      sourceCode,
      imports,
      fields,
      functions,
      bounds: this.bounds,
      evaluate: (node: Node): Value => this.evaluate(node),
    };
    this.readers = new ObjectReaders(known);
    this.origins = new Origins({
      ...known,
      property: (value, name) => this.property(value, name),
      parameter: (variable) => this.parameter(variable),
      isOnlyRead: (variable) => this.readers.isUntouched(variable, () => false),
      origin: (written) => this.origin(written),
    });
  }

  /** The calls or iterations of the innermost function or loop around a node for which the file shows any. */
  public occasionsAround(node: Node): Occasions | undefined {
    return this.occasions.around(node);
  }

  /** Whether a node is part of a function that nobody calls, or of a loop over nothing. */
  public isIdle(node: Node): boolean {
    return this.occasions.isIdle(node);
  }

  /** Evaluates with the parameters of one call, or with the values of one iteration of a loop. */
  public during<T>(occasion: Occasion | undefined, run: () => T): T {
    if (!occasion) return run();
    this.current.push(occasion);
    try {
      return run();
    } finally {
      this.current.pop();
    }
  }

  public evaluate(written: Node | null | undefined): Value {
    if (!written) return ABSENT;
    const { isKept } = this;
    const known = isKept ? this.values.get(written) : undefined;
    if (known) return known;
    if (!this.bounds.enter()) return { kind: 'unknown', node: written };
    try {
      const value = this.inner(unwrap(written), written);
      if (isKept) this.values.set(written, value);
      return value;
    } finally {
      this.bounds.leave();
    }
  }

  /** Caches a result, if it can be cached. */
  public kept<K, T>(known: Map<K, T>, about: K, find: () => T): T {
    if (!this.isKept) return find();
    if (!known.has(about)) known.set(about, find());
    return known.get(about) as T;
  }

  /**
   * Whether a result can be cached: not during one occasion, and not of a nested evaluation, which may be unknown only
   * because a limit was reached.
   */
  private get isKept(): boolean {
    return this.current.length === 0 && this.bounds.depth === 0;
  }

  /** The expression that a name or a field of this file stands for. */
  public origin(written: Node): Node {
    return this.kept(this.known, written, () => this.origins.of(written));
  }

  /** The class of this file that an expression is an object of. */
  public classOf(expression: Node): TSESTree.ClassBody | undefined {
    return this.origins.classOf(expression);
  }

  /** The name of a property, also where a constant has it. */
  public keyOf(property: TSESTree.Property): string | undefined {
    return this.objects.keyOf(property);
  }

  /** A property of an object; unknown if it may come from something unknown. */
  public property(value: Value, name: string): Value {
    if (value.kind === 'absent') return ABSENT;
    if (value.kind !== 'object') return UNKNOWN;
    return this.objects.named(value.object, name) ?? ABSENT;
  }

  /** A property of a property, and so on. */
  public path(value: Value, ...names: readonly string[]): Value {
    return names.reduce((at, name) => this.property(at, name), value);
  }

  /** The names of an object's properties; undefined where there may be others. */
  public keys(value: Value): readonly string[] | undefined {
    if (value.kind === 'absent') return [];
    if (value.kind !== 'object') return undefined;
    return this.objects.keys(value.object);
  }

  /** Evaluates independently of the current occasion, for results that are cached. */
  public apart<T>(run: () => T): T {
    const interrupted = this.current.splice(0);
    try {
      return this.bounds.apart(run);
    } finally {
      this.current.push(...interrupted);
    }
  }

  private inner(node: Node, written: Node): Value {
    const symbol = this.imports.symbols.get(node);
    if (symbol !== undefined) return { kind: 'symbol', symbol, node: written };
    switch (node.type) {
      case 'Literal':
        return literal(node, written);
      case 'TemplateLiteral':
        return this.template(node, written);
      case 'Identifier':
        return this.identifier(node, written);
      case 'MemberExpression':
        return this.memberOf(node, written);
      case 'ObjectExpression':
        return { kind: 'object', object: node, node: written };
      case 'ArrayExpression':
        return this.array(node, written);
      case 'NewExpression':
        return this.made(node, written);
      case 'CallExpression':
        return this.call(node, written);
      case 'UnaryExpression':
        return unaryResult(node.operator, this.evaluate(node.argument), written);
      case 'BinaryExpression':
        return binaryResult(node, [this.evaluate(node.left), this.evaluate(node.right)], written);
      case 'LogicalExpression':
        return this.logical(node, written);
      case 'ConditionalExpression': {
        const test = this.evaluate(node.test);
        if (test.kind !== 'literal') return { kind: 'unknown', node: written };
        return this.evaluate(test.value ? node.consequent : node.alternate);
      }
      default:
        return { kind: 'unknown', node: written };
    }
  }

  private made(node: TSESTree.NewExpression, written: Node): Value {
    const symbol = this.imports.symbols.get(unwrap(node.callee));
    return symbol === undefined
      ? { kind: 'unknown', node: written }
      : { kind: 'made', made: { symbol, node }, node: written };
  }

  private logical(node: TSESTree.LogicalExpression, written: Node): Value {
    const left = this.evaluate(node.left);
    const isRight = takesRight(node.operator, left);
    if (isRight === undefined) return { kind: 'unknown', node: written };
    return isRight ? this.evaluate(node.right) : left;
  }

  private identifier(node: TSESTree.Identifier, written: Node): Value {
    const variable = variableOf(this.sourceCode, node);
    if (node.name === 'undefined' && (!variable || variable.defs.length === 0)) return ABSENT;
    const constant = variable && constantOf(variable);
    const value = constant
      ? this.evaluate(constant)
      : variable && (this.parameter(variable) ?? this.taken(variable, written));
    if (!variable || !value || value.kind === 'unknown') return { kind: 'unknown', node: written };
    if (isMutable(value) && !this.readers.isUntouched(variable)) return { kind: 'unknown', node: written };
    return relocated(value, written);
  }

  /** The value of a parameter or a loop variable: in the current occasion, or if there is only one call. */
  private parameter(variable: TSESLint.Scope.Variable): Value | undefined {
    const binding = bindingOf(variable);
    if (!binding) return undefined;
    const occasion = this.current.findLast(({ owner }) => owner === binding.owner) ?? this.only(binding.owner);
    if (!occasion) return undefined;
    const given = occasion.given(binding.position);
    const start = given.kind === 'absent' && binding.fallback ? this.evaluate(binding.fallback) : given;
    return binding.path.reduce<Value>(
      (value, step) =>
        value.kind === 'array' && typeof step === 'number'
          ? (value.items[step] ?? ABSENT)
          : this.property(value, String(step)),
      start,
    );
  }

  private only(owner: Node): Occasion | undefined {
    const { all, isOpen } = this.occasions.of(owner) ?? { all: [], isOpen: true };
    return isOpen || all.length > 1 ? undefined : all[0];
  }

  private memberOf(node: TSESTree.MemberExpression, written: Node): Value {
    const unknown: Value = { kind: 'unknown', node: written };
    const name = memberName(node);
    if (name === undefined) return unknown;
    if (node.object.type === 'ThisExpression') return this.fieldValue(this.fields.of(node), written);
    const entry = node.object.type === 'Identifier' ? this.enumMember(node.object, name) : undefined;
    return entry ? relocated(this.evaluate(entry), written) : this.part(node.object, name, written);
  }

  /** The member of an expression: a property, or a field of a class of this file. */
  private part(object: Node, name: string, written: Node): Value {
    const value = this.evaluate(object);
    if (value.kind === 'object') return relocated(this.property(value, name), written);
    const unknown: Value = { kind: 'unknown', node: written };
    if (value.kind !== 'unknown') return unknown;
    const body = this.classOf(object);
    if (body) return this.fieldValue(this.fields.named(body, name), written);
    const returned = this.origins.returnedUnder(object, name);
    return returned ? relocated(this.evaluate(returned), written) : unknown;
  }

  private fieldValue(field: Field | undefined, written: Node): Value {
    const unknown: Value = { kind: 'unknown', node: written };
    const source = sourceOf(field);
    const value = source ? this.evaluate(source) : unknown;
    const isCertain =
      value.kind === 'made' || (field?.isFixed === true && (!isMutable(value) || this.readers.isOnlyRead(field)));
    return isCertain ? relocated(value, written) : unknown;
  }

  /** The value that a pattern reads from a known value. */
  private taken(variable: TSESLint.Scope.Variable, written: Node): Value | undefined {
    const taken = takenOut(variable);
    const last = taken?.path.at(-1);
    const object = taken && this.origins.heldAlong({ from: taken.from, path: taken.path.slice(0, -1) });
    return object && last !== undefined ? this.part(object, last, written) : undefined;
  }

  /** The value of a member of an enum of this file. */
  private enumMember(identifier: TSESTree.Identifier, name: string): Node | undefined {
    const variable = variableOf(this.sourceCode, identifier);
    const declaration = variable?.defs.length === 1 ? variable.defs[0]?.node : undefined;
    if (declaration?.type !== 'TSEnumDeclaration') return undefined;
    const members: readonly TSESTree.TSEnumMember[] = declaration.body.members;
    return members.find((member) => keyName({ key: member.id, computed: false }) === name)?.initializer;
  }

  private template(node: TSESTree.TemplateLiteral, written: Node): Value {
    const parts = node.quasis.flatMap(({ value }, index): (string | Node)[] => {
      const expression = node.expressions[index];
      return [value.cooked ?? '', ...(expression ? textParts(this.evaluate(expression), expression) : [])];
    });
    return joinedText(parts, written);
  }

  private array(node: TSESTree.ArrayExpression, written: Node): Value {
    const items: Value[] = [];
    for (const element of node.elements) {
      if (element?.type !== 'SpreadElement') {
        items.push(this.evaluate(element));
        continue;
      }
      const spread = this.evaluate(element.argument);
      if (spread.kind !== 'array') return { kind: 'unknown', node: written };
      items.push(...spread.items);
    }
    return { kind: 'array', items, node: written };
  }

  private call(node: TSESTree.CallExpression, written: Node): Value {
    const callee = unwrap(node.callee);
    const symbol = this.imports.symbols.get(callee);
    const text = this.texts.of(node, symbol, written);
    if (text) return text;
    if (symbol !== undefined) return { kind: 'call', symbol, args: node.arguments, node: written };
    const [argument] = node.arguments;
    const unknown: Value = { kind: 'unknown', node: written };
    if (callee.type !== 'MemberExpression') return unknown;
    if (!isGlobal(this.sourceCode, callee.object, 'Object') || !argument) return unknown;
    const value = this.evaluate(argument);
    const method = memberName(callee);
    if (method === 'freeze') return value;
    const items = value.kind === 'object' ? entriesOf(this, value.object, method) : undefined;
    return items ? { kind: 'array', items, node: written } : unknown;
  }
}

function literal({ value }: TSESTree.Literal, written: Node): Value {
  const isOther = typeof value === 'bigint' || (typeof value === 'object' && value !== null);
  return isOther ? { kind: 'unknown', node: written } : { kind: 'literal', value, node: written };
}

function isMutable({ kind }: Value): boolean {
  return kind === 'object' || kind === 'array';
}
