import { memberName, unwrap, type Node } from './syntax';

/** `exports.name`, `module.exports.name` and `module.exports`, which is `default`. */
export function commonJsName(written: Node): string | undefined {
  const node = unwrap(written);
  if (node.type !== 'MemberExpression') return undefined;
  if (isModuleExports(node)) return 'default';
  const isExports = node.object.type === 'Identifier' && node.object.name === 'exports';
  return isExports || isModuleExports(node.object) ? memberName(node) : undefined;
}

function isModuleExports(node: Node): boolean {
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'Identifier' &&
    node.object.name === 'module' &&
    memberName(node) === 'exports'
  );
}
