import { millisecondsOf, millisecondsOfNumber } from './duration-expressions';
import type { SourceFile } from './source-file';
import { assignedTo, isAsWritten, overrideOf } from './instance';
import { nodeOf, stringOf, UNKNOWN, type Value } from './static-values';
import type { Node } from './syntax';
import type { Part } from './parts';

const NAME = 'timeoutInMillis';

/** How long an integration waits, and where that is written; undefined if it is not written, or is unknown. */
export function timeoutOf(
  file: SourceFile,
  part: Part,
): { readonly node: Node; readonly milliseconds: number } | undefined {
  const { props, isL1 } = part;
  const isChanged = isL1 && !isAsWritten(part.instance, NAME);
  const value = isChanged ? changed(file, part) : file.evaluator.property(props, isL1 ? NAME : 'timeout');
  const milliseconds = isL1 ? millisecondsOfNumber(file, value, 'toMilliseconds') : millisecondsOf(file, value);
  const node = nodeOf(value);
  return node && milliseconds !== undefined ? { node, milliseconds } : undefined;
}

/** What the one change of a raw integration sets it to: `integration.timeoutInMillis = …`, or an override. */
function changed(file: SourceFile, { instance, creation }: Part): Value {
  const assigned = assignedTo(instance, NAME, creation.node);
  if (assigned) return file.evaluator.evaluate(assigned);
  const override = overrideOf(instance, NAME, creation.node);
  const isWhole = override && stringOf(file.argument(override, 0)) === 'TimeoutInMillis';
  return isWhole ? file.argument(override, 1) : UNKNOWN;
}
