import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { definitionOf, isTypeReference, variableOf } from './variables';
import { changesElsewhere, searchesTree } from './changes-elsewhere';
import { Destinations, type Known } from './destinations';
import { Trail, type Instance } from './instance';
import { Holders } from './holders';
import { InstanceMembers } from './instance-members';
import { asFunction } from './local-functions';
import { ITERATIONS } from './occasions';
import { ancestor, isFunction, isMember, keyName, memberName, unwrap, wrapped, type Node } from './syntax';

/** The answer about an object that is still being followed. */
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

/** Follows the objects that a file creates to all their uses. */
export class Instances {
  private readonly known = new Map<Node, Instance>();
  private readonly destinations: Destinations;
  private readonly holders: Holders;
  private readonly members: InstanceMembers;

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
    this.members = new InstanceMembers(sourceCode, file, this.destinations, (node, trail) => {
      this.use(node, trail);
    });
  }

  /** Everything that happens to the object that a `new` or a call creates. */
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
    if (trail.isExposed || searchesTree(this.sourceCode))
      for (const name of changesElsewhere(this.sourceCode))
        if (!trail.overridden.has(name)) trail.override(name, this.sourceCode.ast);
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

  /** Follows the object of a class where the class passes it on. */
  private itself(body: TSESTree.ClassBody, trail: Trail): void {
    const selves = this.file.fields.selvesOf(body);
    if (!selves) trail.loseSight();
    for (const self of selves ?? []) this.use(self, trail);
  }

  /** Follows one use of the object. */
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
        if (parent.object === outer) this.members.used(parent, trail);
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

  /** Follows a returned object to the callers of the function. */
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

  /**
   * Follows what a function returns into the list that `map` makes of it.
   *
   * @returns whether a method of a list calls the function
   */
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

  /** Follows an entry of a list through every loop over the list. */
  private listed(list: Node, trail: Trail): void {
    const outer = wrapped(list);
    const { parent } = outer;
    if (parent?.type === 'ExpressionStatement') return;
    if (parent?.type === 'ForOfStatement' && parent.right === outer) {
      const [declarator] = parent.left.type === 'VariableDeclaration' ? parent.left.declarations : [];
      this.holders.received(declarator?.id, [], trail);
    } else if (parent?.type === 'MemberExpression' && parent.object === outer) this.iterated(parent, trail);
    else if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier')
      this.namedList(parent, parent.id, trail);
    else if (!this.destinations.isHandedToLibrary(outer)) trail.loseSight();
  }

  private namedList(declarator: TSESTree.VariableDeclarator, name: TSESTree.Identifier, trail: Trail): void {
    const variable = variableOf(this.sourceCode, name);
    const isExported = declarator.parent.parent.type === 'ExportNamedDeclaration';
    if (!variable || isExported || trail.seen.has(declarator)) trail.loseSight();
    trail.seen.add(declarator);
    for (const { identifier, init } of variable?.references ?? []) if (init !== true) this.listed(identifier, trail);
  }

  /** Where the file declares the list that an entry is added to: `routes` of `routes.push(route)`. */
  private listAddedTo({
    callee,
  }: TSESTree.CallExpression | TSESTree.NewExpression): TSESTree.VariableDeclarator | undefined {
    const access = unwrap(callee);
    if (!isMember(access, /^push$/) || access.object.type !== 'Identifier') return undefined;
    const declarator = definitionOf(this.sourceCode, access.object)?.node;
    const isList = declarator?.type === 'VariableDeclarator' && declarator.init?.type === 'ArrayExpression';
    return isList ? declarator : undefined;
  }

  /** `[a, b].forEach((one) => …)`; other members of a list change nothing about its entries. */
  private iterated(access: TSESTree.MemberExpression, trail: Trail): void {
    const call = wrapped(access).parent;
    const name = memberName(access);
    if (name === 'length' || name === 'push') return;
    const each =
      call?.type === 'CallExpression' && ITERATIONS.test(name ?? '') ? asFunction(call.arguments[0]) : undefined;
    this.holders.received(each?.params[0], [], trail);
  }

  /** Follows an argument, or a value inside of one. */
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
    const list = this.listAddedTo(parent);
    if (list?.id.type === 'Identifier') {
      this.namedList(list, list.id, trail);
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
      if (property.type !== 'Property') continue;
      trail.taken.push(property);
      this.members.taken(property, name, trail);
    }
  }
}

function isMethodCall(node: Node): boolean {
  return node.type === 'CallExpression' && unwrap(node.callee).type === 'MemberExpression';
}
