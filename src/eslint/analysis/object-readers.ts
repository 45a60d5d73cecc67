import type { TSESLint } from '@typescript-eslint/utils';
import type { EvaluationBounds } from './evaluation-bounds';
import type { Field, Fields } from './fields';
import type { Imports } from './imports';
import type { LocalFunctions } from './local-functions';
import { isRead } from './object-uses';
import { PartNames } from './part-names';
import type { Value } from './static-values';
import { memberName, unwrap, wrapped, type Node } from './syntax';
import { isGlobal, isTypeReference } from './variables';

/** What is known of a file. */
interface Known {
  readonly sourceCode: TSESLint.SourceCode;
  readonly imports: Imports;
  readonly fields: Fields;
  readonly functions: LocalFunctions;
  readonly bounds: EvaluationBounds;
  readonly evaluate: (node: Node) => Value;
}

/** Finds out which code reads an object without changing it. */
export class ObjectReaders {
  private readonly parts: PartNames;

  public constructor(private readonly file: Known) {
    this.parts = new PartNames(file.sourceCode, file.functions);
  }

  /**
   * Whether nothing changes an object after its literal: its variable is only spread, read by property, given to what leaves it
   * alone, or named as a type.
   */
  public isUntouched(
    { references, defs }: TSESLint.Scope.Variable,
    isHarmless = (use: Node): boolean => this.isPassedToConstruct(use),
  ): boolean {
    if (defs.some(({ node }) => isExported(node))) return false;
    return references.every((reference) => {
      if (reference.init === true || isTypeReference(reference)) return true;
      return isRead(reference.identifier, isHarmless) && this.parts.areRead(reference.identifier);
    });
  }

  /** Whether a class changes nothing in the object that a field holds. */
  public isOnlyRead({ uses }: Field): boolean {
    return this.file.bounds.within(false, () =>
      uses.every(
        (use) =>
          isAssigned(use) || (isRead(use, (other) => this.isPassedToConstruct(other)) && this.parts.areRead(use)),
      ),
    );
  }

  /** Whether an object is an argument of a construct or of its method, which read its properties and leave it alone. */
  public isPassedToConstruct(use: Node): boolean {
    const outer = outermost(use);
    const { parent } = outer;
    if (parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression') {
      const field = parent.left.object.type === 'ThisExpression' ? this.file.fields.of(parent.left) : undefined;
      return field?.isFixed === true && this.isOnlyRead(field);
    }
    if (parent?.type !== 'NewExpression' && parent?.type !== 'CallExpression') return false;
    const callee = unwrap(parent.callee);
    if (this.file.imports.symbols.has(callee) || this.file.functions.isSuperOfConstructs(callee)) return true;
    if (callee.type !== 'MemberExpression') return false;
    const isReader = ['JSON', 'Object'].some((name) => isGlobal(this.file.sourceCode, callee.object, name));
    return (isReader && memberName(callee) !== 'assign') || this.file.evaluate(callee.object).kind === 'made';
  }
}

/**
 * The outermost object or list that is written in place around a value: `{ throttle }` of `new Stage(this, 'Live', {
 * throttle })`. It has no name by which other code could change the value.
 */
function outermost(value: Node): Node {
  const outer = wrapped(value);
  const { parent } = outer;
  const isPart =
    (parent?.type === 'Property' && parent.value === outer && parent.parent.type === 'ObjectExpression') ||
    parent?.type === 'ObjectExpression' ||
    parent?.type === 'ArrayExpression';
  return isPart ? outermost(parent) : outer;
}

function isAssigned(use: Node): boolean {
  const outer = wrapped(use);
  return outer.parent?.type === 'AssignmentExpression' && outer.parent.left === outer;
}

function isExported(declarator: Node): boolean {
  return declarator.parent?.parent?.type === 'ExportNamedDeclaration';
}
