import type { TSESLint } from '@typescript-eslint/utils';
import type { Node } from './syntax';

/**
 * Visits a node and everything inside of it, in the order of the file.
 *
 * @param node where to start
 * @param visitorKeys where nodes have others
 * @param visit says false of a node that nothing inside of is to be visited
 */
export function walk(
  node: Node,
  visitorKeys: TSESLint.SourceCode['visitorKeys'],
  visit: (node: Node) => boolean | undefined,
): void {
  if (visit(node) === false) return;
  for (const key of visitorKeys[node.type] ?? []) {
    const child = (node as unknown as Record<string, unknown>)[key];
    if (Array.isArray(child)) for (const one of child as unknown[]) walkInto(one, visitorKeys, visit);
    else walkInto(child, visitorKeys, visit);
  }
}

function walkInto(child: unknown, ...rest: [Parameters<typeof walk>[1], Parameters<typeof walk>[2]]): void {
  if (typeof child === 'object' && child !== null && 'type' in child) walk(child as Node, ...rest);
}
