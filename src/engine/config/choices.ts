import type { Protocol } from '../../apigateway/model';
import type { Category, Severity } from '../../rules/policy';

/** Presets: sets of severities for all policies. */
export const PRESETS = ['recommended', 'strict', 'all'] as const;
export type Preset = (typeof PRESETS)[number];

/** A policy's severity, or `off`. */
export const LEVELS = ['off', 'info', 'warning', 'error'] as const;
export type Level = (typeof LEVELS)[number];

/** Kinds of APIs that can be judged. */
export const PROTOCOLS = ['websocket', 'http'] as const satisfies readonly Protocol[];

/** Least severity that makes a check fail. */
export const FAIL_ON = ['error', 'warning', 'info', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** How bad a violation is, the worst first. */
export const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

/** Categories of policies: what a violation puts at risk. */
export const CATEGORIES = [
  'deploy',
  'security',
  'runtime',
  'observability',
  'quota',
] as const satisfies readonly Category[];

/** The optional fields of a waiver, which a configuration may require. */
export const WAIVER_FIELDS = ['owner', 'ticket', 'expires'] as const;
export type WaiverField = (typeof WAIVER_FIELDS)[number];
