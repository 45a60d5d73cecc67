import type { Value } from '../../cloudformation/intrinsics/value';

/** Whether a throttling limit is valid: a number from 0 on. */
export function isLimit(value: Value): boolean {
  const { number } = value;
  return number !== undefined && Number.isFinite(number) && number >= 0;
}
