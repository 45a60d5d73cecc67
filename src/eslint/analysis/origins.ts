import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { constantOf, takenOut } from './constants';
import { MAX_DEPTH, type EvaluationBounds } from './evaluation-bounds';
import type { Field, Fields } from './fields';
import type { Imports } from './imports';
import type { LocalFunctions } from './local-functions';
import { ABSENT, nodeOf, type Value } from './static-values';
import { memberName, unwrap, type Node } from './syntax';
import { variableOf } from './variables';

/** What is known of a file. */
interface Known {
  readonly sourceCode: TSESLint.SourceCode;
  readonly imports: Imports;
  readonly fields: Fields;
  readonly functions: LocalFunctions;
  readonly bounds: EvaluationBounds;
  readonly evaluate: (node: Node) => Value;
  readonly property: (value: Value, name: string) => Value;
  /** The argument for a parameter. */
  readonly parameter: (variable: TSESLint.Scope.Variable) => Value | undefined;
  /** Whether nothing changes an object that a variable holds, or is given it. */
  readonly isOnlyRead: (variable: TSESLint.Scope.Variable) => boolean;
  /** The origin of an expression, if it has already been computed. */
  readonly origin: (written: Node) => Node;
}

/** Follows names, fields and members to the expression that they stand for. */
export class Origins {
  public constructor(private readonly file: Known) {}

  /** The expression that a name or a field of this file stands for. */
  public of(written: Node): Node {
    return this.originFrom(written, 0);
  }

  private originFrom(written: Node, depth: number): Node {
    const node = unwrap(written);
    if (depth > MAX_DEPTH || this.file.imports.symbols.has(node)) return node;
    const source = node.type === 'Identifier' ? this.sourceOfName(node) : this.sourceOfMember(node);
    return source ? this.originFrom(source, depth + 1) : node;
  }

  /** What the variable of a name is set to, or is given. */
  private sourceOfName(name: TSESTree.Identifier): Node | undefined {
    const variable = variableOf(this.file.sourceCode, name);
    if (!variable) return undefined;
    return (
      constantOf(variable) ?? nodeOf(this.file.parameter(variable) ?? ABSENT) ?? this.heldAlong(takenOut(variable))
    );
  }

  private sourceOfMember(node: Node): Node | undefined {
    if (node.type !== 'MemberExpression') return undefined;
    if (node.object.type !== 'ThisExpression') return this.heldUnder(node.object, memberName(node));
    return this.sourceOfField(this.file.fields.of(node));
  }

  /** What a class sets a field to; of a parameter that is a field, what that is given. */
  private sourceOfField(field: Field | undefined): Node | undefined {
    const source = sourceOf(field);
    return source && source === field?.parameter ? this.sourceOfName(field.parameter) : source;
  }

  /** The class of this file that an expression is an object of. */
  public classOf(expression: Node): TSESTree.ClassBody | undefined {
    const made = this.file.origin(expression);
    return made.type === 'NewExpression' ? this.file.functions.classOf(made) : undefined;
  }

  /** Where the value of `object.name` is written: in an object, or in the class of this file that it is of. */
  private heldUnder(object: Node, name: string | undefined): Node | undefined {
    if (name === undefined) return undefined;
    return this.file.bounds.within(undefined, () => {
      const value = this.file.evaluate(object);
      if (value.kind === 'object') return nodeOf(this.file.property(value, name));
      if (value.kind !== 'unknown') return undefined;
      const body = this.classOf(object);
      return body ? this.sourceOfField(this.file.fields.named(body, name)) : this.returnedUnder(object, name);
    });
  }

  /** Where that is written which the object that a function of this file returns has under a name, where it is called once. */
  public returnedUnder(object: Node, name: string): Node | undefined {
    const { functions, evaluate, property } = this.file;
    if (!this.isOnlyRead(object)) return undefined;
    const call = this.file.origin(object);
    const called = call.type === 'CallExpression' ? functions.of(call) : undefined;
    const result = called && functions.resultOf(called);
    const calls = result && functions.callsOf(called);
    if (!result || calls?.calls.length !== 1 || calls.handed.length > 0) return undefined;
    const value = evaluate(result);
    return value.kind === 'object' ? nodeOf(property(value, name)) : undefined;
  }

  /** Whether nothing changes an object where it has a name. */
  private isOnlyRead(object: Node): boolean {
    const name = unwrap(object);
    const variable = name.type === 'Identifier' ? variableOf(this.file.sourceCode, name) : undefined;
    return !variable || this.file.isOnlyRead(variable);
  }

  /** The same of what a pattern takes out: `const { name } = object`. */
  public heldAlong(taken: { readonly from: Node; readonly path: readonly string[] } | undefined): Node | undefined {
    return taken?.path.reduce<Node | undefined>((at, name) => at && this.heldUnder(at, name), taken.from);
  }
}

/** What a class sets a field to, or the parameter that does. */
export function sourceOf(field: Field | undefined): Node | undefined {
  return field?.isSetOnce === true ? (field.constant ?? field.parameter) : undefined;
}
