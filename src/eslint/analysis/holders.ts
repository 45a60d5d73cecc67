import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { nameOfParameter, type Fields } from './fields';
import type { Trail } from './instance';
import type { LocalFunctions, LocalObjects } from './local-functions';
import { isTypeReference, variableOf } from './variables';
import { enclosingClass, functionReturning, keyName, memberName, wrapped, type Node } from './syntax';

/** The names under which an object has a thing: `['chat', 'table']` of `{ chat: { table } }`; none for the thing itself. */
type Path = readonly string[];

/** Where a class keeps something in a field: `this.name`, `name = …`, or a parameter of its constructor. */
type FieldNode = TSESTree.MemberExpression | TSESTree.PropertyDefinition | TSESTree.TSParameterProperty;

/** What to do when the value itself is taken out of its container again. */
interface Follower {
  readonly fields: Fields;
  readonly functions: LocalFunctions;
  readonly use: (node: Node, trail: Trail) => void;
  /** Called when a value is passed to code that the file does not show. */
  readonly handed: (node: Node, trail: Trail) => void;
  /** Every `object.name` outside of a class, or pattern that takes it out; undefined where the file does not show them all. */
  readonly usesOf: LocalObjects['usesOf'];
}

/** Follows a value through the objects, parameters and fields that contain it. */
export class Holders {
  public constructor(
    private readonly sourceCode: TSESLint.SourceCode,
    private readonly follower: Follower,
  ) {}

  /** Follows a value out of the object literal that it is written in. @returns whether there is one */
  public placed(thing: Node, trail: Trail): boolean {
    return this.climb(thing, [], trail);
  }

  /** Follows a value into the parameter of a function of this file, which may be a pattern. */
  public received(parameter: Node | undefined, path: Path, trail: Trail): void {
    if (!parameter || parameter.type === 'RestElement') trail.loseSight();
    else if (trail.reaches(parameter, path)) this.bound(parameter, path, trail);
  }

  /** Follows a value through all uses of `this.name`. */
  public kept(at: FieldNode, path: Path, trail: Trail): void {
    const body = at.type === 'TSParameterProperty' ? classOfParameter(at) : (enclosingClass(at) ?? bodyAround(at));
    const name = fieldName(at);
    const field = body && name !== undefined ? this.follower.fields.named(body, name) : undefined;
    if (!body || name === undefined || field?.isSetOnce !== true) {
      trail.loseSight();
      return;
    }
    if (!trail.reaches(at, ['this', ...path])) return;
    const others = field.isPrivate ? [] : this.follower.usesOf(body, name);
    if (!others) trail.isExposed = true;
    for (const use of [...field.uses, ...(others ?? [])]) {
      const { parent } = wrapped(use);
      if (use.parent?.type === 'Property' && use.parent.parent.type === 'ObjectPattern') this.bound(use, path, trail);
      else if (parent?.type !== 'AssignmentExpression' || parent.left !== wrapped(use)) this.used(use, path, trail);
    }
  }

  /** Follows a value out of the object literals around it. @returns whether there is any */
  private climb(inner: Node, path: Path, trail: Trail): boolean {
    const outer = wrapped(inner);
    const { parent } = outer;
    const isValue = parent?.type === 'Property' && parent.value === outer && parent.parent.type === 'ObjectExpression';
    const isSpread = parent?.type === 'SpreadElement' && parent.parent.type === 'ObjectExpression' && path.length > 0;
    if (!isValue && !isSpread) return false;
    const name = isValue ? keyName(parent) : undefined;
    if (isValue && name === undefined) return false;
    this.used(parent.parent, name === undefined ? path : [name, ...path], trail);
    return true;
  }

  /** Follows a use of the value, or of an object that contains it. */
  private used(node: Node, path: Path, trail: Trail): void {
    if (path.length === 0) {
      this.follower.use(node, trail);
      return;
    }
    if (this.climb(node, path, trail)) return;
    const outer = wrapped(node);
    const { parent } = outer;
    switch (parent?.type) {
      case 'ExpressionStatement':
      case 'TSTypeQuery':
      case 'IfStatement':
        return;
      case 'MemberExpression':
        this.member(parent, outer, path, trail);
        return;
      case 'VariableDeclarator':
        if (parent.parent.parent.type === 'ExportNamedDeclaration') trail.isExposed = true;
        this.bound(parent.id, path, trail);
        return;
      case 'AssignmentExpression':
        if (
          parent.left.type === 'MemberExpression' &&
          parent.left.object.type === 'ThisExpression' &&
          parent.operator === '='
        )
          this.kept(parent.left, path, trail);
        else trail.loseSight();
        return;
      case 'PropertyDefinition':
        this.kept(parent, path, trail);
        return;
      case 'CallExpression':
      case 'NewExpression':
        this.given(parent, outer, path, trail);
        return;
      default:
        this.returned(parent, path, trail);
    }
  }

  /** `object.name` */
  private member(access: TSESTree.MemberExpression, object: Node, [first, ...rest]: Path, trail: Trail): void {
    const name = access.object === object ? memberName(access) : undefined;
    if (name === undefined) trail.loseSight();
    else if (name === first) this.used(access, rest, trail);
  }

  /** Follows a returned object to the callers of the function. */
  private returned(by: Node | undefined, path: Path, trail: Trail): void {
    const from = by && functionReturning(by);
    const calls = from && this.follower.functions.callsOf(from);
    if (!from || !calls || calls.handed.length > 0) {
      trail.loseSight();
      return;
    }
    if (!trail.reaches(from, ['return', ...path])) return;
    if (calls.isOpen) trail.isExposed = true;
    if (calls.calls.length > 1) trail.isRepeated = true;
    for (const call of calls.calls) this.used(call, path, trail);
  }

  /** Follows an argument. */
  private given(
    call: TSESTree.CallExpression | TSESTree.NewExpression,
    argument: Node,
    path: Path,
    trail: Trail,
  ): void {
    const called = this.follower.functions.of(call);
    if (called) this.received(called.params[call.arguments.indexOf(argument as TSESTree.Expression)], path, trail);
    else this.follower.handed(argument, trail);
  }

  /** Follows a variable, or the names in a pattern. */
  private bound(target: Node, path: Path, trail: Trail): void {
    switch (target.type) {
      case 'Identifier':
        this.named(target, path, trail);
        return;
      case 'AssignmentPattern':
        this.bound(target.left, path, trail);
        return;
      case 'TSParameterProperty':
        this.bound(target.parameter, path, trail);
        this.kept(target, path, trail);
        return;
      case 'ObjectPattern':
        if (path.length === 0) trail.loseSight();
        this.takenOut(target, path, trail);
        return;
      default:
        trail.loseSight();
    }
  }

  private takenOut({ properties }: TSESTree.ObjectPattern, [first, ...rest]: Path, trail: Trail): void {
    for (const property of properties) {
      const name = property.type === 'Property' ? keyName(property) : undefined;
      if (name === undefined) trail.loseSight();
      else if (name === first && property.value) this.bound(property.value, rest, trail);
    }
  }

  private named(name: TSESTree.Identifier, path: Path, trail: Trail): void {
    const variable = variableOf(this.sourceCode, name);
    if (!variable || variable.references.some((one) => one.isWrite() && one.init !== true && one.identifier !== name)) {
      trail.loseSight();
      return;
    }
    for (const reference of variable.references) {
      if (reference.identifier !== name && reference.init !== true && !isTypeReference(reference))
        this.used(reference.identifier, path, trail);
    }
  }
}

function fieldName(at: FieldNode): string | undefined {
  if (at.type === 'MemberExpression') return memberName(at);
  return at.type === 'PropertyDefinition' ? keyName(at) : nameOfParameter(at).name;
}

/** The class whose constructor declares a field by a parameter. */
function classOfParameter({ parent }: TSESTree.TSParameterProperty): TSESTree.ClassBody | undefined {
  return parent.parent.type === 'MethodDefinition' ? parent.parent.parent : undefined;
}

function bodyAround({ parent }: Node): TSESTree.ClassBody | undefined {
  return parent?.type === 'ClassBody' ? parent : undefined;
}
