import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { styleOf } from './code-style';
import { importedName } from './imports';
import { GUARD } from './module-names';
import { once } from './once';
import { perFile } from './per-file';
import type { SourceFile } from './source-file';

/** How a file can refer to something in a library: the expression, and the import it needs. */
export interface Name {
  readonly text: string;
  readonly imports: (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[];
}

const CDK = 'aws-cdk-lib';

/**
 * Names a class of a library the way the file does: as it is imported, through a namespace that is, or by a new import
 * in the style of the others.
 *
 * @param symbol module and class, e.g. `logs.LogGroup`
 * @returns undefined where the name means something else in this file, or the file has API Gateway from alpha packages
 */
export function nameOf(file: SourceFile, symbol: string): Name | undefined {
  const [module = '', name = ''] = symbol.split('.');
  if (/^(?:guard|apigatewayv2)/.test(module) && usesAlpha(file)) return undefined;
  const { names } = file.imports;
  const local = names.get(symbol);
  if (local !== undefined) return { text: local, imports: NONE };
  const namespace = names.get(module);
  if (namespace !== undefined) return { text: `${namespace}.${name}`, imports: NONE };
  if (module === 'guard') return imported(file, GUARD, name);
  if (module === 'core') return imported(file, CDK, name);
  const submodule = `aws_${module.replaceAll('-', '_')}`;
  const alias = module.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  switch (importStyle(file)) {
    case 'names':
      return imported(file, `${CDK}/aws-${module}`, name);
    case 'namespaces':
      return isTaken(file, alias)
        ? undefined
        : newImport(file, `* as ${alias}`, `${CDK}/aws-${module}`, `${alias}.${name}`);
    case 'submodules': {
      const core = imported(file, CDK, `${submodule} as ${alias}`, alias);
      return core && { ...core, text: `${alias}.${name}` };
    }
    case 'root':
      return { text: `${names.get('core') ?? ''}.${submodule}.${name}`, imports: NONE };
  }
}

const NONE: Name['imports'] = () => [];

type ImportStyle = 'names' | 'namespaces' | 'submodules' | 'root';

/**
 * How a file imports service modules: `{ Grant }` or `* as iam` from a module, `{ aws_iam as iam }` or `cdk.aws_iam`
 * from the root.
 */
const importStyle = perFile(({ sourceCode, imports }): ImportStyle => {
  const specifiers = importsOf(sourceCode)
    .filter(({ source }) => source.value.startsWith(`${CDK}/aws-`))
    .flatMap((declaration) => declaration.specifiers);
  const spaces = specifiers.filter(({ type }) => type === 'ImportNamespaceSpecifier').length;
  if (specifiers.length > 0) return spaces * 2 > specifiers.length ? 'namespaces' : 'names';
  const isSplit = importsOf(sourceCode).some(
    ({ source, specifiers: all }) =>
      source.value === CDK && all.some((specifier) => isNamed(specifier) && importedName(specifier).startsWith('aws_')),
  );
  if (isSplit) return 'submodules';
  return imports.names.has('core') ? 'root' : 'names';
});

const importsOf = once(({ ast }: TSESLint.SourceCode): readonly TSESTree.ImportDeclaration[] =>
  ast.body.filter((node) => node.type === 'ImportDeclaration'),
);

function isTaken({ sourceCode }: SourceFile, name: string): boolean {
  if (!sourceCode.text.includes(name)) return false;
  return sourceCode.scopeManager?.scopes.some((scope) => (scope.set.get(name)?.defs.length ?? 0) > 0) ?? true;
}

/** A new named import, added to an existing import of its module if there is one. */
function imported(file: SourceFile, module: string, specifier: string, name = specifier): Name | undefined {
  if (isTaken(file, name)) return undefined;
  const same = importsOf(file.sourceCode).find(
    (node) => node.importKind !== 'type' && node.source.value === module && node.specifiers.some(isNamed),
  );
  const last = same?.specifiers.at(-1);
  if (last) return { text: name, imports: (fixer) => [fixer.insertTextAfter(last, `, ${specifier}`)] };
  return newImport(file, `{ ${specifier} }`, module, name);
}

/** A new statement after the last import. */
function newImport({ sourceCode }: SourceFile, clause: string, module: string, text: string): Name | undefined {
  const last = importsOf(sourceCode).at(-1);
  if (!last) return undefined;
  const quote = last.source.raw.charAt(0);
  const end = sourceCode.getText(last).endsWith(';') ? ';' : '';
  const { newline } = styleOf(sourceCode);
  const statement = `import ${clause} from ${quote}${module}${quote}${end}`;
  return { text, imports: (fixer) => [fixer.insertTextAfter(last, `${newline}${statement}`)] };
}

function isNamed(specifier: TSESTree.ImportClause): specifier is TSESTree.ImportSpecifier {
  return specifier.type === 'ImportSpecifier' && importedName(specifier) !== 'default';
}

/**
 * Whether a file has its WebSocket constructs from the alpha packages: their classes do not mix with those of
 * aws-cdk-lib, and lack what those have learned since.
 */
export function usesAlpha({ sourceCode }: SourceFile): boolean {
  return /['"]@aws-cdk\/aws-apigatewayv2(?:-[a-z]+)*-alpha['"/]/.test(sourceCode.text);
}
