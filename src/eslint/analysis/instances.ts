import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { lowerFirst } from '../../cloudformation/letter-case';
import { isTypeReference, variableOf } from './variables';
import { Destinations, type Known } from './destinations';
import { Trail, type Instance } from './instance';
import { Holders } from './holders';
import { asFunction, parameterFor } from './local-functions';
import { ITERATIONS } from './occasions';
import { ancestor, isFunction, keyName, memberName, unwrap, wrapped, type Node } from './syntax';

/** Members of `construct.node` that leave the resource alone. */
const HARMLESS_NODE =
  /^(?:id|path|addr|scope|scopes|root|addDependency|addMetadata|addValidation|tryGetContext|getContext)$/;
/** Methods that change what the construct's resource is made of. */
const OVERRIDES = /^(?:addPropertyOverride|addPropertyDeletionOverride)$/;
const RAW_OVERRIDES = /^(?:addOverride|addDeletionOverride)$/;

/** Attributes by which another stack can refer to an API. */
const IDENTIFIERS = /^(?:ref|apiId|attrApiId)$/;

/** What is known of a thing while it is followed. */
const UNKNOWN_INSTANCE: Instance = {
  isLost: true,
  isGivenAway: true,
  isExposed: true,
  isRepeated: true,
  calls: [],
  members: [],
  taken: [],
  overridden: new Map(),
};

/** Follows what a file makes to every place where something is done with it. */
export class Instances {
  private readonly known = new Map<Node, Instance>();
  private readonly destinations: Destinations;
  private readonly holders: Holders;

  public constructor(
    private readonly sourceCode: TSESLint.SourceCode,
    private readonly file: Known,
  ) {
    this.destinations = new Destinations(file);
    this.holders = new Holders(sourceCode, {
      fields: file.fields,
      functions: file.functions,
      use: (node, trail) => {
        this.use(node, trail);
      },
      handed: (node, trail) => {
        this.handed(node, trail);
      },
      usesOf: (body, name) => this.usesOf(body, name),
    });
  }

  /** Everything that happens to what a `new` or a call made. */
  public of(made: TSESTree.NewExpression | TSESTree.CallExpression): Instance {
    const known = this.known.get(made);
    if (known) return known;
    this.known.set(made, UNKNOWN_INSTANCE);
    const trail = new Trail();
    this.file.evaluator.apart(() => {
      this.use(made, trail);
      const body = made.type === 'NewExpression' ? this.file.functions.classOf(made) : undefined;
      if (body) this.itself(body, trail);
    });
    this.known.set(made, trail);
    return trail;
  }

  /**
   * Every `object.name` outside of a class, of its only object, and every pattern that takes the name out of it; undefined
   * where the file does not show them all.
   */
  public usesOf(body: TSESTree.ClassBody, name: string): readonly Node[] | undefined {
    const [made, another] = this.file.makingsOf(body) ?? [];
    if (!made || another) return undefined;
    const { isLost, isExposed, isRepeated, members, taken } = this.of(made);
    if (isLost || isExposed || isRepeated) return undefined;
    return [
      ...members.filter((member) => memberName(member) === name),
      ...taken.filter((property) => keyName(property) === name).map(({ value }) => value),
    ];
  }

  /** Where a class gives away its own object. */
  private itself(body: TSESTree.ClassBody, trail: Trail): void {
    const selves = this.file.fields.selvesOf(body);
    if (!selves) trail.loseSight();
    for (const self of selves ?? []) this.use(self, trail);
  }

  /** What happens where the thing itself stands. */
  private use(node: Node, trail: Trail): void {
    const outer = wrapped(node);
    const { parent } = outer;
    switch (parent?.type) {
      case 'ExpressionStatement':
      case 'TemplateLiteral':
      case 'TSTypeQuery':
      case 'IfStatement':
      case 'UnaryExpression':
        return;
      case 'VariableDeclarator':
        this.declared(parent, trail);
        return;
      case 'AssignmentExpression':
        this.assigned(parent, outer, trail);
        return;
      case 'PropertyDefinition':
        this.holders.kept(parent, [], trail);
        return;
      case 'ExportSpecifier':
        trail.isExposed = true;
        return;
      case 'MemberExpression':
        if (parent.object === outer) this.member(parent, trail);
        else trail.loseSight();
        return;
      case 'ReturnStatement':
        this.returned(
          ancestor(outer, ({ type }) => type.includes('Function')),
          trail,
        );
        return;
      case 'ArrowFunctionExpression':
        this.returned(parent, trail);
        return;
      case 'ArrayExpression':
        this.listed(parent, trail);
        return;
      default:
        this.handed(outer, trail);
    }
  }

  /** To whoever calls the function that returns it. */
  private returned(from: Node | undefined, trail: Trail): void {
    const called = isFunction(from) ? from : undefined;
    if (from && this.mapped(from, trail)) return;
    const calls = called && this.file.functions.callsOf(called);
    if (!called || !calls) {
      trail.loseSight();
      return;
    }
    if (trail.seen.has(called)) return;
    trail.seen.add(called);
    if (calls.isOpen) trail.isExposed = true;
    if (calls.calls.length > 1) trail.isRepeated = true;
    for (const call of calls.calls) this.use(call, trail);
    for (const value of calls.handed) if (!this.mapped(value, trail)) trail.loseSight();
  }

  /** To the list that `map` makes of what a function returns; whether a method of a list calls the function at all. */
  private mapped(written: Node, trail: Trail): boolean {
    const value = wrapped(written);
    const call =
      value.parent?.type === 'CallExpression' && value.parent.arguments[0] === value ? value.parent : undefined;
    const name = call?.callee.type === 'MemberExpression' ? memberName(call.callee) : undefined;
    if (call && name === 'map') {
      trail.isRepeated = true;
      this.listed(call, trail);
    }
    return name === 'map' || name === 'forEach';
  }

  /** As an entry of a list, through every loop over it. */
  private listed(list: Node, trail: Trail): void {
    const outer = wrapped(list);
    const { parent } = outer;
    if (parent?.type === 'ExpressionStatement') return;
    if (parent?.type === 'ForOfStatement' && parent.right === outer) {
      const [declarator] = parent.left.type === 'VariableDeclaration' ? parent.left.declarations : [];
      this.holders.received(declarator?.id, [], trail);
    } else if (parent?.type === 'MemberExpression' && parent.object === outer) this.iterated(parent, trail);
    else if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') {
      const variable = variableOf(this.sourceCode, parent.id);
      const isExported = parent.parent.parent.type === 'ExportNamedDeclaration';
      if (!variable || isExported || trail.seen.has(parent)) trail.loseSight();
      trail.seen.add(parent);
      for (const { identifier, init } of variable?.references ?? []) if (init !== true) this.listed(identifier, trail);
    } else this.handed(outer, trail);
  }

  /** `[a, b].forEach((one) => …)`; other members of a list change nothing about its entries. */
  private iterated(access: TSESTree.MemberExpression, trail: Trail): void {
    const call = wrapped(access).parent;
    const name = memberName(access);
    if (name === 'length') return;
    const each =
      call?.type === 'CallExpression' && ITERATIONS.test(name ?? '') ? asFunction(call.arguments[0]) : undefined;
    this.holders.received(each?.params[0], [], trail);
  }

  /** As an argument, or inside of one. */
  private handed(node: Node, trail: Trail): void {
    if (this.destinations.isHandedToLibrary(node)) return;
    if (this.holders.placed(node, trail)) return;
    const { parent } = node;
    if (parent?.type !== 'CallExpression' && parent?.type !== 'NewExpression') {
      const receiver = ancestor(node, ({ type }) => !/^(?:Property|ObjectExpression|ArrayExpression)$/.test(type));
      if (receiver?.type === 'NewExpression' || (receiver && isMethodCall(receiver))) trail.handOver();
      else trail.loseSight();
      return;
    }
    const called = this.file.functions.of(parent);
    if (called) this.holders.received(called.params[parent.arguments.indexOf(node as TSESTree.Expression)], [], trail);
    else if (parent.type === 'NewExpression' || isMethodCall(parent)) trail.handOver();
    else trail.loseSight();
  }

  private declared({ id, parent }: TSESTree.VariableDeclarator, trail: Trail): void {
    if (id.type === 'ObjectPattern') {
      this.takenApart(id, trail);
      return;
    }
    const variable = id.type === 'Identifier' ? variableOf(this.sourceCode, id) : undefined;
    if (!variable) {
      trail.loseSight();
      return;
    }
    if (parent.parent.type === 'ExportNamedDeclaration') trail.isExposed = true;
    this.variable(variable, trail);
  }

  private variable(variable: TSESLint.Scope.Variable, trail: Trail): void {
    if (variable.defs.length !== 1 || variable.references.filter((use) => use.isWrite()).length !== 1)
      trail.loseSight();
    for (const reference of variable.references) {
      if (reference.isWrite() || isTypeReference(reference)) continue;
      this.use(reference.identifier, trail);
    }
  }

  private assigned({ left, right, operator }: TSESTree.AssignmentExpression, value: Node, trail: Trail): void {
    const variable = left.type === 'Identifier' ? variableOf(this.sourceCode, left) : undefined;
    if (right !== value || operator !== '=') trail.loseSight();
    else if (variable) this.variable(variable, trail);
    else if (left.type === 'MemberExpression' && left.object.type === 'ThisExpression')
      this.holders.kept(left, [], trail);
    else trail.loseSight();
  }

  /** `const { name } = thing` */
  private takenApart({ properties }: TSESTree.ObjectPattern, trail: Trail): void {
    for (const property of properties) {
      const name = property.type === 'Property' ? keyName(property) : undefined;
      if (name === undefined || name === 'node') trail.loseSight();
      if (property.type === 'Property') trail.taken.push(property);
    }
  }

  /** `thing.something` */
  private member(access: TSESTree.MemberExpression, trail: Trail): void {
    const name = memberName(access);
    const outer = wrapped(access);
    const { parent } = outer;
    trail.members.push(access);
    if (name === undefined) trail.loseSight();
    else if (name === 'node') this.node(outer, trail);
    else if (parent?.type === 'CallExpression' && parent.callee === outer) this.called(name, parent, trail);
    else if (parent?.type === 'AssignmentExpression' && parent.left === outer) trail.override(name, parent);
    else if (parent?.type === 'MemberExpression') this.nested(parent, name, trail);
    else if (IDENTIFIERS.test(name)) this.identified(outer, trail);
  }

  /** `api.ref`, and the constant that holds it: whoever gets it can add to the API. */
  private identified(node: Node, trail: Trail): void {
    const outer = wrapped(node);
    const { parent } = outer;
    const isConstant =
      parent?.type === 'VariableDeclarator' &&
      parent.id.type === 'Identifier' &&
      parent.parent.kind === 'const' &&
      parent.parent.parent.type !== 'ExportNamedDeclaration';
    if (isConstant) {
      const [variable] = this.sourceCode.getDeclaredVariables(parent);
      for (const { identifier, init } of variable?.references ?? [])
        if (init !== true) this.identified(identifier, trail);
      return;
    }
    const called = parent?.type === 'CallExpression' ? this.file.functions.of(parent) : undefined;
    const parameter =
      called && parent?.type === 'CallExpression'
        ? parameterFor(called, parent.arguments.indexOf(outer as TSESTree.Expression))
        : undefined;
    const variable = parameter && variableOf(this.sourceCode, parameter);
    if (variable) {
      if (trail.seen.has(parameter)) return;
      trail.seen.add(parameter);
      for (const { identifier } of variable.references)
        if (identifier !== parameter) this.identified(identifier, trail);
    } else if (
      !isInText(outer) &&
      !(this.destinations.isHandedToLibrary(outer) && !this.destinations.isPublished(outer))
    )
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
    const path = this.file.evaluator.evaluate(node.arguments[0]);
    const keys = path.kind === 'literal' ? String(path.value).split('.') : ['*'];
    const [first = '*', second = '*'] = keys;
    const property = OVERRIDES.test(name) ? first : first === 'Properties' ? second : undefined;
    if (property !== undefined) trail.override(lowerFirst(property), node);
  }

  /** `thing.node`: fine for what says where it is, an escape hatch as `defaultChild`, and otherwise anything. */
  private node(access: Node, trail: Trail): void {
    const { parent } = access;
    const name = parent?.type === 'MemberExpression' && parent.object === access ? memberName(parent) : undefined;
    if (name === 'defaultChild' && parent) this.use(parent, trail);
    else if (name === undefined || !HARMLESS_NODE.test(name)) {
      trail.loseSight();
      trail.override('*', access);
    }
  }
}

function isMethodCall(node: Node): boolean {
  return node.type === 'CallExpression' && unwrap(node.callee).type === 'MemberExpression';
}

/** Whether a value is a part of a longer text, out of which nobody takes it again. */
function isInText({ parent }: Node): boolean {
  return parent?.type === 'TemplateLiteral' && parent.quasis.some(({ value }) => value.raw !== '');
}
