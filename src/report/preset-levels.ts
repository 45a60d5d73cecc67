import type { Policy } from '../rules/policy';

/**
 * The level of a policy in the preset `recommended`; where it is off there, also in the others: `off (info in strict,
 * all)`.
 */
export function presetLevels({
  severity,
  isOptIn = false,
}: Pick<Policy, 'isOptIn'> & { readonly severity: string }): string {
  return isOptIn ? `off (${severity} in strict, all)` : severity;
}
