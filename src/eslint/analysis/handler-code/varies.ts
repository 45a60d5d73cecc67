import { variableOf } from '../variables';
import { isInside, type Node } from '../syntax';
import type { HandlerFile } from './handler-file';
import type { Origins } from './origins';

/** Whether a value differs in each iteration of a loop. */
export function varies({ sourceCode, nodes }: HandlerFile, { variables }: Origins, loop: Node): boolean {
  return nodes.of('Identifier').some((identifier) => {
    if (!isInside(identifier, loop)) return false;
    const variable = variableOf(sourceCode, identifier);
    if (!variable || !variables.has(variable)) return false;
    const isSet = variable.references.some((reference) => reference.isWrite() && reference.identifier === identifier);
    return isSet || isTakenFrom(identifier) || isIndex(identifier);
  });
}

/** `queue.shift()` */
function isTakenFrom({ parent }: Node): boolean {
  return (
    parent?.type === 'MemberExpression' &&
    parent.property.type === 'Identifier' &&
    /^(?:shift|pop)$/.test(parent.property.name)
  );
}

/** `list[index]` */
function isIndex(identifier: Node): boolean {
  const { parent } = identifier;
  return (
    parent?.type === 'MemberExpression' &&
    parent.object === identifier &&
    parent.computed &&
    parent.property.type === 'Identifier'
  );
}
