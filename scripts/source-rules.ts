import { RULES, SOURCE_ONLY } from '../src/eslint/rule-index';
import type { Documented, SourceRule } from './rule-page';

/** The rules that only source code shows, as pages speak of them. */
export const SOURCE_ONLY_RULES: readonly Documented[] = SOURCE_ONLY;

/** The rules of the ESLint plugin by id. */
export function sourceRules(): ReadonlyMap<string, SourceRule> {
  const only = new Set(SOURCE_ONLY.map(({ id }) => id));
  return new Map(
    Object.entries(RULES).map(([id, { meta }]) => [
      id,
      { only: only.has(id), fixable: meta.fixable !== undefined, hasSuggestions: meta.hasSuggestions === true },
    ]),
  );
}
