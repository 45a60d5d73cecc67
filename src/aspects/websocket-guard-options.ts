import { parseConfiguration, type Configuration } from '../engine/config';

/** Sets of severities. */
export enum WebSocketGuardPreset {
  /** Every policy with the severity of the catalogue. */
  RECOMMENDED = 'recommended',
  /** Warnings become errors, infos warnings. */
  STRICT = 'strict',
  /** Every policy there is, those that are off by default too. */
  ALL = 'all',
}

/** How an app is judged. */
export interface WebSocketGuardOptions {
  /**
   * Which policies, and how severe.
   *
   * @default WebSocketGuardPreset.RECOMMENDED
   */
  readonly preset?: WebSocketGuardPreset;

  /**
   * Severity by policy id: `off`, `info`, `warning`, `error`; or a list of severity and options.
   *
   * @default - those of the preset
   */
  readonly rules?: Record<string, any>;
}

/**
 * The configuration the engine takes.
 *
 * @internal
 */
export function configurationOf({ preset, rules }: WebSocketGuardOptions): Configuration {
  return parseConfiguration({ ...(preset === undefined ? {} : { preset }), ...(rules === undefined ? {} : { rules }) });
}
