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
      this.add(node);
      const parts = node as unknown as Readonly<Record<string, Child | readonly Child[]>>;
      const children = (visitorKeys[node.type] ?? []).flatMap((key) => parts[key]);
      for (const child of children.toReversed()) if (child) waiting.push(child);
    }
  }

  /** The nodes of one type. */
  public of<T extends keyof NodesByType>(type: T): readonly NodesByType[T][] {
    const found: unknown = this.byType.get(type) ?? [];
    return found as NodesByType[T][];
  }

  private add(node: Node): void {
    if (node.type === 'ThisExpression') this.fields.add(node);
    addTo(this.byType, node.type, node);
  }
}
