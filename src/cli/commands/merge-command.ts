import * as path from 'node:path';
import { own } from '../../cloudformation/document/json';
import { SourceError } from '../../cloudformation/document/source';
import type { FailOn } from '../../engine/config/choices';
import { ConfigurationError } from '../../engine/config/configuration';
import { didYouMean } from '../../engine/did-you-mean';
import { failsAt } from '../../engine/results/fails-at';
import type { FindingResource } from '../../engine/finding';
import type { Location } from '../../engine/location';
import { mergeResults } from '../../engine/results/merge-results';
import { mergeIndexes } from '../../report/api-index';
import { readReportData } from '../../report/read-report-data';
import { DEFAULT_LABEL } from '../../report/overview-tables';
import type { Repository } from '../../report/repository';
import { CATALOGUE } from '../../rules/catalogue';
import { VERSION } from '../../version';
import type { Environment } from '../environment';
import { ExitCode } from '../exit-code';
import { type ReportFile, readReportFile } from '../input/report-file';
import { NO_PLACE } from '../output/read-aws-place';
import { render } from '../output/formats';

/** The formats that show repositories. */
export const MERGE_FORMATS = ['text', 'json', 'html', 'markdown'] as const;

/** Options of `websocket-guard merge`, as the command line gives them. */
export interface MergeOptions {
  readonly format: (typeof MERGE_FORMATS)[number];
  /** The label by which repositories are grouped. */
  readonly by: string;
  readonly failOn: FailOn;
  readonly color: boolean;
}

/**
 * Merges reports of many repositories.
 *
 * @param files reports of `check --format json`
 * @throws SourceError for a file that is no report, with the position of the mistake
 */
export async function mergeCommand(
  files: readonly string[],
  { format, by, failOn, color }: MergeOptions,
  { cwd, clock, output }: Environment,
): Promise<ExitCode> {
  refuseTwice(files.map((file) => path.resolve(cwd, file)));
  const reports = files.map((file) => ({ file, report: readReport(path.resolve(cwd, file)) }));
  refuseUnknownLabel(
    by,
    reports.map(({ report }) => report),
  );
  const all = named(reports).map(({ name, report }) => ({
    ...readReportData(inRepository(name, report)),
    name,
    labels: report.labels ?? {},
  }));
  const repositories = all.map(({ name, labels, result }): Repository => ({ name, labels, result }));
  const result = mergeResults(repositories.map((repository) => repository.result));
  output.write(
    await render(format, {
      result,
      repositories,
      groupedBy: by,
      policies: CATALOGUE,
      apis: mergeIndexes(all.map(({ apis }) => apis)),
      checkedAt: clock(),
      aws: NO_PLACE,
      version: VERSION,
      options: { colour: color && output.isTerminal, showUnknown: false, showSuppressed: false, quiet: false, failOn },
    }),
  );
  return failsAt(result.summary, failOn) ? ExitCode.Findings : ExitCode.Clean;
}

/** Refuses a report that is named twice, as overlapping shell patterns do: its findings would count twice. */
function refuseTwice(files: readonly string[]): void {
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined)
    throw new SourceError(twice, undefined, 'is named twice, and would count twice; name it once');
}

/** Refuses a label that no report has: all repositories would be one group without a name. */
function refuseUnknownLabel(by: string, reports: readonly ReportFile[]): void {
  const labels = [...new Set(reports.flatMap((report) => Object.keys(report.labels ?? {})))];
  if (by === DEFAULT_LABEL || labels.includes(by)) return;
  const known = labels.length === 0 ? '; none has any' : didYouMean(by, labels) || `; there are ${labels.join(', ')}`;
  throw new ConfigurationError(`--by ${by}: no report has the label "${by}"${known}`);
}

function readReport(file: string): ReportFile {
  return readReportFile(file, (source) => {
    if (own(source.root, 'repositories') !== undefined)
      throw new SourceError(
        file,
        source.locate(['repositories']),
        'is put together already; name the reports that it is made of',
      );
  });
}

/** Names reports by the label `repository` or else by file name; by the whole path where names repeat. */
function named(
  reports: readonly { readonly file: string; readonly report: ReportFile }[],
): readonly { readonly name: string; readonly report: ReportFile }[] {
  const names = reports.map(({ file, report: { labels = {} } }) =>
    Object.hasOwn(labels, 'repository') ? labels.repository : path.basename(file, path.extname(file)),
  );
  return reports.map(({ file, report }, index) => {
    const name = names[index];
    const isOnlyOne = names.indexOf(name) === names.lastIndexOf(name);
    return { name: isOnlyOne && name !== undefined ? name : file, report };
  });
}

/** A report with paths of files that begin with the name of the repository. */
function inRepository(name: string, report: ReportFile): ReportFile {
  const { findings, unknown, notes = [], apis = [] } = report;
  const at = (location: Location): Location => ({ ...location, file: `${name}/${location.file}` });
  const of = (resource: FindingResource): FindingResource => ({
    ...resource,
    template: `${name}/${resource.template}`,
  });
  return {
    ...report,
    findings: findings.map(({ source, ...finding }) => ({
      ...finding,
      resource: of(finding.resource),
      location: at(finding.location),
      ...(source ? { source: at(source) } : {}),
    })),
    unknown: unknown.map((verdict) => ({
      ...verdict,
      resource: of(verdict.resource),
      location: at(verdict.location),
    })),
    notes: notes.map((note) => ({ ...note, location: at(note.location) })),
    apis: apis.map((api) => ({ ...api, template: `${name}/${api.template}` })),
  };
}
