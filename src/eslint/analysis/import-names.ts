import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { styleOf } from './code-style';
import { importedName } from './imports';
import { GUARD } from './module-names';
import type { SourceFile } from './source-file';

/** How a file can name something of a library: the expression, and what must be imported for it. */
export interface Name {
  readonly text: string;
  readonly imports: (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[];
}

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
  const none: Name['imports'] = () => [];
  const local = file.imports.names.get(symbol);
  if (local !== undefined) return { text: local, imports: none };
  const namespace = file.imports.names.get(module);
  if (namespace !== undefined && module !== 'core') return { text: `${namespace}.${name}`, imports: none };
  const root = file.imports.names.get('core');
  if (root !== undefined && module !== 'guard')
    return {
      text: module === 'core' ? `${root}.${name}` : `${root}.aws_${module.replaceAll('-', '_')}.${name}`,
      imports: none,
    };
  if (isTaken(file, name)) return undefined;
  const imports = importEdit(file, module, name);
  return imports && { text: name, imports };
}

function isTaken({ sourceCode }: SourceFile, name: string): boolean {
  if (!sourceCode.text.includes(name)) return false;
  return sourceCode.scopeManager?.scopes.some((scope) => (scope.set.get(name)?.defs.length ?? 0) > 0) ?? true;
}

function importEdit({ sourceCode }: SourceFile, module: string, name: string): Name['imports'] | undefined {
  const { body } = sourceCode.ast;
  const declarations = body.filter((node) => node.type === 'ImportDeclaration');
  const last = declarations.at(-1);
  if (!last) return undefined;
  const specifier = module === 'guard' ? GUARD : module === 'core' ? 'aws-cdk-lib' : `aws-cdk-lib/aws-${module}`;
  const same = declarations.find(
    (node) => node.importKind !== 'type' && node.source.value === specifier && node.specifiers.some(isNamed),
  );
  const lastName = same?.specifiers.at(-1);
  if (lastName) return (fixer) => [fixer.insertTextAfter(lastName, `, ${name}`)];
  const quote = last.source.raw.charAt(0);
  const end = sourceCode.getText(last).endsWith(';') ? ';' : '';
  const { newline } = styleOf(sourceCode);
  return (fixer) => [
    fixer.insertTextAfter(last, `${newline}import { ${name} } from ${quote}${specifier}${quote}${end}`),
  ];
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
