import type { SourceFile } from './source-file';
import { isFunction, type Node } from './syntax';

/**
 * Whether a test holds whenever a node runs: for the node, for one around it, or for every call of a function around
 * it; for a constructor, for every `new` of its class.
 */
export function isSoInEveryRun(
  file: Pick<SourceFile, 'callsOf'>,
  node: Node,
  isSo: (node: Node) => boolean,
  seen: Set<Node> = new Set<Node>(),
): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (isSo(at)) return true;
    if (!isFunction(at) || seen.has(at)) continue;
    seen.add(at);
    const calls = file.callsOf(at);
    const isClosed = calls?.isOpen === false && calls.handed.length === 0 && calls.calls.length > 0;
    if (isClosed && calls.calls.every((call) => isSoInEveryRun(file, call, isSo, seen))) return true;
  }
  return false;
}
