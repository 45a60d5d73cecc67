import type { SourceFile } from './source-file';
import { nodeOf, stringOf } from './static-values';
import type { Node } from './syntax';
import type { Part } from './parts';

/** Where an authorizer looks for the token, one entry at a time. */
export interface IdentitySource {
  /** The expression; undefined if unknown. */
  readonly source: string | undefined;
  readonly node: Node;
}

/** The identity sources as an authorizer has them written; undefined if unknown, or if nothing is written. */
export function identitySources(file: SourceFile, { props, instance }: Part): readonly IdentitySource[] | undefined {
  if (instance.overridden.has('identitySource') || instance.overridden.has('*')) return undefined;
  const sources = file.evaluator.property(props, 'identitySource');
  if (sources.kind !== 'array') return undefined;
  return sources.items.flatMap((item) => {
    const node = nodeOf(item);
    return node ? [{ source: stringOf(item), node }] : [];
  });
}
