import type { TSESLint } from '@typescript-eslint/utils';
import { isObject, type JsonObject } from '../../cloudformation/document/json';

/** What a project says of itself, under `settings: { 'websocket-guard': … }`. */
export interface ProjectSettings {
  /** Whether an Aspect or injectors of another file repair plain constructs. */
  readonly isRepairedElsewhere: boolean;
  /** Whether the rules read what a file imports from others of the project. */
  readonly followsImports: boolean;
  /** Whether HTTP APIs are asked for. */
  readonly asksForHttp: boolean;
}

const REPAIRERS = new Set(['WebSocketDefaults', 'WebSocketGuardInjectors']);

/** Reads the settings of a configuration; whatever is of another kind counts as not there. */
export function projectSettings({ 'websocket-guard': ours }: TSESLint.SharedConfigurationSettings): ProjectSettings {
  const { repairedBy, protocols, followImports }: JsonObject = isObject(ours) ? ours : {};
  return {
    isRepairedElsewhere: Array.isArray(repairedBy) && repairedBy.some((name) => REPAIRERS.has(String(name))),
    followsImports: followImports !== false,
    asksForHttp: Array.isArray(protocols) && protocols.includes('http'),
  };
}
