import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { importedName } from '../analysis/imports';
import { memberName, unwrap, wrapped, type Node } from '../analysis/syntax';
import { isSetAgain } from '../analysis/variables';
import { declaredBy, type Declared, type Resolve } from './declared-by';
import { MergedText, type Edit } from './merged-text';
import type { ModuleGraph } from './module-graph';
import { commonExports, type ImportedName, type Module, type Variable } from './module';

/** A file and the modules that it imports as one text. */
export interface Linked {
  readonly merged: MergedText<Module>;
  /** What the variables that have other names in the text are called in their modules. */
  readonly originals: ReadonlyMap<string, string>;
}

/**
 * Merges a file and the modules that it imports into one text, in which each imported name is replaced by the name of
 * what it stands for. Classes and functions of the modules are no longer exported, so that the file's uses of them are
 * the only ones.
 */
export function link({ all: modules, resolve }: Pick<ModuleGraph, 'all' | 'resolve'>): Linked {
  const links = new Map<Variable, Declared>();
  for (const module of modules)
    for (const [variable, imported] of module.imports) {
      const declared = declaredBy(module, imported, resolve);
      if (declared && declared.variable !== variable) links.set(variable, declared);
    }
  const renamed = uniqueNames(modules, links);
  const names = new Map(renamed);
  for (const [variable, { variable: meant }] of links) names.set(variable, renamed.get(meant) ?? meant.name);
  const merged = new MergedText(
    modules.map((module, index) => ({
      of: module,
      text: module.sourceCode.text,
      edits: [
        ...importEdits(module, names, links, resolve),
        ...(index === 0 ? [] : exportEdits(module, names, links)),
        ...renamings(module, names, links),
      ],
    })),
  );
  return { merged, originals: new Map([...renamed].map(([variable, name]) => [name, variable.name])) };
}

/** New names for top-level variables of the modules whose names are not unique among all modules. */
function uniqueNames(
  modules: readonly Module[],
  links: ReadonlyMap<Variable, Declared>,
): ReadonlyMap<Variable, string> {
  const used = modules.map((module) => namesIn(module, links));
  const taken = new Map<string, number>();
  for (const names of used) for (const name of names) taken.set(name, (taken.get(name) ?? 0) + 1);
  const names = new Map<Variable, string>();
  for (const [index, { variables }] of modules.entries())
    for (const variable of variables) {
      if (links.has(variable) || index === 0 || taken.get(variable.name) === 1) continue;
      let number = index + 1;
      while (taken.has(`${variable.name}_${number}`)) number++;
      const name = `${variable.name}_${number}`;
      taken.set(name, 1);
      names.set(variable, name);
    }
  return names;
}

/** All names in use in a module, except those that will be renamed. */
function namesIn({ sourceCode }: Module, links: ReadonlyMap<Variable, Declared>): ReadonlySet<string> {
  const scopes = sourceCode.scopeManager?.scopes ?? [];
  const declared = scopes.flatMap(({ variables }) => variables).filter((variable) => !links.has(variable));
  const open = (scopes[0]?.through ?? []).map(({ identifier }) => String((identifier as { name?: string }).name));
  return new Set([...declared.filter(({ defs }) => defs.length > 0).map(({ name }) => name), ...open]);
}

/** The edits that rename variables. */
function renamings(
  { variables, sourceCode }: Module,
  names: ReadonlyMap<Variable, string>,
  links: ReadonlyMap<Variable, Declared>,
): readonly Edit[] {
  return variables.flatMap((variable) => {
    const name = names.get(variable);
    if (name === undefined || name === variable.name) return [];
    const written = [variable, ...innerNamesOf(variable, sourceCode)].flatMap(({ references }) =>
      references.map(({ identifier }): Node => identifier),
    );
    const places = links.has(variable) ? written : [...variable.identifiers, ...written];
    return [...new Set(places)].map((place) => renaming(place, variable.name, name));
  });
}

/** The name of a class or an enumeration inside its own body. */
function innerNamesOf(variable: Variable, { scopeManager }: TSESLint.SourceCode): readonly Variable[] {
  return variable.defs
    .flatMap(({ node }) => scopeManager?.getDeclaredVariables(node) ?? [])
    .filter((one) => one !== variable && one.name === variable.name);
}

function renaming(place: Node, old: string, name: string): Edit {
  const [start] = place.range;
  return { range: [start, start + old.length], text: renamed(place, old, name) };
}

/** The new name at one place: `{ name }` becomes `{ name: other }`. */
function renamed(place: Node, old: string, name: string): string {
  const inner = place.parent?.type === 'AssignmentPattern' ? place.parent : place;
  const { parent } = inner;
  if (parent?.type === 'Property' && parent.shorthand) return `${old}: ${name}`;
  if (parent?.type === 'ImportSpecifier' && parent.imported.range[0] === place.range[0]) return `${old} as ${name}`;
  return parent?.type === 'ExportSpecifier' && parent.exported.range[0] === place.range[0] ? `${name} as ${old}` : name;
}

/** Removes imported names that now refer to the same text. */
function importEdits(
  module: Module,
  names: ReadonlyMap<Variable, string>,
  links: ReadonlyMap<Variable, Declared>,
  resolve: Resolve,
): readonly Edit[] {
  const edits: Edit[] = [];
  for (const [variable, imported] of module.imports) {
    const isSpace = !links.has(variable) && (imported.name === '*' || imported.name === '=');
    if (isSpace) edits.push(...membersOf(module, variable, imported, names, resolve));
  }
  for (const node of module.sourceCode.ast.body) {
    if (node.type === 'ImportDeclaration') {
      const locals = node.specifiers.map((specifier) => {
        const [variable] = module.sourceCode.getDeclaredVariables(specifier);
        return { specifier, variable };
      });
      const kept = locals.filter(({ variable }) => !variable || !links.has(variable));
      if (kept.length === locals.length) continue;
      const texts = kept.map(({ specifier, variable }) => {
        const local = (variable && names.get(variable)) ?? specifier.local.name;
        if (specifier.type === 'ImportSpecifier') return `{ ${importedName(specifier)} as ${local} }`;
        return specifier.type === 'ImportNamespaceSpecifier' ? `* as ${local}` : local;
      });
      edits.push({
        range: node.range,
        text: texts.map((text) => `import ${text} from ${node.source.raw};`).join(' '),
      });
    } else if (node.type === 'VariableDeclaration') {
      const variables = module.sourceCode.getDeclaredVariables(node);
      if (variables.length > 0 && variables.every((variable) => links.has(variable)))
        edits.push({ range: node.range, text: '' });
    }
  }
  return edits;
}

/** Replaces `chat.ChatApi`, where `chat` is a module, by the name of the class. */
function membersOf(
  module: Module,
  variable: Variable,
  { specifier }: ImportedName,
  names: ReadonlyMap<Variable, string>,
  resolve: Resolve,
): readonly Edit[] {
  return variable.references.flatMap(({ identifier }) => {
    const outer = wrapped(identifier);
    const access = outer.parent;
    const name =
      access?.type === 'MemberExpression' && access.object === outer
        ? memberName(access)
        : access?.type === 'TSQualifiedName' && access.left === outer
          ? access.right.name
          : undefined;
    const declared = name === undefined ? undefined : declaredBy(module, { specifier, name }, resolve);
    return access && declared
      ? [{ range: access.range, text: names.get(declared.variable) ?? declared.variable.name }]
      : [];
  });
}

/**
 * Removes the exports of classes, functions and types, because every importer can be seen as having its own copy of
 * them.
 */
function exportEdits(
  module: Module,
  names: ReadonlyMap<Variable, string>,
  links: ReadonlyMap<Variable, Declared>,
): readonly Edit[] {
  const { text, ast } = module.sourceCode;
  const hashbang = /^#!.*/.exec(text)?.[0] ?? '';
  const edits: Edit[] = hashbang === '' ? [] : [{ range: [0, hashbang.length], text: '' }];
  // Objects created at the top of a module are shared by all importers, which may change them through its functions.
  const isShared = ast.body.some(makesItself) || module.variables.some(isSetAgain);
  const isAnew = (name: string): boolean => {
    if (isShared) return false;
    const variable = module.variables.find((one) => one.name === name);
    const { defs } = (variable && links.get(variable)?.variable) ?? variable ?? { defs: [] };
    return defs.length > 0 && defs.every(({ node }) => isMadeAnew(node));
  };
  for (const node of ast.body) {
    const edit = exportEdit(node, { module, names, isShared, isAnew });
    if (edit) edits.push(edit);
  }
  return edits;
}

/** A module, and which of its exports are not shared between importers. */
interface Exporting {
  readonly module: Module;
  readonly names: ReadonlyMap<Variable, string>;
  readonly isShared: boolean;
  readonly isAnew: (name: string) => boolean;
}

function exportEdit(node: TSESTree.ProgramStatement, { module, names, isShared, isAnew }: Exporting): Edit | undefined {
  const kept = (locals: readonly string[]): Edit => {
    const text = keptExports(
      module,
      locals.filter((local) => !isAnew(local)),
      names,
    );
    return { range: node.range, text };
  };
  const declared = ({ range }: Node, text = ''): Edit => ({ range: [node.range[0], range[0]], text });
  switch (node.type) {
    case 'ExportAllDeclaration':
      return { range: node.range, text: '' };
    case 'ExportNamedDeclaration': {
      const { declaration, source, specifiers } = node;
      if (!declaration) return kept(source ? [] : specifiers.map(({ local }) => local.name));
      const made = declaration.type === 'VariableDeclaration' ? declaration.declarations : [declaration];
      return !isShared && made.every(isMadeAnew) ? declared(declaration) : undefined;
    }
    case 'ExportDefaultDeclaration': {
      const { declaration } = node;
      if (declaration.type === 'Identifier') return kept([declaration.name]);
      if (isShared) return undefined;
      const hasName = 'id' in declaration && declaration.id;
      return declared(declaration, hasName ? '' : `const ${anonymous(module)} = `);
    }
    default: {
      const exported = commonExports(node);
      const isLeft = exported.length > 0 && exported.every(([, local]) => isAnew(local));
      return isLeft ? { range: node.range, text: '' } : undefined;
    }
  }
}

/** A name for an anonymous default export. */
function anonymous({ path }: Module): string {
  return `default_${path.replaceAll(/\W/g, '_')}`;
}

/** Exports that must stay, because other files may change what they refer to. */
function keptExports(module: Module, kept: readonly string[], names: ReadonlyMap<Variable, string>): string {
  const texts = kept.map((local, index) => {
    const variable = module.variables.find(({ name }) => name === local);
    return `${(variable && names.get(variable)) ?? local} as ${anonymous(module)}_${index}`;
  });
  return texts.length === 0 ? '' : `export { ${texts.join(', ')} };`;
}

/**
 * Whether a top-level statement creates an object. All importers share it, and the module's classes and functions may
 * change it for all of them.
 */
function makesItself(node: Node): boolean {
  if (node.type === 'ExportNamedDeclaration') return node.declaration !== null && makesItself(node.declaration);
  if (node.type === 'ExportDefaultDeclaration') return makes(node.declaration);
  if (node.type === 'VariableDeclaration') return node.declarations.some(({ init }) => init !== null && makes(init));
  return node.type === 'ExpressionStatement' && makes(node.expression);
}

/** Whether an expression creates an object, or calls a function that may do so. */
function makes(written: Node): boolean {
  const node = unwrap(written);
  if (node.type === 'NewExpression') return true;
  if (node.type === 'AwaitExpression') return makes(node.argument);
  if (node.type === 'AssignmentExpression') return makes(node.right);
  if (node.type === 'ObjectExpression')
    return node.properties.some((property) => property.type === 'Property' && makes(property.value));
  if (node.type === 'ArrayExpression') return node.elements.some((element) => element !== null && makes(element));
  if (node.type !== 'CallExpression') return false;
  const callee = unwrap(node.callee);
  return node.arguments.some(makes) || makes(callee) || (callee.type === 'Identifier' && callee.name !== 'require');
}

/** Whether a declaration is a class, a function or a type, so that every use of it creates a new object. */
function isMadeAnew(node: Node): boolean {
  if (node.type === 'VariableDeclarator')
    return /^(?:ArrowFunction|Function|Class)Expression$/.test(node.init?.type ?? '');
  return /^(?:ClassDeclaration|FunctionDeclaration|TSInterfaceDeclaration|TSTypeAliasDeclaration|TSEnumDeclaration|TSDeclareFunction)$/.test(
    node.type,
  );
}
