import type { HandlerFile } from './handler-file';
import type { Node } from '../syntax';

/** The code of a node without its comments, which may name what the code does not do. */
export function codeOf({ sourceCode }: HandlerFile, node: Node): string {
  return sourceCode
    .getTokens(node)
    .map(({ value }) => value)
    .join(' ');
}
