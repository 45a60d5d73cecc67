import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { variableOf } from './constants';
import type { Fields } from './fields';
import type { Evaluator } from './static-evaluator';
import { type Node, ancestor, enclosingClass, isReachedWith, keyName, memberName, unwrap, wrapped } from './syntax';

/** A method call on something that the file makes. */
export interface MethodCall {
  readonly name: string;
  readonly node: TSESTree.CallExpression;
}

/** Everything that happens in a file to what an expression made. */
export interface Instance {
  readonly calls: readonly MethodCall[];
  /** Whether code outside of this file can get hold of it. */
  readonly isExposed: boolean;
  /** Whether it goes somewhere the file does not show. */
  readonly isLost: boolean;
  /** Where escape hatches and assignments set CloudFormation properties, by their names in camelCase; `*` is any. */
  readonly overridden: ReadonlyMap<string, readonly Node[]>;
}

/** Whether the written properties still say what the resource will have under a name, in camelCase. */
export function isAsWritten({ isLost, overridden }: Instance, ...names: readonly string[]): boolean {
  return !isLost && !overridden.has('*') && !names.some((name) => overridden.has(name));
}

/**
 * What is assigned to a property, where that is the one change of it and happens whenever the thing is made:
 * `resource.defaultRouteSettings = {…}`.
 */
export function assignedTo({ isLost, overridden }: Instance, name: string, made: Node): Node | undefined {
  const [override, another] = overridden.get(name) ?? [];
  if (isLost || overridden.has('*') || another || override?.type !== 'AssignmentExpression') return undefined;
  const { left, right, operator } = override;
  const isWhole = left.type === 'MemberExpression' && memberName(left) === name && operator === '=';
  return isWhole && isReachedWith(override, made) ? right : undefined;
}

/** Members of `construct.node` that leave the resource alone. */
const HARMLESS_NODE =
  /^(?:id|path|addr|scope|scopes|root|addDependency|addMetadata|addValidation|tryGetContext|getContext)$/;
/** Methods that change what the construct's resource is made of. */
const OVERRIDES = /^(?:addPropertyOverride|addPropertyDeletionOverride)$/;
const RAW_OVERRIDES = /^(?:addOverride|addDeletionOverride)$/;

/** Attributes by which another stack can refer to an API. */
const IDENTIFIERS = /^(?:ref|apiId|attrApiId)$/;
/** Constructs by which one stack tells another. */
const PUBLISHERS = /^(?:core\.CfnOutput|ssm\.)/;

/** Follows what a file makes to every place where something is done with it. */
export class Instances {
  private readonly known = new Map<Node, Instance>();

  public constructor(
    private readonly sourceCode: TSESLint.SourceCode,
    private readonly evaluator: Evaluator,
    private readonly fields: Fields,
    private readonly isKnownLibrary: (callee: Node) => boolean,
  ) {}

  /** Everything that happens to what a `new` or a call made. */
  public of(made: TSESTree.NewExpression | TSESTree.CallExpression): Instance {
    const known = this.known.get(made);
    if (known) return known;
    this.known.set(made, { isLost: true, isExposed: true, calls: [], overridden: new Map() });
    const trail = new Trail();
    this.use(made, trail);
    this.known.set(made, trail);
    return trail;
  }

  /** What happens where the thing itself stands. */
  private use(node: Node, trail: Trail): void {
    const outer = wrapped(node);
    const { parent } = outer;
    switch (parent?.type) {
      case 'ExpressionStatement':
      case 'TemplateLiteral':
      case 'TSTypeQuery':
        return;
      case 'VariableDeclarator':
        this.declared(parent, trail);
        return;
      case 'AssignmentExpression':
        this.assigned(parent, outer, trail);
        return;
      case 'PropertyDefinition':
        this.field(parent, trail);
        return;
      case 'ExportSpecifier':
        trail.isExposed = true;
        return;
      case 'MemberExpression':
        if (parent.object === outer) this.member(parent, trail);
        else trail.isLost = true;
        return;
      default:
        if (!this.isHandedToLibrary(outer)) trail.isLost = true;
    }
  }

  private declared({ id, parent }: TSESTree.VariableDeclarator, trail: Trail): void {
    if (id.type === 'ObjectPattern') {
      if (id.properties.some((one) => one.type !== 'Property' || keyName(one) === 'node')) trail.isLost = true;
      return;
    }
    const variable = id.type === 'Identifier' ? variableOf(this.sourceCode, id) : undefined;
    if (!variable) {
      trail.isLost = true;
      return;
    }
    if (parent.parent.type === 'ExportNamedDeclaration') trail.isExposed = true;
    this.variable(variable, trail);
  }

  private variable(variable: TSESLint.Scope.Variable, trail: Trail): void {
    if (variable.defs.length !== 1 || variable.references.filter((one) => one.isWrite()).length !== 1)
      trail.isLost = true;
    for (const reference of variable.references) {
      if (reference.isWrite() || (reference as { isTypeReference?: boolean }).isTypeReference === true) continue;
      this.use(reference.identifier, trail);
    }
  }

  private assigned({ left, right, operator }: TSESTree.AssignmentExpression, value: Node, trail: Trail): void {
    const variable = left.type === 'Identifier' ? variableOf(this.sourceCode, left) : undefined;
    if (right !== value || operator !== '=') trail.isLost = true;
    else if (variable) this.variable(variable, trail);
    else if (left.type === 'MemberExpression' && left.object.type === 'ThisExpression') this.field(left, trail);
    else trail.isLost = true;
  }

  /** Through `this.name`, wherever the class uses it. */
  private field(at: TSESTree.MemberExpression | TSESTree.PropertyDefinition, trail: Trail): void {
    const name = at.type === 'MemberExpression' ? memberName(at) : keyName(at);
    const body = enclosingClass(at) ?? (at.parent.type === 'ClassBody' ? at.parent : undefined);
    const field = body && name !== undefined ? this.fields.named(body, name) : undefined;
    if (!field?.constant) {
      trail.isLost = true;
      return;
    }
    if (!field.isPrivate) trail.isExposed = true;
    for (const use of field.uses) {
      const { parent } = wrapped(use);
      if (parent?.type !== 'AssignmentExpression' || parent.left !== wrapped(use)) this.use(use, trail);
    }
  }

  /** `thing.something` */
  private member(access: TSESTree.MemberExpression, trail: Trail): void {
    const name = memberName(access);
    const outer = wrapped(access);
    const { parent } = outer;
    if (name === undefined) trail.isLost = true;
    else if (name === 'node') this.node(outer, trail);
    else if (parent?.type === 'CallExpression' && parent.callee === outer) this.called(name, parent, trail);
    else if (parent?.type === 'AssignmentExpression' && parent.left === outer) trail.override(name, parent);
    else if (parent?.type === 'MemberExpression') this.nested(parent, name, trail);
    else if (IDENTIFIERS.test(name) && !(this.isHandedToLibrary(outer) && !this.isPublished(outer)))
      trail.isExposed = true;
  }

  /** `thing.property.part = value` changes the property. */
  private nested(access: TSESTree.MemberExpression, name: string, trail: Trail): void {
    const outer = wrapped(access);
    const { parent } = outer;
    if (parent?.type === 'MemberExpression') this.nested(parent, name, trail);
    else if (parent?.type === 'AssignmentExpression' && parent.left === outer) trail.override(name, parent);
  }

  private called(name: string, node: TSESTree.CallExpression, trail: Trail): void {
    trail.calls.push({ name, node });
    if (!OVERRIDES.test(name) && !RAW_OVERRIDES.test(name)) return;
    const path = this.evaluator.evaluate(node.arguments[0]);
    const keys = path.kind === 'literal' ? String(path.value).split('.') : ['*'];
    const [first = '*', second = '*'] = keys;
    const property = OVERRIDES.test(name) ? first : first === 'Properties' ? second : undefined;
    if (property !== undefined) trail.override(property.charAt(0).toLowerCase() + property.slice(1), node);
  }

  /** `thing.node`: fine for what says where it is, an escape hatch as `defaultChild`, and otherwise anything. */
  private node(access: Node, trail: Trail): void {
    const { parent } = access;
    const name = parent?.type === 'MemberExpression' && parent.object === access ? memberName(parent) : undefined;
    if (name === 'defaultChild' && parent) this.use(parent, trail);
    else if (name === undefined || !HARMLESS_NODE.test(name)) {
      trail.isLost = true;
      trail.override('*', access);
    }
  }

  /** Whether a value ends up, alone or inside of an object, in a construct or a function of a library we know. */
  private isHandedToLibrary(node: Node): boolean {
    const outer = wrapped(node);
    const { parent } = outer;
    switch (parent?.type) {
      case 'NewExpression':
        return parent.callee !== outer && this.isKnownLibrary(unwrap(parent.callee));
      case 'CallExpression':
        return parent.callee !== outer && this.isKnownCall(unwrap(parent.callee));
      case 'Property':
        return parent.value === outer && this.isHandedToLibrary(parent.parent);
      case 'ArrayExpression':
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

  /** Whether a value goes to where other stacks look it up. */
  private isPublished(node: Node): boolean {
    const creation = ancestor(node, ({ type }) => type === 'NewExpression');
    if (creation?.type !== 'NewExpression') return false;
    const value = this.evaluator.evaluate(creation);
    if (value.kind !== 'made' || !PUBLISHERS.test(value.made.symbol)) return false;
    const isOutput = value.made.symbol === 'core.CfnOutput';
    const props = this.evaluator.evaluate(creation.arguments[2]);
    return !isOutput || this.evaluator.property(props, 'exportName').kind !== 'absent';
  }

  /** A static method of a known library, or a method of something that such a library made. Aspects may do anything. */
  private isKnownCall(callee: Node): boolean {
    const value = this.evaluator.evaluate(callee);
    if (value.kind === 'symbol' && value.symbol === 'core.Aspects.of') return false;
    if (this.isKnownLibrary(callee)) return true;
    if (callee.type !== 'MemberExpression') return false;
    if (this.evaluator.evaluate(callee.object).kind === 'made') return true;
    const access = unwrap(callee.object);
    return access.type === 'MemberExpression' && memberName(access) === 'node';
  }
}

class Trail implements Instance {
  public readonly calls: MethodCall[] = [];
  public readonly overridden = new Map<string, Node[]>();
  public isExposed = false;
  public isLost = false;

  public override(name: string, override: Node): void {
    const known = this.overridden.get(name);
    if (known) known.push(override);
    else this.overridden.set(name, [override]);
  }
}
