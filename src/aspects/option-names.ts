import type { WebSocketGuardOptions } from './websocket-guard-options';

/** The options of a check during synthesis. */
export const OPTION_NAMES: Readonly<Record<keyof WebSocketGuardOptions, true>> = {
  preset: true,
  rules: true,
  locked: true,
  failOn: true,
  protocols: true,
  overrides: true,
  waivers: true,
  waiverFields: true,
  policies: true,
};
