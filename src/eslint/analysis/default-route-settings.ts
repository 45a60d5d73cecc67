import { isAsWritten, type Instance } from './instance';
import type { SourceFile } from './source-file';
import { stringOf } from './static-values';
import { calleeName, type Node } from './syntax';

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

/** The settings that an override changes; undefined where that is not known. */
function changedBy(file: SourceFile, change: Node): readonly string[] | undefined {
  if (change.type !== 'CallExpression' || !/^add(?:Property)?Override$/.test(calleeName(change))) return undefined;
  const path = stringOf(file.argument(change, 0))?.split('.') ?? [];
  const setting = path[path.indexOf('DefaultRouteSettings') + 1];
  return setting === undefined ? file.evaluator.keys(file.argument(change, 1)) : [setting];
}
