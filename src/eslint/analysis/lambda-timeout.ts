import { millisecondsOf } from './duration-expressions';
import type { SourceFile } from './source-file';
import { nodeOf, numberOf } from './static-values';
import type { Node } from './syntax';
import type { Part } from './parts';

/** How long an integration waits, and where that is written; undefined where it is not, or cannot be told. */
export function timeoutOf(
  file: SourceFile,
  { props, isL1 }: Part,
): { readonly node: Node; readonly milliseconds: number } | undefined {
  const value = file.evaluator.property(props, isL1 ? 'timeoutInMillis' : 'timeout');
  const milliseconds = isL1 ? numberOf(value) : millisecondsOf(file, value);
  const node = nodeOf(value);
  return node && milliseconds !== undefined ? { node, milliseconds } : undefined;
}
