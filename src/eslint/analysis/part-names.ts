import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { asFunction, type LocalFunctions } from './local-functions';
import { CHOOSING, isReadOnly, PASSING } from './object-uses';
import { isMember, unwrap, wholeAccess, type Node } from './syntax';
import { isGlobal, referencesOf } from './variables';

/**
 * Finds out whether code that has names of its own for parts of an object only reads them: `const part = object.part`, a loop
 * over them, a function of the file that is given one.
 */
export class PartNames {
  private readonly known = new Map<Node, boolean>();

  public constructor(
    private readonly sourceCode: TSESLint.SourceCode,
    private readonly functions: LocalFunctions,
  ) {}

  /** Whether nothing is changed through the names that parts of an object get where it is used. */
  public areRead(object: Node): boolean {
    const part = wholeAccess(object);
    const { parent } = part;
    switch (parent?.type) {
      case 'VariableDeclarator':
        return parent.init !== part || this.isRead(parent.id);
      case 'AssignmentExpression':
        return parent.right !== part || this.isRead(parent.left);
      case 'ForOfStatement':
        return parent.right !== part || this.isRead(parent.left);
      case 'NewExpression':
        return this.isRead(this.functions.of(parent)?.params[parent.arguments.indexOf(part as TSESTree.Expression)]);
      case 'CallExpression':
        return parent.callee === part ? this.areEntriesRead(parent) : this.isReadByCall(parent, part);
      default:
        return true;
    }
  }

  /** `list.forEach((part) => …)`, `list.find(…)` */
  private areEntriesRead(call: TSESTree.CallExpression): boolean {
    const method = unwrap(call.callee);
    if (isMember(method, PASSING) && !this.isRead(asFunction(call.arguments[0])?.params[0])) return false;
    return !isMember(method, CHOOSING) || this.isResultRead(call);
  }

  /** `Object.values(object)`, `fill(object.part)` */
  private isReadByCall(call: TSESTree.CallExpression, part: Node): boolean {
    const callee = unwrap(call.callee);
    if (callee.type === 'MemberExpression' && callee.object.type !== 'ThisExpression')
      return !isGlobal(this.sourceCode, callee.object, 'Object') || this.isResultRead(call);
    return this.isRead(this.functions.of(call)?.params[call.arguments.indexOf(part as TSESTree.Expression)]);
  }

  private isResultRead(call: TSESTree.CallExpression): boolean {
    return isReadOnly(call, true) && this.areRead(call);
  }

  /** Whether the names in a pattern are only read. It is asked for each part of an object, wherever that is used. */
  private isRead(pattern: Node | undefined): boolean {
    if (!pattern) return true;
    const known = this.known.get(pattern);
    if (known !== undefined) return known;
    // A function may give the part to itself, which changes nothing.
    this.known.set(pattern, true);
    const isRead = namesIn(pattern)
      .flatMap((name) => referencesOf(this.sourceCode, name))
      .every((use) => use.isWrite() || (isReadOnly(use.identifier, true) && this.areRead(use.identifier)));
    this.known.set(pattern, isRead);
    return isRead;
  }
}

/** The names that a pattern, or a declaration, has. */
function namesIn(pattern: Node | null): readonly TSESTree.Identifier[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern];
    case 'VariableDeclaration':
      return pattern.declarations.flatMap(({ id }) => namesIn(id));
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument);
    case 'TSParameterProperty':
      return namesIn(pattern.parameter);
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        namesIn(property.type === 'Property' ? property.value : property),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap(namesIn);
    default:
      return [];
  }
}
