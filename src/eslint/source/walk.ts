import type { TSESLint } from '@typescript-eslint/utils';
import type { Node } from './syntax';

/** Visits a node and everything inside of it, in the order of the file. */
export function walk(node: Node, visitorKeys: TSESLint.SourceCode['visitorKeys'], visit: (node: Node) => void): void {
  visit(node);
  for (const key of visitorKeys[node.type] ?? []) {
    const child = (node as unknown as Record<string, unknown>)[key];
    for (const one of Array.isArray(child) ? (child as unknown[]) : [child]) {
      if (typeof one === 'object' && one !== null && 'type' in one) walk(one as Node, visitorKeys, visit);
    }
  }
}
