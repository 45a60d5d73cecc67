import type { Protocol } from '../../apigateway/model';
import type { Category, Severity } from '../../rules/policy';

/** Which severities the policies have. */
export const PRESETS = ['recommended', 'strict', 'all'] as const;
export type Preset = (typeof PRESETS)[number];

/** A policy's severity, or that it is not asked at all. */
export const LEVELS = ['off', 'info', 'warning', 'error'] as const;
export type Level = (typeof LEVELS)[number];

/** Kinds of APIs that can be judged. */
export const PROTOCOLS = ['websocket', 'http'] as const satisfies readonly Protocol[];

/** Least severity that makes a check fail. */
export const FAIL_ON = ['error', 'warning', 'info', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** How bad a violation is, the worst first. */
export const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

/** What goes wrong where a policy is not kept. */
export const CATEGORIES = [
  'deploy',
  'security',
  'runtime',
  'observability',
  'quota',
] as const satisfies readonly Category[];
