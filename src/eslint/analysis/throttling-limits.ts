import { DEFAULT_SETTINGS, defaultSetting, defaultSettings } from './default-route-settings';
import { assignedTo, isAsWritten } from './instance';
import type { SourceFile } from './source-file';
import { stringOf, type Value } from './static-values';
import type { Part } from './parts';

/** The throttling limits of a stage, or of the settings of one route. */
export interface Limits {
  /** The object that contains them: `throttle`, or route settings. */
  readonly settings: Value;
  readonly rate: Value;
  readonly burst: Value;
  /** The names of the two limits there. */
  readonly names: readonly [rate: string, burst: string];
  /** Whether an assignment sets them, and not the properties that the stage is made with. */
  readonly isAssigned: boolean;
}

const L1_NAMES = ['throttlingRateLimit', 'throttlingBurstLimit'] as const;
const L2_NAMES = ['rateLimit', 'burstLimit'] as const;
/** `CfnStage` passes route settings to the template as plain JSON. */
const RAW_NAMES = ['ThrottlingRateLimit', 'ThrottlingBurstLimit'] as const;

/**
 * The limits that hold for every route of a stage without settings of its own, as written or as assigned to the
 * resource; undefined if unknown.
 */
export function defaultLimits(file: SourceFile, stage: Part): Limits | undefined {
  const { props, instance, creation } = stage;
  const [rate, burst] = [defaultSetting(file, stage, RAW_NAMES[0]), defaultSetting(file, stage, RAW_NAMES[1])];
  if (!isLimit(rate) && !isLimit(burst)) return undefined;
  const ofResource = defaultSettings(file, stage);
  return {
    settings: ofResource ?? file.evaluator.property(props, 'throttle'),
    rate,
    burst,
    names: ofResource ? L1_NAMES : L2_NAMES,
    isAssigned: assignedTo(instance, DEFAULT_SETTINGS, creation.node) !== undefined,
  };
}

/** Whether a limit is known, or is written somewhere. */
function isLimit(value: Value): boolean {
  return value.kind !== 'unknown' || value.node !== undefined;
}

/** What overrides of the resource set a limit to, each with the name of the limit, where nothing else sets that. */
export function overriddenLimits(
  file: SourceFile,
  { instance: { calls } }: Part,
): readonly { readonly limit: string; readonly value: Value }[] {
  const overrides = calls
    .filter(({ name }) => /^add(?:Property)?(?:Deletion)?Override$/.test(name))
    .map(({ name, node }) => ({
      name,
      path: stringOf(file.argument(node, 0))?.replace(/^Properties\./, ''),
      value: file.argument(node, 1),
    }));
  return overrides.flatMap((override) => {
    const { name, path = '', value } = override;
    const [, limit] = /^(?:Default)?RouteSettings\..*?\b(Throttling(?:Rate|Burst)Limit)$/.exec(path) ?? [];
    const isOnly = overrides.every((other) => other === override || !isPartOf(path, other.path));
    return limit !== undefined && name === 'addPropertyOverride' && isOnly ? [{ limit, value }] : [];
  });
}

/** Whether an override sets what another sets, or something around it; one that is not known may. */
function isPartOf(path: string, of: string | undefined): boolean {
  return of === undefined || `${path}.`.startsWith(`${of}.`);
}

/** The limits of each route that has settings of its own. */
export function routeLimits(file: SourceFile, { props, instance, isL1 }: Part): readonly Limits[] {
  if (!isAsWritten(instance, 'routeSettings')) return [];
  const settings = file.evaluator.property(props, 'routeSettings');
  return (file.evaluator.keys(settings) ?? []).map((key) => {
    const route = file.evaluator.property(settings, key);
    return isL1
      ? limitsIn(file, route, RAW_NAMES)
      : limitsIn(file, file.evaluator.property(route, 'throttle'), L2_NAMES);
  });
}

function limitsIn({ evaluator }: SourceFile, settings: Value, names: Limits['names']): Limits {
  return {
    settings,
    rate: evaluator.property(settings, names[0]),
    burst: evaluator.property(settings, names[1]),
    names,
    isAssigned: false,
  };
}
