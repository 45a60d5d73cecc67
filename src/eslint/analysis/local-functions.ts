import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { constantOf } from './constants';
import { variableOf } from './variables';
import type { Fields } from './fields';
import { enclosingClass, keyName, memberName, unwrap, wrapped, type Node } from './syntax';

export type LocalFunction =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** Where a function of a file is called. */
export interface Calls {
  readonly calls: readonly TSESTree.CallExpression[];
  /** Where it is itself an argument: `names.map(make)`. */
  readonly handed: readonly Node[];
  /** Whether it may be called from elsewhere, too. */
  readonly isOpen: boolean;
}

/** Tells which functions and methods of a file its calls mean. */
export class LocalFunctions {
  private readonly results = new Map<LocalFunction, TSESTree.Expression | undefined>();

  public constructor(
    private readonly sourceCode: TSESLint.SourceCode,
    private readonly fields: Fields,
  ) {}

  /** The function of this file that is called: by its name, or as a method of the class around the call. */
  public of({ callee: written }: TSESTree.CallExpression): LocalFunction | undefined {
    const callee = unwrap(written);
    if (callee.type === 'Identifier') {
      const variable = variableOf(this.sourceCode, callee);
      const [definition, another] = variable?.defs ?? [];
      if (!variable || another) return undefined;
      if (definition?.node.type === 'FunctionDeclaration') return definition.node;
      return asFunction(constantOf(variable));
    }
    if (callee.type !== 'MemberExpression' || callee.object.type !== 'ThisExpression') return undefined;
    const name = memberName(callee);
    return name === undefined ? undefined : methodOf(enclosingClass(callee), name);
  }

  /** Every call of a function; undefined where it is a value that may be called by others. */
  public callsOf(called: LocalFunction): Calls | undefined {
    const { parent } = called;
    if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') {
      const name = keyName(parent);
      const uses = name === undefined ? undefined : this.fields.named(parent.parent, name)?.uses;
      const isPrivate = parent.accessibility === 'private' || parent.key.type === 'PrivateIdentifier';
      return uses && calls(uses, !isPrivate);
    }
    const declaration = called.type === 'FunctionDeclaration' ? called : parent;
    if (declaration.type !== 'FunctionDeclaration' && declaration.type !== 'VariableDeclarator') return undefined;
    const [variable] = this.sourceCode.getDeclaredVariables(declaration);
    const statement = declaration.type === 'FunctionDeclaration' ? declaration : declaration.parent;
    const isExported = statement.parent.type.startsWith('Export');
    const uses = variable?.references.filter(({ init }) => init !== true).map(({ identifier }) => identifier);
    return uses && calls(uses, isExported);
  }

  /** What a function returns, where that is one expression. */
  public resultOf(called: LocalFunction): TSESTree.Expression | undefined {
    if (called.body.type !== 'BlockStatement') return called.body;
    if (!this.results.has(called)) {
      const [first, another] = this.returns(called.body);
      this.results.set(called, another ? undefined : (first?.argument ?? undefined));
    }
    return this.results.get(called);
  }

  private returns(node: Node): readonly TSESTree.ReturnStatement[] {
    if (node.type === 'ReturnStatement') return [node];
    if (!HOLDS_STATEMENTS.test(node.type)) return [];
    const keys = this.sourceCode.visitorKeys[node.type] ?? [];
    return keys.flatMap((key) => {
      const child = (node as unknown as Record<string, Node | readonly (Node | null)[] | null>)[key];
      const children = Array.isArray(child) ? (child as readonly (Node | null)[]) : [child as Node | null];
      return children.flatMap((candidate) => (candidate ? this.returns(candidate) : []));
    });
  }
}

/** What a `return` can be part of within its function. */
const HOLDS_STATEMENTS =
  /^(?:Block|If|For|ForIn|ForOf|While|DoWhile|Switch|Try|Labeled|With)Statement$|^(?:SwitchCase|CatchClause)$/;

/** The parameter that takes an argument, where it is a plain name. */
export function parameterFor(called: LocalFunction, position: number): TSESTree.Identifier | undefined {
  const parameter = called.params[position];
  const target = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
  return target?.type === 'Identifier' ? target : undefined;
}

/** A method of a class, or a field that holds a function. */
export function methodOf(body: TSESTree.ClassBody | undefined, name: string): LocalFunction | undefined {
  const [member, another] = body?.body.filter((member) => 'key' in member && keyName(member) === name) ?? [];
  if (another) return undefined;
  const isMethod = member?.type === 'MethodDefinition' && member.kind === 'method';
  return isMethod || member?.type === 'PropertyDefinition' ? asFunction(member.value) : undefined;
}

/** The function that an expression is. */
export function asFunction(written: Node | null | undefined): LocalFunction | undefined {
  const node = written ? unwrap(written) : undefined;
  return node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression' ? node : undefined;
}

function calls(uses: readonly Node[], isOpen: boolean): Calls {
  const outer = uses.map((use) => wrapped(use));
  const found = outer.flatMap((use) => {
    const { parent } = use;
    return parent?.type === 'CallExpression' && parent.callee === use ? [parent] : [];
  });
  return {
    calls: found,
    handed: outer.filter(isArgument),
    isOpen: isOpen || found.length < uses.length || uses.length === 0,
  };
}

function isArgument(node: Node): boolean {
  const { parent } = node;
  return (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') && parent.callee !== node;
}
