import * as path from 'node:path';
import { relativeFile } from '../../report/relative-paths';
import type { Basis } from '../../report/report';
import type { Settings } from '../input/settings';

/**
 * The settings of a check, for the head of a report.
 *
 * @param subject the judged paths, as the user named them
 * @param suppressions whether suppressions had an effect
 * @param cwd the directory to which paths are relative
 */
export function basisOf(
  { configuration, configurations, waivers, baseline }: Settings,
  subject: readonly string[],
  suppressions: boolean,
  cwd: string,
): Basis {
  const named = (file: string): string => relativeFile(cwd, file);
  return {
    subject: subject.map((one) => (path.isAbsolute(one) ? named(one) : one)),
    preset: configuration.preset ?? 'recommended',
    protocols: configuration.protocols ?? ['websocket'],
    configurations: configurations.map(named),
    rules: Object.entries(configuration.rules ?? {}).map(([id, setting]) => [id, settingText(setting)]),
    locked: configuration.locked ?? [],
    overrides: configuration.overrides?.length ?? 0,
    waivers: waivers === undefined ? undefined : named(waivers),
    baseline: baseline === undefined ? undefined : named(baseline),
    suppressions,
  };
}

/** `warning`, `error {"maximumRate":500}` */
function settingText(setting: string | readonly [string, object?]): string {
  if (typeof setting === 'string') return setting;
  const [level, options] = setting;
  return options === undefined || Object.keys(options).length === 0 ? level : `${level} ${JSON.stringify(options)}`;
}
