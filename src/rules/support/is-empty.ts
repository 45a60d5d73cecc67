import type { Value } from '../../cloudformation/intrinsics/value';

/** Whether a property is absent or an empty text. */
export function isEmpty(value: Value): boolean {
  return value.isAbsent || (value.isKnown && value.string === '');
}
