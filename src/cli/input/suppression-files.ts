import * as fs from 'node:fs';
import * as path from 'node:path';
import { readText } from '../../assembly/read-file';
import { SourceError } from '../../cloudformation/document/source';
import { ConfigurationError } from '../../engine/config/configuration';
import type { Result } from '../../engine/finding';
import type { FileName } from '../../engine/identity';
import type { Note } from '../../engine/note';
import { type BaselineEntry, applyBaseline, formatBaseline, updateBaseline } from '../../engine/suppression/baseline';
import { parseBaseline } from '../../engine/suppression/parse-baseline';
import { parseWaivers } from '../../engine/suppression/parse-waivers';
import { CATALOGUE } from '../../rules/catalogue';
import type { Environment } from '../environment';
import type { Settings } from './settings';
import type * as Waivers from '../../engine/suppression/waivers';

/** Options of the command line about the baseline. */
export interface BaselineOptions {
  readonly updateBaseline?: boolean;
  readonly acceptNew?: boolean;
}

/** A result with what was decided about it before. */
export interface Decided {
  readonly result: Result;
  readonly notes: readonly Note[];
  /** Files to be written once the reports are, by name. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Applies the waivers, then the baseline.
 *
 * @throws SourceError, ConfigurationError for a file that cannot be used
 */
export function decide(
  judged: Result,
  settings: Settings,
  options: BaselineOptions,
  environment: Pick<Environment, 'cwd' | 'clock'>,
): Decided {
  const waived = waive(judged, settings, environment.clock());
  const { baseline } = settings;
  if (baseline === undefined) {
    if (options.updateBaseline || options.acceptNew)
      throw new ConfigurationError('there is no baseline to update; name the file with --baseline FILE');
    return { ...waived, files: new Map() };
  }
  const compared = compare(waived.result, baseline, options, environment.cwd);
  return { ...compared, notes: [...waived.notes, ...compared.notes] };
}

/**
 * Applies the waivers alone.
 *
 * @throws SourceError for a file that cannot be used
 */
export function waive(
  judged: Result,
  { waivers, configuration }: Settings,
  now: Date,
): { readonly result: Result; readonly notes: readonly Note[] } {
  if (waivers === undefined) return { result: judged, notes: [] };
  // Patterns come with a library, and most checks have no waivers.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { applyWaivers } = require('../../engine/suppression/waivers') as typeof Waivers;
  const rules = [...CATALOGUE, ...(configuration.policies ?? [])].map(({ id }) => id);
  return applyWaivers(
    judged,
    parseWaivers(readText(waivers), waivers, configuration.waiverFields),
    now.toISOString().slice(0, 10),
    rules,
  );
}

function compare(
  result: Result,
  file: string,
  { updateBaseline: update, acceptNew }: BaselineOptions,
  cwd: string,
): Decided {
  if (acceptNew && !update) throw new ConfigurationError('--accept-new goes with --update-baseline');
  const fileName: FileName = (template) =>
    template.startsWith('<') ? template : slashed(path.relative(path.dirname(file), path.resolve(cwd, template)));
  const recorded = entriesIn(file, acceptNew ?? false);
  const entries = update ? updateBaseline(result, recorded, fileName, acceptNew ?? false) : recorded;
  const compared = applyBaseline(result, entries, fileName);
  const { length: fixed } = compared.fixed;
  return {
    result: compared.result,
    files: new Map(update ? [[file, formatBaseline(entries)]] : []),
    notes:
      fixed === 0
        ? []
        : [
            {
              location: { file, line: 1, column: 1 },
              message: `${fixed} of ${entries.length} recorded ${fixed === 1 ? 'findings is' : 'findings are'} fixed or changed; --update-baseline drops ${fixed === 1 ? 'it' : 'them'}`,
            },
          ],
  };
}

function entriesIn(file: string, mayBeMissing: boolean): readonly BaselineEntry[] {
  if (fs.existsSync(file)) return parseBaseline(readText(file), file);
  if (mayBeMissing) return [];
  throw new SourceError(
    file,
    undefined,
    "there is no such baseline; record today's findings with --update-baseline --accept-new",
  );
}

function slashed(file: string): string {
  return file.split(path.sep).join('/');
}
