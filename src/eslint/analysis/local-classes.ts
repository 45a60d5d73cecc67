import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { definitionOf, isTypeReference, variableOf } from './variables';
import type { Imports } from './imports';
import { requiredModule } from './module-names';
import { enclosingClass, startOfChain, unwrap, wrapped, type Node } from './syntax';

/** Packages whose classes do not touch members that a project's classes add: the CDK and construct libraries. */
const CONSTRUCTS = /^(?:constructs|aws-cdk-lib|cdk-nag|cdk-websocket-guard|@aws-cdk\/[^/]+)(?:\/|$)/;

/** The classes of a file, and where it makes objects of them. */
export class LocalClasses {
  public constructor(
    private readonly sourceCode: TSESLint.SourceCode,
    private readonly imports: Imports,
  ) {}

  /** The class of this file that a `new` makes an object of. */
  public of({ callee: written }: TSESTree.NewExpression): TSESTree.ClassDeclaration | undefined {
    const callee = unwrap(written);
    const [definition, another] = callee.type === 'Identifier' ? (variableOf(this.sourceCode, callee)?.defs ?? []) : [];
    return definition?.node.type === 'ClassDeclaration' && !another ? definition.node : undefined;
  }

  /**
   * Every `new` of a class that has no other: nobody exports it, extends it or hands it around, it extends nothing but
   * constructs of libraries, and has nothing that is not of an object. Undefined where there may be others, and where a
   * cast says that something is an object of it, which the file reaches by other ways: `this.node.scope as Chat`.
   */
  public makingsOf({ parent: declaration, body }: TSESTree.ClassBody): readonly TSESTree.NewExpression[] | undefined {
    if (declaration.type !== 'ClassDeclaration' || declaration.parent.type.startsWith('Export')) return undefined;
    if (body.some(isStatic)) return undefined;
    if (declaration.superClass && !this.isOfConstructs(declaration.superClass)) return undefined;
    const makings: TSESTree.NewExpression[] = [];
    for (const reference of this.sourceCode.getDeclaredVariables(declaration).flatMap(({ references }) => references)) {
      if (isTypeReference(reference) && isCastTo(reference.identifier)) return undefined;
      if (isTypeReference(reference)) continue;
      const outer = wrapped(reference.identifier);
      const { parent } = outer;
      if (parent?.type === 'NewExpression' && parent.callee === outer) makings.push(parent);
      else if (parent?.type !== 'MemberExpression' || parent.object !== outer) return undefined;
    }
    return makings;
  }

  /** The only `new` of a class. */
  public onlyMakingOf(body: TSESTree.ClassBody): TSESTree.NewExpression | undefined {
    const [only, another] = this.makingsOf(body) ?? [];
    return another ? undefined : only;
  }

  /** Whether a name comes from a package of constructs, which know nothing of the classes of a project. */
  public isOfConstructs(written: Node): boolean {
    if (this.imports.symbols.has(unwrap(written))) return true;
    const start = startOfChain(written);
    const definition = start.type === 'Identifier' ? definitionOf(this.sourceCode, start) : undefined;
    const source =
      definition?.type === 'ImportBinding' && definition.parent.type === 'ImportDeclaration'
        ? definition.parent.source.value
        : required(definition?.node);
    return source !== undefined && CONSTRUCTS.test(source);
  }

  /** Whether `super(…)` calls the constructor of a construct of a library. */
  public isSuperOfConstructs(callee: Node): boolean {
    const { superClass } = (callee.type === 'Super' ? enclosingClass(callee)?.parent : undefined) ?? {};
    return !!superClass && this.isOfConstructs(superClass);
  }
}

/** Whether a name of a type is what an expression is cast to. */
function isCastTo({ parent: type }: Node): boolean {
  return type?.parent?.type === 'TSAsExpression' || type?.parent?.type === 'TSTypeAssertion';
}

/** What `const { Construct } = require('constructs')` asks for. */
function required(declarator: Node | undefined): string | undefined {
  const init = declarator?.type === 'VariableDeclarator' ? declarator.init : undefined;
  return init ? requiredModule(startOfChain(init)) : undefined;
}

/** Whether a member is the class's own, and more than a constant. */
function isStatic(member: TSESTree.ClassElement): boolean {
  if (member.type === 'StaticBlock') return true;
  const isConstant = member.type === 'PropertyDefinition' && member.value?.type === 'Literal';
  return 'static' in member && member.static && !isConstant;
}
