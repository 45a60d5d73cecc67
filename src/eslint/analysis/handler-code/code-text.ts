import type { HandlerFile } from './handler-file';
import type { Node } from '../syntax';

/** The code of a node: what comments say of it is not done. */
export function codeOf({ sourceCode }: HandlerFile, node: Node): string {
  return sourceCode
    .getTokens(node)
    .map(({ value }) => value)
    .join(' ');
}
