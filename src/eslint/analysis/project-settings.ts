import type { TSESLint } from '@typescript-eslint/utils';
import { assertOptions } from '../../engine/config/assert-options';

/** The project's settings under `settings: { 'websocket-guard': … }`. */
export interface ProjectSettings {
  /** Whether an Aspect or injectors of another file repair plain constructs. */
  readonly isRepairedElsewhere: boolean;
  /** Whether the rules read the project files that a file imports. */
  readonly followsImports: boolean;
  /** Whether HTTP APIs are checked. */
  readonly asksForHttp: boolean;
}

/** What `repairedBy` may name, and whether that repairs WebSocket constructs. */
const REPAIRERS: ReadonlyMap<unknown, boolean> = new Map([
  ['WebSocketDefaults', true],
  ['WebSocketGuardInjectors', true],
  ['HttpDefaults', false],
]);
const NAME = "settings['websocket-guard']";

/** The settings as users write them. */
interface WrittenSettings {
  readonly repairedBy?: readonly unknown[];
  readonly protocols?: readonly unknown[];
  readonly followImports?: boolean;
}

/**
 * Reads the settings of a configuration.
 *
 * @throws Error for a setting that does not exist, or that has a value of another kind: ESLint prints it and stops
 */
export function projectSettings({
  'websocket-guard': ours = {},
}: TSESLint.SharedConfigurationSettings): ProjectSettings {
  assertOptions(NAME, ours as WrittenSettings, { repairedBy: true, protocols: true, followImports: true });
  const { repairedBy = [], protocols = ['websocket'], followImports = true } = ours as WrittenSettings;
  assertNames('repairedBy', repairedBy, [...REPAIRERS.keys()]);
  assertNames('protocols', protocols, ['websocket', 'http']);
  if (typeof followImports !== 'boolean') throw new Error(`${NAME}.followImports takes true or false`);
  return {
    isRepairedElsewhere: repairedBy.some((name) => REPAIRERS.get(name)),
    followsImports: followImports,
    asksForHttp: protocols.includes('http'),
  };
}

function assertNames(setting: keyof WrittenSettings, value: unknown, names: readonly unknown[]): void {
  if (Array.isArray(value) && value.every((name) => names.includes(name))) return;
  throw new Error(`${NAME}.${setting} takes a list of ${names.join(', ')}`);
}
