import { memberName, patternPath, type Node } from '../syntax';
import { isGlobal, isSetAgain, variableOf } from '../variables';
import type { HandlerFile } from './handler-file';
import { importedBy } from './modules';

/** The properties of a URL that have its host without a scheme. */
const HOST = /^host(?:name)?$/;

/** Whether an expression is the host of a URL: `new URL(address).hostname`. */
export function isHostOfUrl(file: HandlerFile, node: Node): boolean {
  if (node.type === 'MemberExpression') return HOST.test(memberName(node) ?? '') && isUrl(file, node.object);
  if (node.type !== 'Identifier') return false;
  const variable = variableOf(file.sourceCode, node);
  const declaration = variable?.defs[0]?.node;
  if (!variable || isSetAgain(variable) || declaration?.type !== 'VariableDeclarator' || !declaration.init)
    return false;
  const [name = '', more] = patternPath(declaration.id, node.name) ?? [];
  return more === undefined && HOST.test(name) && isUrl(file, declaration.init);
}

function isUrl(file: HandlerFile, written: Node): boolean {
  const made = file.evaluator.origin(written);
  if (made.type !== 'NewExpression') return false;
  if (isGlobal(file.sourceCode, made.callee, 'URL')) return true;
  const imported = importedBy(file, made.callee);
  return imported !== undefined && /^(?:node:)?url$/.test(imported.module) && imported.names.join('.') === 'URL';
}
