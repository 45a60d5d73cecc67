import type { Preset } from '../engine/config/choices';
import { RULES } from './rule-index';

/** The severity of a rule in ESLint. */
export type Level = 'off' | 'warn' | 'error';

/** The levels of the rules about HTTP APIs. No preset includes them; users with HTTP APIs enable them separately. */
export function httpLevels(): Readonly<Record<string, Level>> {
  const rules = Object.entries(RULES).filter(([, { meta }]) => meta.docs?.recommended === 'http');
  return Object.fromEntries(rules.map(([id, { meta }]) => [id, meta.docs?.severity === 'error' ? 'error' : 'warn']));
}

/**
 * The level of every rule that a preset has on.
 *
 * A linter has no level for `info`: `recommended` leaves those rules out, `all` has them as warnings. `strict` raises
 * every severity by one, as the engine does.
 */
export function levelsOf(preset: Preset): Readonly<Record<string, Level>> {
  const levels = Object.entries(RULES).map(([id, { meta }]): [string, Level] => {
    if (meta.docs?.recommended === 'http') return [id, 'off'];
    switch (meta.docs?.severity) {
      case 'error':
        return [id, 'error'];
      case 'warning':
        return [id, preset === 'strict' ? 'error' : 'warn'];
      default: {
        const isOn = preset === 'all' || (preset === 'strict' && meta.docs?.recommended !== 'all');
        return [id, isOn ? 'warn' : 'off'];
      }
    }
  });
  return Object.fromEntries(levels.filter(([, level]) => level !== 'off'));
}
