import { addTo } from '../../../collections/grouped';
import type { TSESLint } from '@typescript-eslint/utils';
import { Fields } from '../fields';
import type { Node } from '../syntax';

type NodesByType = { [N in Node as `${N['type']}`]: N };

type Child = Node | null | undefined;

/** Every node of a file by its type, in the order of the file. */
export class NodeIndex {
  public readonly fields = new Fields();
  private readonly byType = new Map<string, unknown[]>();

  public constructor({ ast, visitorKeys }: TSESLint.SourceCode) {
    const waiting: Node[] = [ast];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      if (node.type === 'ThisExpression') this.fields.add(node);
      addTo(this.byType, node.type, node);
      const parts = node as unknown as Readonly<Record<string, Child | readonly Child[]>>;
      const keys = visitorKeys[node.type] ?? [];
      // Last first, so that the first is taken next.
      for (let at = keys.length - 1; at >= 0; at--) {
        const part = parts[keys[at] ?? ''];
        const children = Array.isArray(part) ? (part as readonly Child[]) : [part as Child];
        for (let index = children.length - 1; index >= 0; index--) {
          const child = children[index];
          if (child) waiting.push(child);
        }
      }
    }
  }

  /** The nodes of one type. */
  public of<T extends keyof NodesByType>(type: T): readonly NodesByType[T][] {
    const found: unknown = this.byType.get(type) ?? [];
    return found as NodesByType[T][];
  }
}
