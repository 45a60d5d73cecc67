import type { TSESTree } from '@typescript-eslint/utils';
import { lowerFirst } from '../../cloudformation/letter-case';
import { assignedTo, isAsWritten, type Instance } from './instance';
import type { Part } from './parts';
import type { SourceFile } from './source-file';
import { ABSENT, stringOf, UNKNOWN, type Value } from './static-values';
import { calleeName, isReachedWith, type Node } from './syntax';

/** The property of a stage that has the settings of all routes without their own. */
export const DEFAULT_SETTINGS = 'defaultRouteSettings';

/**
 * Whether the written properties of a stage still say what some of the settings for its routes will be: overrides may set
 * others, as `addPropertyOverride('DefaultRouteSettings.LoggingLevel', 'ERROR')` does.
 *
 * @param settings their names in the template
 */
export function areSettingsAsWritten(file: SourceFile, instance: Instance, ...settings: readonly string[]): boolean {
  const changes = instance.overridden.get(DEFAULT_SETTINGS) ?? [];
  return (
    isAsWritten(instance) &&
    changes.every((change) => changedBy(file, change)?.every((name) => !settings.includes(name)) === true)
  );
}

/**
 * What a stage has under a name for all routes without settings of their own: in its properties, in those that are
 * assigned to the resource, or by the one override of it; unknown where something else may change it.
 *
 * @param name its name in the template
 */
export function defaultSetting(file: SourceFile, stage: Part, name: string): Value {
  const { instance, creation } = stage;
  if (areSettingsAsWritten(file, instance, name)) return writtenSetting(file, stage, name);
  if (instance.isLost || instance.overridden.has('*')) return UNKNOWN;
  const assigned = assignedTo(instance, DEFAULT_SETTINGS, creation.node);
  if (assigned) return file.evaluator.property(file.evaluator.evaluate(assigned), lowerFirst(name));
  const changes = instance.overridden.get(DEFAULT_SETTINGS) ?? [];
  const [change, another] = changes.filter((each) => changedBy(file, each)?.includes(name) !== false);
  if (change?.type !== 'CallExpression' || another || !isReachedWith(change, creation.node)) return UNKNOWN;
  const [, ...rest] = pathOf(file, change);
  const value = file.argument(change, 1);
  if (rest.length > 1 || changedBy(file, change) === undefined) return UNKNOWN;
  return rest.length === 1 ? value : file.evaluator.property(value, name);
}

/**
 * The object with the settings for all routes of a resource: that in its properties, or the one that is assigned to it;
 * undefined for a stage that has no such object.
 */
export function defaultSettings(
  { evaluator }: SourceFile,
  { instance, isL1, props, creation }: Part,
): Value | undefined {
  const assigned = assignedTo(instance, DEFAULT_SETTINGS, creation.node);
  if (assigned) return evaluator.evaluate(assigned);
  return isL1 ? evaluator.property(props, DEFAULT_SETTINGS) : undefined;
}

function writtenSetting({ evaluator }: SourceFile, { isL1, props }: Part, name: string): Value {
  if (isL1) return evaluator.path(props, DEFAULT_SETTINGS, lowerFirst(name));
  const [first, second] = OF_STAGE[name] ?? [];
  if (first === undefined) return ABSENT;
  return second === undefined ? evaluator.property(props, first) : evaluator.path(props, first, second);
}

/** Where the properties of `WebSocketStage` have the settings that they have. */
const OF_STAGE: Readonly<Record<string, readonly string[]>> = {
  DetailedMetricsEnabled: ['detailedMetricsEnabled'],
  ThrottlingRateLimit: ['throttle', 'rateLimit'],
  ThrottlingBurstLimit: ['throttle', 'burstLimit'],
};

/** The path of an override, from the settings on. */
function pathOf(file: SourceFile, override: TSESTree.CallExpression): readonly string[] {
  const path = stringOf(file.argument(override, 0))?.split('.') ?? [];
  return path.slice(path.indexOf('DefaultRouteSettings'));
}

/** The settings that an override changes; undefined where that is not known. */
function changedBy(file: SourceFile, change: Node): readonly string[] | undefined {
  if (change.type !== 'CallExpression' || !/^add(?:Property)?Override$/.test(calleeName(change))) return undefined;
  const [, setting] = pathOf(file, change);
  return setting === undefined ? file.evaluator.keys(file.argument(change, 1)) : [setting];
}
