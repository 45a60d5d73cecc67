import * as fs from 'node:fs';
import { readText } from '../../assembly/read-file';
import { SourceError } from '../../cloudformation/document/source';
import { present } from '../../cloudformation/document/json';
import { ConfigurationError } from '../../engine/config/configuration';
import { schemaProblems } from '../../engine/config/schema-problems';
import { findRuleId, noSuchRule } from '../../engine/rule-names/rule-id';
import type * as AddWaiver from '../../engine/suppression/add-waiver';
import { isDay } from '../../engine/suppression/day';
import { parseWaivers } from '../../engine/suppression/parse-waivers';
import type * as Waivers from '../../engine/suppression/waivers';
import type { WaiverField } from '../../engine/config/choices';
import { waiversSchema } from '../../engine/suppression/waivers-schema';
import { relativeFile } from '../../report/relative-paths';
import { CATALOGUE } from '../../rules/catalogue';
import { visible } from '../../report/escape';
import { dayOf, type Environment } from '../environment';
import { ExitCode } from '../exit-code';
import { settingsOf } from '../input/settings';
import { writeFiles } from '../output/write-files';

/** Options of `websocket-guard waive`, as the command line gives them. */
export interface WaiveOptions {
  readonly reason: string;
  readonly owner?: string;
  readonly ticket?: string;
  readonly expires?: string;
  readonly config?: string;
  /** Modules that export the user's own policies. */
  readonly policy: readonly string[];
  readonly waivers?: string;
}

/**
 * Adds a waiver to the waivers file, which is created where there is none.
 *
 * @param spelling the id of the rule in any spelling
 * @param scope a construct path or a logical id
 * @throws SourceError, ConfigurationError for a waiver that would have no effect; no file is written then
 */
export async function waiveCommand(
  spelling: string,
  scope: string,
  options: WaiveOptions,
  environment: Environment,
): Promise<ExitCode> {
  const { cwd, output } = environment;
  const { configuration, waiversFile } = await settingsOf({ ...options, rule: [] }, cwd);
  const ids = [...CATALOGUE, ...(configuration.policies ?? [])].map(({ id }) => id);
  const rule = findRuleId(spelling, ids);
  if (rule === undefined) throw new ConfigurationError(noSuchRule(spelling, ids));
  const { waiverFields = [] } = configuration;
  const { reason, owner, ticket, expires } = options;
  const given = { rule, scope, reason, owner, ticket, expires };
  const waiver = present(given) as unknown as AddWaiver.NewWaiver;
  refuseUseless(waiver, waiverFields, dayOf(environment));
  const text = fs.existsSync(waiversFile) ? readText(waiversFile) : '';
  const twin = (text.trim() === '' ? [] : parseWaivers(text, waiversFile, waiverFields)).find(
    (waived) => findRuleId(waived.rule, ids) === rule && waived.scope === scope,
  );
  if (twin) throw new SourceError(waiversFile, twin.location, `waives ${rule} for ${scope} already; change that one`);
  writeFiles(new Map([[waiversFile, withWaiver(text, waiver)]]));
  output.write(`${visible(`${relativeFile(cwd, waiversFile)}: ${rule} is waived for ${scope}`)}\n`);
  return ExitCode.Clean;
}

/** Refuses a waiver that the schema of the file rejects, in terms of the command's options. */
function refuseUseless(waiver: AddWaiver.NewWaiver, demanded: readonly WaiverField[], today: string): void {
  // Loaded on demand: matching patterns takes a library that other commands do not need.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { isTooWide } = require('../../engine/suppression/waivers') as typeof Waivers;
  const [problem] = schemaProblems(waiversSchema(demanded), { waivers: [waiver] });
  if (problem) {
    const [, , field] = problem.path;
    const missing = demanded.filter((field) => waiver[field] === undefined).map((field) => `--${field}`);
    throw new ConfigurationError(
      field === undefined
        ? `the configuration asks every waiver for ${missing.join(', ')}`
        : `${field === 'scope' ? 'the scope' : `--${field}`} ${problem.message}`,
    );
  }
  const { scope, expires } = waiver;
  if (isTooWide(scope)) throw new ConfigurationError(`the scope "${scope}" would cover every resource; name some`);
  if (expires === undefined) return;
  if (!isDay(expires)) throw new ConfigurationError(`--expires is "${expires}", which is no day`);
  if (expires < today) throw new ConfigurationError(`--expires is ${expires}, which is past`);
}

function withWaiver(text: string, waiver: AddWaiver.NewWaiver): string {
  // Loaded on demand: writing YAML and JSON takes two libraries that other commands do not need.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { addWaiver } = require('../../engine/suppression/add-waiver') as typeof AddWaiver;
  return addWaiver(text, waiver);
}
