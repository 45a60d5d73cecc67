import { PRESETS } from '../src/engine/config/choices';
import { httpLevels, levelsOf, type Level } from '../src/eslint/presets';
import { RULES, SOURCE_ONLY } from '../src/eslint/rule-index';
import type { Documented, SourceRule } from './documented';

/** The rules that only source code shows, as pages speak of them. */
export const SOURCE_ONLY_RULES: readonly Documented[] = SOURCE_ONLY;

/** The rules of the ESLint plugin by id. */
export function sourceRules(): ReadonlyMap<string, SourceRule> {
  const only = new Set(SOURCE_ONLY.map(({ id }) => id));
  const presets = [...PRESETS.map((preset) => [preset, levelsOf(preset)] as const), ['http', httpLevels()] as const];
  return new Map(
    Object.entries(RULES).map(([id, { meta }]) => [
      id,
      {
        only: only.has(id),
        fixable: meta.fixable !== undefined,
        hasSuggestions: meta.hasSuggestions === true,
        levels: new Map(
          presets.flatMap(([preset, levels]): [typeof preset, Level][] => {
            const level = levels[id];
            return level === undefined ? [] : [[preset, level]];
          }),
        ),
      },
    ]),
  );
}
