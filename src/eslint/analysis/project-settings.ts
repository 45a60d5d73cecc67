import type { TSESLint } from '@typescript-eslint/utils';
import { isObject, type JsonObject } from '../../cloudformation/document/json';

/** The project's settings under `settings: { 'websocket-guard': … }`. */
export interface ProjectSettings {
  /** Whether an Aspect or injectors of another file repair plain constructs. */
  readonly isRepairedElsewhere: boolean;
  /** Whether the rules read the project files that a file imports. */
  readonly followsImports: boolean;
  /** Whether HTTP APIs are checked. */
  readonly asksForHttp: boolean;
}

const REPAIRERS = new Set(['WebSocketDefaults', 'WebSocketGuardInjectors']);

/** Reads the settings of a configuration; values of a wrong type are ignored. */
export function projectSettings({ 'websocket-guard': ours }: TSESLint.SharedConfigurationSettings): ProjectSettings {
  const { repairedBy, protocols, followImports }: JsonObject = isObject(ours) ? ours : {};
  return {
    isRepairedElsewhere: Array.isArray(repairedBy) && repairedBy.some((name) => REPAIRERS.has(String(name))),
    followsImports: followImports !== false,
    asksForHttp: Array.isArray(protocols) && protocols.includes('http'),
  };
}
