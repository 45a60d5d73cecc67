import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isRelevant, moduleName, requiredModule, submodule } from './module-names';
import { type Node, keyName, memberName, unwrap, wrapped } from './syntax';
import { isSetAgain } from './variables';

/** A use of an imported class or function. */
export interface SymbolUse<N extends Node = Node> {
  /** Module and name, e.g. `apigatewayv2.WebSocketStage`; a static method is `core.Duration.seconds`. */
  readonly symbol: string;
  readonly node: N;
}

/** Everything in a file that comes from the modules the rules know. */
export interface Imports {
  /** What each identifier and member access stands for. */
  readonly symbols: ReadonlyMap<Node, string>;
  /** What the file itself calls each symbol at its top level, where that can be used as a value. */
  readonly names: ReadonlyMap<string, string>;
  readonly creations: readonly SymbolUse<TSESTree.NewExpression>[];
  readonly calls: readonly SymbolUse<TSESTree.CallExpression>[];
}

/** Where a file binds a module, or names of it. */
interface Binding {
  readonly module: string;
  /** The statement or the declarator. */
  readonly node: Node;
  /** The name or the pattern that `require` is assigned to; undefined for an import. */
  readonly target?: Node;
  /** Name picked from the module by `require('x').Name`. */
  readonly picked?: string;
}

/** The imports of a file that a rule may care about: one look at its top-level statements. */
export function relevantBindings(program: TSESTree.Program): readonly Binding[] {
  const found: Binding[] = [];
  const add = (specifier: unknown, binding: Omit<Binding, 'module'>): void => {
    const module = typeof specifier === 'string' ? moduleName(specifier) : undefined;
    if (module !== undefined) found.push({ module, ...binding });
  };
  for (const node of program.body) {
    if (node.type === 'ImportDeclaration') add(node.source.value, { node });
    else if (node.type === 'TSImportEqualsDeclaration' && node.moduleReference.type === 'TSExternalModuleReference') {
      add((node.moduleReference.expression as TSESTree.Literal).value, { node, target: node.id });
    } else if (node.type === 'VariableDeclaration') {
      for (const declarator of node.declarations) {
        const picked = declarator.init?.type === 'MemberExpression' ? memberName(declarator.init) : undefined;
        const call = declarator.init?.type === 'MemberExpression' ? declarator.init.object : declarator.init;
        add(call && requiredModule(call), {
          node: declarator,
          target: declarator.id,
          ...(picked === undefined ? {} : { picked }),
        });
      }
    }
  }
  return found.some(isWorthIt) ? found : [];
}

/** Whether a binding can lead to something that a rule judges; of the root of aws-cdk-lib, only some submodules can. */
function isWorthIt({ module, node }: Binding): boolean {
  if (module !== 'core' || node.type !== 'ImportDeclaration') return module === 'core' || isRelevant(module);
  return node.specifiers.some(
    (specifier) => specifier.type !== 'ImportSpecifier' || isRelevant(submodule(importedName(specifier)) ?? ''),
  );
}

/** Follows what a file imports to every place where it is used. */
export function followImports(sourceCode: TSESLint.SourceCode, bindings: readonly Binding[]): Imports {
  const follower = new ImportFollower(sourceCode);
  for (const binding of bindings) follower.binding(binding);
  return follower;
}

class ImportFollower implements Imports {
  public readonly symbols = new Map<Node, string>();
  public readonly names = new Map<string, string>();
  public readonly creations: SymbolUse<TSESTree.NewExpression>[] = [];
  public readonly calls: SymbolUse<TSESTree.CallExpression>[] = [];
  private readonly followed = new Set<TSESLint.Scope.Variable>();

  public constructor(private readonly sourceCode: TSESLint.SourceCode) {}

  public binding({ module, node, target, picked }: Binding): void {
    const symbol = picked === undefined ? module : member(module, picked);
    if (node.type === 'ImportDeclaration') {
      for (const specifier of node.specifiers) {
        const name = specifier.type === 'ImportSpecifier' ? importedName(specifier) : undefined;
        this.variable(specifier, specifier.local.name, name === undefined ? symbol : member(symbol, name));
      }
    } else if (target) this.pattern(node, unwrap(target), symbol);
  }

  private variable(node: Node, name: string, symbol: string): void {
    const variable = this.sourceCode.getDeclaredVariables(node).find((declared) => declared.name === name);
    if (!variable || this.followed.has(variable)) return;
    this.followed.add(variable);
    if (isSetAgain(variable)) return;
    if (isTopLevel(variable) && !this.names.has(symbol)) this.names.set(symbol, name);
    for (const { identifier, init } of variable.references) if (init !== true) this.use(identifier, symbol);
  }

  private pattern(declarator: Node, target: Node, symbol: string): void {
    if (target.type === 'Identifier') this.variable(declarator, target.name, symbol);
    if (target.type !== 'ObjectPattern') return;
    for (const property of target.properties) {
      const name = property.type === 'Property' ? keyName(property) : undefined;
      if (name !== undefined && property.value) this.pattern(declarator, property.value, member(symbol, name));
    }
  }

  private use(node: Node, symbol: string): void {
    this.symbols.set(node, symbol);
    const outer = wrapped(node);
    const { parent } = outer;
    switch (parent?.type) {
      case 'MemberExpression': {
        const name = parent.object === outer ? memberName(parent) : undefined;
        if (name !== undefined) this.use(parent, member(symbol, name));
        return;
      }
      case 'TSQualifiedName':
        if (parent.left === outer) this.use(parent, member(symbol, parent.right.name));
        return;
      case 'NewExpression':
        if (parent.callee === outer) this.creations.push({ symbol, node: parent });
        return;
      case 'CallExpression':
        if (parent.callee === outer) this.calls.push({ symbol, node: parent });
        return;
      case 'VariableDeclarator':
        if (parent.init === outer && parent.parent.kind === 'const') this.pattern(parent, parent.id, symbol);
        return;
      case 'TSImportEqualsDeclaration':
        if (parent.moduleReference === outer) this.variable(parent, parent.id.name, symbol);
        return;
      default:
    }
  }
}

/** Whether a variable is a value that the whole file sees. */
function isTopLevel({ scope, defs }: TSESLint.Scope.Variable): boolean {
  const isType = defs.some(({ node, parent }) => isTypeImport(node) || (parent && isTypeImport(parent)));
  return (scope.type === 'module' || scope.type === 'global') && !isType;
}

function isTypeImport(node: Node): boolean {
  return 'importKind' in node && node.importKind === 'type';
}

/** The name a specifier has in its module. */
export function importedName({ imported }: TSESTree.ImportSpecifier): string {
  return nameOf(imported);
}

/** A name under which something is exported: also `'any text'`. */
export function nameOf(exported: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return exported.type === 'Identifier' ? exported.name : exported.value;
}

function member(symbol: string, name: string): string {
  if (name === 'default' && !symbol.includes('.')) return symbol;
  return symbol === 'core' ? (submodule(name) ?? `core.${name}`) : `${symbol}.${name}`;
}
