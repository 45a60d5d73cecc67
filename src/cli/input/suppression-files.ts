import * as path from 'node:path';
import { isThere, readText } from '../../assembly/read-file';
import { SourceError } from '../../cloudformation/document/source';
import { ConfigurationError } from '../../engine/config/configuration';
import type { Result } from '../../engine/finding';
import type { FileName } from '../../engine/location';
import type { Note } from '../../engine/note';
import { type BaselineEntry, applyBaseline, formatBaseline, updateBaseline } from '../../engine/suppression/baseline';
import { parseBaseline } from '../../engine/suppression/parse-baseline';
import { withoutSuppressions } from '../../engine/suppression/suppress';
import { parseWaivers } from '../../engine/suppression/parse-waivers';
import { CATALOGUE } from '../../rules/catalogue';
import { dayOf, type Environment } from '../environment';
import { nameBelow } from './name-below';
import type { Settings } from './settings';
import type * as Waivers from '../../engine/suppression/waivers';

/** Options of the command line for suppressions. */
export interface BaselineOptions {
  readonly updateBaseline?: boolean;
  readonly acceptNew?: boolean;
  /** False if suppressed findings count as well. @default true */
  readonly suppressions?: boolean;
}

/** A result with waivers and baseline applied; notes on these are among its notes. */
export interface SuppressionOutcome {
  readonly result: Result;
  /** The content of files to be written after the reports, by name. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Applies the waivers, then the baseline.
 *
 * @throws SourceError, ConfigurationError for a file that cannot be used
 */
export function applySuppressions(
  judged: Result,
  settings: Settings,
  options: BaselineOptions,
  environment: Pick<Environment, 'cwd' | 'clock'>,
): SuppressionOutcome {
  const { baseline } = settings;
  if (options.suppressions === false) {
    if (options.updateBaseline || options.acceptNew)
      throw new ConfigurationError(
        '--no-suppressions shows what a baseline hides; it does not go with --update-baseline',
      );
    return { result: withoutSuppressions(judged), files: new Map() };
  }
  const waived = waive(judged, settings, environment);
  if (baseline === undefined) {
    if (options.updateBaseline || options.acceptNew)
      throw new ConfigurationError('there is no baseline to update; name the file with --baseline FILE');
    return { result: waived, files: new Map() };
  }
  return compare(waived, baseline, options, environment.cwd);
}

/**
 * Applies the waivers alone, unless suppressed findings count as well.
 *
 * @throws SourceError for a file that cannot be used
 */
export function decideByWaivers(
  judged: Result,
  settings: Settings,
  { suppressions }: Pick<BaselineOptions, 'suppressions'>,
  environment: Pick<Environment, 'clock'>,
): Result {
  return suppressions === false ? withoutSuppressions(judged) : waive(judged, settings, environment);
}

/**
 * Applies the waivers; notes on them are added to the result.
 *
 * @throws SourceError for a file that cannot be used
 */
function waive(judged: Result, { waivers, configuration }: Settings, environment: Pick<Environment, 'clock'>): Result {
  if (waivers === undefined) return judged;
  if (!isThere(waivers))
    throw new SourceError(waivers, undefined, 'there is no such file of waivers; `websocket-guard waive` writes one');
  // Loaded on demand: matching patterns takes a library, and most checks have no waivers.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { applyWaivers } = require('../../engine/suppression/waivers') as typeof Waivers;
  const rules = [...CATALOGUE, ...(configuration.policies ?? [])].map(({ id }) => id);
  const all = parseWaivers(readText(waivers), waivers, configuration.waiverFields);
  const { result, notes } = applyWaivers(judged, all, dayOf(environment), rules);
  return withNotes(result, notes);
}

function compare(
  result: Result,
  file: string,
  { updateBaseline: update, acceptNew }: BaselineOptions,
  cwd: string,
): SuppressionOutcome {
  if (acceptNew && !update) throw new ConfigurationError('--accept-new goes with --update-baseline');
  const fileName: FileName = (template) =>
    template.startsWith('<') ? template : nameBelow(path.dirname(file), path.resolve(cwd, template));
  const recorded = entriesIn(file, acceptNew ?? false);
  const entries = update ? updateBaseline(result, recorded, fileName, acceptNew ?? false) : recorded;
  const compared = applyBaseline(result, entries, fileName);
  const { length: fixed } = compared.fixed;
  return {
    files: new Map(update ? [[file, formatBaseline(entries)]] : []),
    result: withNotes(
      compared.result,
      fixed === 0
        ? []
        : [
            {
              location: { file, line: 1, column: 1 },
              message: `${fixed} of ${entries.length} recorded ${fixed === 1 ? 'findings is' : 'findings are'} fixed or changed; --update-baseline drops ${fixed === 1 ? 'it' : 'them'}`,
            },
          ],
    ),
  };
}

/** A result with further notes. */
export function withNotes(result: Result, notes: readonly Note[]): Result {
  return notes.length === 0 ? result : { ...result, notes: [...result.notes, ...notes] };
}

function entriesIn(file: string, mayBeMissing: boolean): readonly BaselineEntry[] {
  if (isThere(file)) return parseBaseline(readText(file), file);
  if (mayBeMissing) return [];
  throw new SourceError(
    file,
    undefined,
    "there is no such baseline; record today's findings with --update-baseline --accept-new",
  );
}
