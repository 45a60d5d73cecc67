import type { SourceFile } from './source-file';
import type { Value } from './values';
import type { Part } from './websocket';

/** Throttling limits as a stage, or the settings of one route, have them. */
export interface Limits {
  /** What holds them: `throttle`, or route settings. */
  readonly settings: Value;
  readonly rate: Value;
  readonly burst: Value;
  /** How the two are called there. */
  readonly names: readonly [rate: string, burst: string];
}

const L1_NAMES = ['throttlingRateLimit', 'throttlingBurstLimit'] as const;
const L2_NAMES = ['rateLimit', 'burstLimit'] as const;

/** The limits that hold for every route of a stage without settings of its own. */
export function defaultLimits(file: SourceFile, { props, isL1 }: Part): Limits {
  const settings = file.evaluator.property(props, isL1 ? 'defaultRouteSettings' : 'throttle');
  return limitsIn(file, settings, isL1 ? L1_NAMES : L2_NAMES);
}

/** The limits of each route that has settings of its own. */
export function routeLimits(file: SourceFile, { props }: Part): readonly Limits[] {
  const settings = file.evaluator.property(props, 'routeSettings');
  return (file.evaluator.keys(settings) ?? []).flatMap((key) => {
    const route = file.evaluator.property(settings, key);
    const throttle = file.evaluator.property(route, 'throttle');
    return [limitsIn(file, route, L1_NAMES), limitsIn(file, throttle, L2_NAMES)];
  });
}

function limitsIn({ evaluator }: SourceFile, settings: Value, names: Limits['names']): Limits {
  return {
    settings,
    rate: evaluator.property(settings, names[0]),
    burst: evaluator.property(settings, names[1]),
    names,
  };
}
