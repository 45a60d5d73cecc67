import type { TSESLint } from '@typescript-eslint/utils';
import { isObject, type JsonObject } from '../../cloudformation/document/json';

/** What a project says of itself, under `settings: { 'websocket-guard': … }`. */
export interface ProjectSettings {
  /** Whether an Aspect or injectors of another file repair plain constructs. */
  readonly isRepairedElsewhere: boolean;
  /** Whether HTTP APIs are asked for. */
  readonly asksForHttp: boolean;
}

const REPAIRERS = new Set(['WebSocketDefaults', 'WebSocketGuardInjectors']);

/** Reads the settings of a configuration; whatever is no list counts as not there. */
export function projectSettings({ 'websocket-guard': ours }: TSESLint.SharedConfigurationSettings): ProjectSettings {
  const { repairedBy, protocols }: JsonObject = isObject(ours) ? ours : {};
  return {
    isRepairedElsewhere: Array.isArray(repairedBy) && repairedBy.some((name) => REPAIRERS.has(String(name))),
    asksForHttp: Array.isArray(protocols) && protocols.includes('http'),
  };
}
