import type { TSESLint } from '@typescript-eslint/utils';
import { moduleName } from './module-names';
import type { Node } from './syntax';

/**
 * Module and class of an expression, where the parser offers types and those say that it is an object of exactly this
 * class or interface of a package that the rules know.
 */
export function typedSymbol({ parserServices }: TSESLint.SourceCode, node: Node): string | undefined {
  if (!parserServices || !('getTypeAtLocation' in parserServices)) return undefined;
  const type = parserServices.getTypeAtLocation?.(node).getNonNullableType();
  const symbol = type?.getSymbol();
  const [declaration] = symbol?.declarations ?? [];
  if (!symbol || !declaration || type?.isClassOrInterface() !== true) return undefined;
  const module = moduleOfFile(declaration.getSourceFile().fileName);
  return module === undefined ? undefined : `${module}.${symbol.getName()}`;
}

/** The module that a file of an installed package belongs to. */
function moduleOfFile(file: string): string | undefined {
  const installed = file.split('/node_modules/').slice(1).at(-1);
  const packageName = installed && /^(?:@[^/]+\/)?[^/]+/.exec(installed)?.[0];
  return installed === undefined || packageName === undefined
    ? undefined
    : (moduleName(installed) ?? moduleName(packageName));
}
