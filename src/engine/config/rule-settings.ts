import { LEVELS, type Level } from './choices';
import type { RuleSetting } from './configuration';

/** The severity and the options of a setting. */
export function partsOf(setting: RuleSetting): { readonly level: Level; readonly options: object | undefined } {
  return typeof setting === 'string'
    ? { level: setting, options: undefined }
    : { level: setting[0], options: setting[1] };
}

/** Two settings of one rule as one: the later severity, and the later options where there are any. */
export function combined(before: RuleSetting | undefined, later: RuleSetting): RuleSetting {
  if (before === undefined) return later;
  const { level, options = partsOf(before).options } = partsOf(later);
  return options === undefined ? level : [level, options];
}

/** Whether one severity is below another. */
export function isBelow(level: Level, other: Level): boolean {
  return LEVELS.indexOf(level) < LEVELS.indexOf(other);
}
