import { didYouMean } from '../did-you-mean';
import { PACK_NAME, pascalCase } from './nag-rule-id';

/** What may stand before the name of a rule: CDK's namespaces, the prefix of the pack, that of the ESLint plugin. */
const PREFIX = new RegExp(`^(?:[^:]*::)?(?:${PACK_NAME}-|(?:cdk-)?websocket-guard/)?`);

/**
 * The name that all spellings of an id have in common: `StageThrottling` for `stage-throttling`,
 * `WebSocketGuard-StageThrottling`, `websocket-guard/stage-throttling`, and for each with any namespace before `::`.
 */
export function ruleName(spelling: string): string {
  return pascalCase(spelling.replace(PREFIX, ''));
}

/**
 * The rule that a person means.
 *
 * @param spelling an id in any spelling that users see
 * @param ids of the rules there are
 * @returns undefined when there is none
 */
export function findRuleId(spelling: string, ids: readonly string[]): string | undefined {
  if (ids.includes(spelling)) return spelling;
  const name = ruleName(spelling);
  return ids.find((id) => pascalCase(id) === name);
}

/** What to say of an id that no rule has: it quotes what was written, and suggests the nearest in the same spelling. */
export function noSuchRule(spelling: string, ids: readonly string[]): string {
  return `no rule "${spelling}"${nearestRule(spelling, ids)}`;
}

/** `; did you mean "…"?` with the nearest id in the spelling that was written, or nothing when none is near. */
export function nearestRule(spelling: string, ids: readonly string[]): string {
  const name = spelling.replace(PREFIX, '');
  const prefix = spelling.slice(0, spelling.length - name.length);
  const lowerCase = ids.find((id) => id === name.toLowerCase());
  if (lowerCase !== undefined) return `; did you mean "${prefix}${lowerCase}"?`;
  const isPascalCase = /^[A-Z]/.test(name);
  const candidates = ids.map((id) => `${prefix}${isPascalCase ? pascalCase(id) : id}`);
  return didYouMean(spelling, candidates);
}
