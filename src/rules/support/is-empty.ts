import type { Value } from '../../cloudformation/intrinsics/value';

/** Whether a property says nothing: it is not written, or an empty text. */
export function isEmpty(value: Value): boolean {
  return value.isAbsent || (value.isKnown && value.string === '');
}
