import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { importedName, nameOf } from '../analysis/imports';
import { requiredModule } from '../analysis/module-names';
import { keyName, memberName, type Node } from '../analysis/syntax';

export type Variable = TSESLint.Scope.Variable;

/** The import behind a name. */
export interface ImportedName {
  readonly specifier: string;
  /** The exported name; `*` for the whole module. */
  readonly name: string;
}

/** An export: a variable of the module, or something re-exported from another. */
export type Exported = { readonly variable: Variable } | ImportedName;

/** A file of the project, with its imports and exports. */
export interface Module {
  readonly path: string;
  readonly sourceCode: TSESLint.SourceCode;
  /** Its top-level variables. */
  readonly variables: readonly Variable[];
  /** Its variables that are imported from other files of the project. */
  readonly imports: ReadonlyMap<Variable, ImportedName>;
  readonly exports: ReadonlyMap<string, Exported>;
  /** The files in its `export * from`. */
  readonly stars: readonly string[];
  /** All files that it imports or re-exports. */
  readonly specifiers: readonly string[];
}

/** Whether a specifier is a relative path. */
function isRelative(specifier: unknown): specifier is string {
  return typeof specifier === 'string' && /^\.{1,2}(?:\/|$)/.test(specifier);
}

/** A file as a module. */
export function moduleOf(path: string, sourceCode: TSESLint.SourceCode): Module {
  const { body } = sourceCode.ast;
  const { variables } = topScope(sourceCode);
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  const imports = new Map<Variable, ImportedName>();
  for (const [local, imported] of body.flatMap(importsOf)) {
    const variable = byName.get(local);
    if (variable?.defs.length === 1) imports.set(variable, imported);
  }
  const exports = new Map<string, Exported>();
  for (const [name, exported] of body.flatMap((node) => exportsOf(node, sourceCode))) {
    if (typeof exported !== 'string') {
      exports.set(name, exported);
      continue;
    }
    const variable = byName.get(exported);
    if (variable) exports.set(name, imports.get(variable) ?? { variable });
  }
  const stars = body.flatMap((node) =>
    node.type === 'ExportAllDeclaration' && !node.exported && isRelative(node.source.value) ? [node.source.value] : [],
  );
  const specifiers = [...imports.values(), ...exports.values()].flatMap((one) =>
    'specifier' in one ? [one.specifier] : [],
  );
  return { path, sourceCode, variables, imports, exports, stars, specifiers: [...new Set([...specifiers, ...stars])] };
}

/** An exported name, with the local name of a variable or what is re-exported. */
type Export = readonly [name: string, exported: string | ImportedName];

/** The exports of a top-level statement. */
function exportsOf(node: TSESTree.ProgramStatement, sourceCode: TSESLint.SourceCode): readonly Export[] {
  if (node.type === 'ExportDefaultDeclaration') {
    const { declaration } = node;
    const local = declaration.type === 'Identifier' ? declaration : 'id' in declaration ? declaration.id : undefined;
    return local?.type === 'Identifier' ? [['default', local.name]] : [];
  }
  if (node.type !== 'ExportNamedDeclaration') return commonExports(node);
  if (node.declaration) return declaredNames(sourceCode, node.declaration).map((name): Export => [name, name]);
  const specifier = node.source?.value;
  return node.specifiers.flatMap(({ local, exported }): readonly Export[] => {
    if (specifier === undefined) return [[nameOf(exported), nameOf(local)]];
    return isRelative(specifier) ? [[nameOf(exported), { specifier, name: nameOf(local) }]] : [];
  });
}

/** The scope of the top-level declarations. */
function topScope(sourceCode: TSESLint.SourceCode): TSESLint.Scope.Scope {
  const global = sourceCode.getScope(sourceCode.ast);
  return global.childScopes.find(({ block }) => block === global.block) ?? global;
}

function declaredNames(sourceCode: TSESLint.SourceCode, declaration: Node): readonly string[] {
  const declarators = declaration.type === 'VariableDeclaration' ? declaration.declarations : [declaration];
  return declarators.flatMap((node) => sourceCode.getDeclaredVariables(node).map(({ name }) => name));
}

type Import = readonly [local: string, imported: ImportedName];

/** The imports of a top-level statement from other files of the project. */
function importsOf(node: TSESTree.ProgramStatement): readonly Import[] {
  if (node.type === 'ImportDeclaration') {
    const specifier = node.source.value;
    if (!isRelative(specifier)) return [];
    return node.specifiers.map((one): Import => {
      const name =
        one.type === 'ImportSpecifier' ? importedName(one) : one.type === 'ImportDefaultSpecifier' ? 'default' : '*';
      return [one.local.name, { specifier, name }];
    });
  }
  const only = node.type === 'VariableDeclaration' && node.declarations.length === 1 ? node.declarations[0] : undefined;
  const specifier = only?.init ? requiredModule(only.init) : undefined;
  if (!only || !isRelative(specifier)) return [];
  if (only.id.type === 'Identifier') return [[only.id.name, { specifier, name: '=' }]];
  if (only.id.type !== 'ObjectPattern') return [];
  return only.id.properties.flatMap((property): readonly Import[] => {
    const name = property.type === 'Property' ? keyName(property) : undefined;
    return name !== undefined && property.value?.type === 'Identifier'
      ? [[property.value.name, { specifier, name }]]
      : [];
  });
}

/** `module.exports = { Name }`, `module.exports = Name` and `exports.Name = Local`: what a file exports, and its own name of it. */
export function commonExports(node: Node): readonly (readonly [name: string, local: string])[] {
  if (node.type !== 'ExpressionStatement' || node.expression.type !== 'AssignmentExpression') return [];
  const { left, right } = node.expression;
  if (left.type !== 'MemberExpression') return [];
  if (isModuleExports(left)) {
    if (right.type === 'Identifier') return [['=', right.name]];
    if (right.type !== 'ObjectExpression') return [];
    return right.properties.flatMap((property) => {
      if (property.type !== 'Property' || property.value.type !== 'Identifier') return [];
      const name = keyName(property);
      return name === undefined ? [] : [[name, property.value.name] as const];
    });
  }
  const { object } = left;
  const isExports =
    (object.type === 'Identifier' && object.name === 'exports') ||
    (object.type === 'MemberExpression' && isModuleExports(object));
  const name = memberName(left);
  return isExports && name !== undefined && right.type === 'Identifier' ? [[name, right.name]] : [];
}

function isModuleExports(node: TSESTree.MemberExpression): boolean {
  return node.object.type === 'Identifier' && node.object.name === 'module' && memberName(node) === 'exports';
}
