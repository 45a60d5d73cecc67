import { nearestName } from '../did-you-mean';
import { CODE_RULES } from './code-rules';
import { PACK_NAME, pascalCase } from './nag-rule-id';

/** Prefixes of a rule's name: a namespace of the CDK, the name of the pack or of the ESLint plugin. */
const PREFIX = new RegExp(`^(?:[^:]*::)?(?:${PACK_NAME}-|(?:cdk-)?websocket-guard/)?`);

/**
 * The common name of all spellings of an id: `StageThrottling` for `stage-throttling`,
 * `WebSocketGuard-StageThrottling`, `websocket-guard/stage-throttling`, and for each with any namespace before `::`.
 */
export function ruleName(spelling: string): string {
  return pascalCase(spelling.replace(PREFIX, ''));
}

/**
 * The id of the rule that a user means.
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

/** The error about an id that no rule has: it quotes the id, and says what may have been meant. */
export function noSuchRule(spelling: string, ids: readonly string[]): string {
  return `no rule "${spelling}"${nearestRule(spelling, ids)}`;
}

/** What follows `there is no such rule`: who has it, or the nearest id in the same spelling; empty when none is near. */
export function nearestRule(spelling: string, ids: readonly string[]): string {
  if (findRuleId(spelling, CODE_RULES) !== undefined) return '; only the ESLint plugin has it';
  const name = spelling.replace(PREFIX, '');
  const lowerCase = ids.find((id) => id === name.toLowerCase());
  const candidates = /^[A-Z]/.test(name) ? ids.map(pascalCase) : ids;
  const nearest = lowerCase ?? nearestName(name, candidates);
  const prefix = spelling.slice(0, spelling.length - name.length);
  return nearest === undefined ? '' : `; did you mean "${prefix}${nearest}"?`;
}
