import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { lowerFirst } from '../../cloudformation/letter-case';
import type { Destinations, Known } from './destinations';
import type { Trail } from './instance';
import { parameterFor } from './local-functions';
import { stringOf } from './static-values';
import { functionReturning, hasText, memberName, wrapped, type Node } from './syntax';
import { variableOf } from './variables';

/** Members of `construct.node` that leave the resource alone. */
const HARMLESS_NODE =
  /^(?:id|path|addr|scope|scopes|root|addDependency|addMetadata|addValidation|tryGetContext|getContext)$/;
/** Methods that change a property of the construct's resource. */
const PROPERTY_OVERRIDES = /^(?:addPropertyOverride|addPropertyDeletionOverride)$/;
/** The same by the path from the resource: `Properties.Name`. */
const RAW_OVERRIDES = /^(?:addOverride|addDeletionOverride)$/;

/** Attributes by which other code can refer to an API, or to a function. */
const IDENTIFIERS = /^(?:ref|apiId|attrApiId|attrArn|functionArn|functionName)$/;

/**
 * Records what a file does with the members of an object that it creates: calls, overrides, the construct node, the id.
 */
export class InstanceMembers {
  public constructor(
    private readonly sourceCode: TSESLint.SourceCode,
    private readonly file: Known,
    private readonly destinations: Destinations,
    /** Follows the resource behind `thing.node.defaultChild` like the thing itself. */
    private readonly follow: (node: Node, trail: Trail) => void,
  ) {}

  /** `thing.something` */
  public used(access: TSESTree.MemberExpression, trail: Trail): void {
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

  /** `const { name } = thing` */
  public taken({ value }: TSESTree.Property, name: string | undefined, trail: Trail): void {
    if (name === undefined || !IDENTIFIERS.test(name)) return;
    const variable = value.type === 'Identifier' ? variableOf(this.sourceCode, value) : undefined;
    if (!variable) trail.isExposed = true;
    for (const { identifier, init } of variable?.references ?? [])
      if (init !== true) this.identified(identifier, trail);
  }

  /** Follows `api.ref`, also through constants: code that has the id can add to the API, or permissions to the function. */
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
    if (!this.isPassedOn(outer, trail)) this.placed(outer, trail);
  }

  /** Follows an id into a function of this file, or sees what else becomes of it. */
  private placed(outer: Node, trail: Trail): void {
    const { parent } = outer;
    const parameter = parent?.type === 'CallExpression' ? this.parameterOf(parent, outer) : undefined;
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

  /** Follows an id as it is in a template, and to the callers of a function that returns it. @returns whether it is either */
  private isPassedOn({ parent }: Node, trail: Trail): boolean {
    if (parent?.type === 'TemplateLiteral' && !hasText(parent)) {
      this.identified(parent, trail);
      return true;
    }
    const from = parent && functionReturning(parent);
    const calls = from && this.file.functions.callsOf(from);
    if (!from || !calls || calls.isOpen || calls.handed.length > 0 || trail.seen.has(from)) return false;
    trail.seen.add(from);
    for (const call of calls.calls) this.identified(call, trail);
    return true;
  }

  /** The parameter of a function of this file that gets an argument. */
  private parameterOf(call: TSESTree.CallExpression, argument: Node): ReturnType<typeof parameterFor> {
    const called = this.file.functions.of(call);
    return called && parameterFor(called, call.arguments.indexOf(argument as TSESTree.Expression));
  }

  /** Whether a child of a construct of aws-cdk-lib is named as its resource is: `thing.node.findChild('Resource')`. */
  private isResource(name: Node | undefined): boolean {
    return stringOf(this.file.evaluator.evaluate(name)) === 'Resource';
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
    if (!PROPERTY_OVERRIDES.test(name) && !RAW_OVERRIDES.test(name)) return;
    const path = this.file.evaluator.evaluate(node.arguments[0]);
    const keys = path.kind === 'literal' ? String(path.value).split('.') : ['*'];
    const [first = '*', second = '*'] = keys;
    const isProperty = PROPERTY_OVERRIDES.test(name) || first === '*';
    const property = isProperty ? first : first === 'Properties' ? second : undefined;
    if (property !== undefined) trail.override(lowerFirst(property), node);
  }

  /**
   * `thing.node`: reading ids and paths is harmless, `defaultChild` is an escape hatch, anything else may change the
   * object.
   */
  private node(access: Node, trail: Trail): void {
    const { parent } = access;
    const name = parent?.type === 'MemberExpression' && parent.object === access ? memberName(parent) : undefined;
    const call = parent && /^(?:try)?[fF]indChild$/.test(name ?? '') ? wrapped(parent).parent : undefined;
    const isResource = call?.type === 'CallExpression' && this.isResource(call.arguments[0]);
    if (name === 'defaultChild' && parent) this.follow(parent, trail);
    else if (isResource) this.follow(call, trail);
    else if (name === undefined || !HARMLESS_NODE.test(name)) {
      trail.loseSight();
      trail.override('*', access);
    }
  }
}

/** Whether a value is part of a longer text, from which it cannot be extracted. */
function isInText(node: Node): boolean {
  const { parent } = node;
  if (parent?.type === 'BinaryExpression' && parent.operator === '+')
    return isText(parent.left === node ? parent.right : parent.left) || isInText(parent);
  return parent?.type === 'TemplateLiteral' && hasText(parent);
}

function isText(node: Node): boolean {
  if (node.type === 'BinaryExpression') return isText(node.left) || isText(node.right);
  return node.type === 'Literal' && typeof node.value === 'string' && node.value !== '';
}
