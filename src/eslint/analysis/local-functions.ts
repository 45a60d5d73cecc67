import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { commonJsName } from './commonjs-exports';
import { constantOf } from './constants';
import { definitionOf, isTypeReference, variableOf } from './variables';
import { membersNamed } from './class-members';
import { constructorOf, type Fields } from './fields';
import { once } from './once';
import { isMember, keyName, memberName, unwrap, wrapped, type FunctionNode, type Node } from './syntax';

/** Where a function of a file is called. */
export interface Calls {
  readonly calls: readonly (TSESTree.CallExpression | TSESTree.NewExpression)[];
  /** Where it is itself an argument: `names.map(make)`. */
  readonly handed: readonly Node[];
  /** Whether it may be called from elsewhere, too. */
  readonly isOpen: boolean;
}

/** What is known of the objects that a file makes of its own classes. */
export interface LocalObjects {
  /** The class of this file that a `new` makes an object of. */
  readonly madeOf: (made: TSESTree.NewExpression) => TSESTree.ClassBody | undefined;
  /** The class of this file that an expression is an object of. */
  readonly classOf: (expression: Node) => TSESTree.ClassBody | undefined;
  /** Whether `super(…)` calls the constructor of a construct of a library. */
  readonly isSuperOfConstructs: (callee: Node) => boolean;
  /** Every `new` of a class; undefined where there may be others. */
  readonly makingsOf: (body: TSESTree.ClassBody) => readonly TSESTree.NewExpression[] | undefined;
  /**
   * Every `object.name` outside of the class, of its only object, and every pattern that takes the name out of it;
   * undefined where there may be others.
   */
  readonly usesOf: (body: TSESTree.ClassBody, name: string) => readonly Node[] | undefined;
}

const NO_OBJECTS: LocalObjects = {
  madeOf: () => undefined,
  classOf: () => undefined,
  isSuperOfConstructs: () => false,
  makingsOf: () => undefined,
  usesOf: () => undefined,
};

/** Tells which functions and methods of a file its calls mean. */
export class LocalFunctions {
  private readonly results = new Map<FunctionNode, TSESTree.Expression | undefined>();

  public constructor(
    private readonly sourceCode: TSESLint.SourceCode,
    private readonly fields: Fields,
    private readonly objects: LocalObjects = NO_OBJECTS,
  ) {}

  /** The function of this file that is called: by its name, as a method, or as the constructor of a class. */
  public of(call: TSESTree.CallExpression | TSESTree.NewExpression): FunctionNode | undefined {
    if (call.type === 'NewExpression') {
      const made = this.objects.madeOf(call);
      return made && constructorOf(made);
    }
    const callee = unwrap(call.callee);
    if (callee.type === 'Identifier') {
      const variable = variableOf(this.sourceCode, callee);
      const [definition, another] = variable?.defs ?? [];
      if (!variable || another) return undefined;
      if (definition?.node.type === 'FunctionDeclaration') return definition.node;
      return asFunction(constantOf(variable));
    }
    const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
    if (callee.type !== 'MemberExpression' || name === undefined) return undefined;
    const named = classNamed(this.sourceCode, callee.object);
    if (named) return methodOf(named, name, true);
    if (callee.object.type !== 'ThisExpression') return methodOf(this.objects.classOf(callee.object), name);
    const body = this.fields.ownerOf(callee);
    if (!body || isReplaced(this.sourceCode, body, name)) return undefined;
    return methodOf(body, name) ?? methodOf(body, name, true);
  }

  /** The class of this file that a `new` makes an object of. */
  public classOf(made: TSESTree.NewExpression): TSESTree.ClassBody | undefined {
    return this.objects.madeOf(made);
  }

  /** Whether `super(…)` calls the constructor of a construct of a library. */
  public isSuperOfConstructs(callee: Node): boolean {
    return this.objects.isSuperOfConstructs(callee);
  }

  /** Every call of a function; undefined where it is a value that may be called by others. */
  public callsOf(called: FunctionNode): Calls | undefined {
    const { parent } = called;
    if (parent.type === 'MethodDefinition' && parent.kind === 'constructor') {
      const makings = this.objects.makingsOf(parent.parent);
      return makings && { calls: makings, handed: [], isOpen: makings.length === 0 };
    }
    if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') return this.callsOfMember(parent);
    if (isExportedValue(called)) return { calls: [], handed: [], isOpen: true };
    const declaration = called.type === 'FunctionDeclaration' ? called : parent;
    if (declaration.type !== 'FunctionDeclaration' && declaration.type !== 'VariableDeclarator') return undefined;
    const [variable] = this.sourceCode.getDeclaredVariables(declaration);
    const statement = declaration.type === 'FunctionDeclaration' ? declaration : declaration.parent;
    const isExported = statement.parent.type.startsWith('Export');
    const uses = variable?.references.filter(({ init }) => init !== true).map(({ identifier }) => identifier);
    return uses && calls(uses, isExported);
  }

  private callsOfMember(member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition): Calls | undefined {
    const name = keyName(member);
    if (member.static && name !== undefined) return this.callsOfStatic(member.parent.parent, name);
    const uses = name === undefined ? undefined : this.fields.named(member.parent, name)?.uses;
    if (!uses || name === undefined) return undefined;
    const isPrivate = member.accessibility === 'private' || member.key.type === 'PrivateIdentifier';
    const others = isPrivate ? undefined : this.objects.usesOf(member.parent, name);
    if (others?.length === 0 && uses.length === 0 && !isForOthers(member))
      return { calls: [], handed: [], isOpen: false };
    return calls(others ? [...uses, ...others] : uses, !isPrivate && !others);
  }

  /** Every call of a static method: `Chat.create()`; there may be others where the class is more than a name before that. */
  private callsOfStatic(declared: TSESTree.ClassDeclaration | TSESTree.ClassExpression, name: string): Calls {
    const references = this.sourceCode.getDeclaredVariables(declared).flatMap((variable) => variable.references);
    const uses = references.filter((one) => !isTypeReference(one)).map(({ identifier }) => wrapped(identifier));
    const members = uses.flatMap(({ parent }) => (isMember(parent, /./) ? [parent] : []));
    const makings = uses.filter(({ parent }) => parent?.type === 'NewExpression');
    const isOpen = declared.parent.type.startsWith('Export') || members.length + makings.length < uses.length;
    const own = this.fields.named(declared.body, name)?.uses ?? [];
    return calls([...members.filter((member) => memberName(member) === name), ...own], isOpen);
  }

  /** What a function returns, where that is one expression. */
  public resultOf(called: FunctionNode): TSESTree.Expression | undefined {
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

/** Whether a function is what the file exports: `export default () => …`, `exports.build = () => …`. */
function isExportedValue(called: FunctionNode): boolean {
  const outer = wrapped(called);
  const { parent } = outer;
  if (parent?.type === 'ExportDefaultDeclaration') return called.type !== 'FunctionDeclaration';
  return parent?.type === 'AssignmentExpression' && parent.right === outer && commonJsName(parent.left) !== undefined;
}

/** Whether a member is one that a library may call: it says that it replaces another, or is of an interface. */
function isForOthers({
  override,
  parent,
  ...member
}: TSESTree.MethodDefinition | TSESTree.PropertyDefinition): boolean {
  return override || parent.parent.implements.length > 0 || CALLED_BY_LIBRARIES.test(keyName(member) ?? '');
}

const CALLED_BY_LIBRARIES = /^_|^(?:on)?(?:validate|prepare|synthesize)$|^(?:toString|toJSON|bind|visit|resolve)$/i;

/** What a `return` can be part of within its function. */
const HOLDS_STATEMENTS =
  /^(?:Block|If|For|ForIn|ForOf|While|DoWhile|Switch|Try|Labeled|With)Statement$|^(?:SwitchCase|CatchClause)$/;

/** The parameter that takes an argument, where it is a plain name. */
export function parameterFor(called: FunctionNode, position: number): TSESTree.Identifier | undefined {
  const parameter = called.params[position];
  const target = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
  return target?.type === 'Identifier' ? target : undefined;
}

/** The class of this file that a name is of. */
function classNamed(sourceCode: TSESLint.SourceCode, name: Node): TSESTree.ClassBody | undefined {
  const definition = name.type === 'Identifier' ? definitionOf(sourceCode, name)?.node : undefined;
  return definition?.type === 'ClassDeclaration' ? definition.body : undefined;
}

/** A method of a class, or a field that holds a function: of its objects, or of the class itself. */
export function methodOf(
  body: TSESTree.ClassBody | undefined,
  name: string,
  isStatic = false,
): FunctionNode | undefined {
  const [member, another] = body ? membersNamed(body, name) : [];
  if (another || (member && 'static' in member && member.static !== isStatic)) return undefined;
  const isMethod = member?.type === 'MethodDefinition' && member.kind === 'method';
  return isMethod || member?.type === 'PropertyDefinition' ? asFunction(member.value) : undefined;
}

/** Whether a class of this file that extends another one replaces a member of that, or a function that is given the class may. */
export function isReplaced(sourceCode: TSESLint.SourceCode, body: TSESTree.ClassBody, name: string): boolean {
  const { extensions, isHandedOn } = extensionsOf(body, sourceCode);
  return isHandedOn || extensions.some((extension) => membersNamed(extension, name).length > 0);
}

/** The classes of this file that extend a class, or one that extends it. */
const extensionsOf = once((body: TSESTree.ClassBody, sourceCode: TSESLint.SourceCode) => {
  const found = new Set([body]);
  let isHandedOn = false;
  // The loop also comes to what it adds; a class may extend itself, which ends here.
  for (const { parent } of found)
    for (const { references } of [parent, parent.parent].flatMap((named) => sourceCode.getDeclaredVariables(named)))
      for (const { identifier } of references) {
        const by = identifier.parent;
        if (by.type === 'ClassDeclaration' || by.type === 'ClassExpression') found.add(by.body);
        else if (by.type === 'CallExpression' && by.callee !== identifier) isHandedOn = true;
      }
  return { extensions: [...found].slice(1), isHandedOn };
});

/** The getter of a class under a name. */
export function getterOf(body: TSESTree.ClassBody, name: string): FunctionNode | undefined {
  const [member] = membersNamed(body, name);
  return member?.type === 'MethodDefinition' && member.kind === 'get' ? asFunction(member.value) : undefined;
}

/** The function that an expression is. */
export function asFunction(written: Node | null | undefined): FunctionNode | undefined {
  const node = written ? unwrap(written) : undefined;
  return node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression' ? node : undefined;
}

function calls(uses: readonly Node[], isOpen: boolean): Calls {
  const { found, handed } = callsAt(uses);
  return { calls: found, handed, isOpen: isOpen || found.length < uses.length || uses.length === 0 };
}

/** Which uses of a function call it, and which hand it over as an argument. */
const callsAt = once((uses: readonly Node[]) => {
  const found: TSESTree.CallExpression[] = [];
  const handed: Node[] = [];
  for (const use of uses) {
    const outer = wrapped(use);
    if (outer.parent?.type === 'CallExpression' && outer.parent.callee === outer) found.push(outer.parent);
    else if (isArgument(outer)) handed.push(outer);
  }
  return { found, handed };
});

function isArgument(node: Node): boolean {
  const { parent } = node;
  return (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') && parent.callee !== node;
}
