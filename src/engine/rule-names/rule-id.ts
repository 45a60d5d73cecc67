import { didYouMean } from '../did-you-mean';
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

/** The error about an id that no rule has: it quotes the id, and suggests the nearest one in the same spelling. */
export function noSuchRule(spelling: string, ids: readonly string[]): string {
  return `no rule "${spelling}"${nearestRule(spelling, ids)}`;
}

/** `; did you mean "…"?` with the nearest id in the same spelling; an empty text when none is near. */
export function nearestRule(spelling: string, ids: readonly string[]): string {
  const name = spelling.replace(PREFIX, '');
  const prefix = spelling.slice(0, spelling.length - name.length);
  const lowerCase = ids.find((id) => id === name.toLowerCase());
  if (lowerCase !== undefined) return `; did you mean "${prefix}${lowerCase}"?`;
  const isPascalCase = /^[A-Z]/.test(name);
  const candidates = ids.map((id) => `${prefix}${isPascalCase ? pascalCase(id) : id}`);
  return didYouMean(spelling, candidates);
}
