import * as path from 'node:path';
import type { Result } from '../../engine/finding';
import { judgedPolicies } from '../../engine/judged-policies';
import type { Model } from '../../apigateway/model';
import { ApiIndex, indexModel } from '../../report/api-index';
import { apiGraphs } from '../../report/graph/api-graph';
import { relativeFiles, relativeResult } from '../../report/relative-paths';
import type { Report } from '../../report/report';
import type { Settings } from '../input/settings';
import { VERSION } from '../../version';
import { basisOf } from './basis';
import { readAwsPlace, NO_PLACE } from './read-aws-place';
import { anyPictured, render, type FormatName } from './formats';
import type { Environment } from '../environment';
import { writeFiles } from './write-files';

/** Options of the command line for reports. */
export interface ReportOptions {
  /** The format on standard output. */
  readonly format: FormatName;
  /** The formats and names of files: `FORMAT=FILE`, repeated. */
  readonly output: readonly (readonly [FormatName, string])[];
  readonly showUnknown?: boolean;
  readonly showSuppressed?: boolean;
  readonly quiet?: boolean;
  /** False if suppressed findings count as well. */
  readonly suppressions: boolean;
  readonly color: boolean;
}

/** The formats that name the API of a finding. */
const NAMING_APIS: ReadonlySet<FormatName> = new Set(['text', 'json', 'markdown', 'html']);

/** Collects the content of reports, and writes them in the requested formats. */
export class ReportWriter {
  private readonly apis = new ApiIndex();
  private readonly fileName: (file: string) => string;

  public constructor(
    private readonly options: ReportOptions,
    private readonly environment: Environment,
  ) {
    this.fileName = relativeFiles(environment.cwd);
  }

  /** Reads from a model what reports need: the names of its APIs, and pictures for formats that have them. */
  public look(model: Model): void {
    if (!this.formats.some((name) => NAMING_APIS.has(name))) return;
    indexModel(this.apis, model, {
      fileName: this.fileName,
      ...(anyPictured(this.formats) ? { draw: apiGraphs } : {}),
    });
  }

  private get formats(): readonly FormatName[] {
    return [this.options.format, ...this.options.output.map(([name]) => name)];
  }

  /** The files to which reports are written. */
  public get files(): readonly string[] {
    return this.options.output.map(([, file]) => path.resolve(this.environment.cwd, file));
  }

  /**
   * Writes the reports: all of them, or none.
   *
   * @throws SourceError for a file that cannot be written
   */
  public async write(result: Result, settings: Settings, subject: readonly string[]): Promise<void> {
    const { configuration, failOn } = settings;
    const { format, output, color, showUnknown = false, showSuppressed = false, quiet = false } = this.options;
    const { cwd, clock, output: stdout } = this.environment;
    const report: Report = {
      result: relativeResult(cwd, result),
      policies: judgedPolicies(configuration),
      ...(configuration.labels === undefined ? {} : { labels: configuration.labels }),
      apis: this.apis,
      basis: basisOf(settings, subject, this.options.suppressions, cwd),
      checkedAt: clock(),
      aws: this.formats.includes('asff') ? readAwsPlace(this.environment) : NO_PLACE,
      version: VERSION,
      options: { colour: false, showUnknown, showSuppressed, quiet, failOn },
    };
    const files = new Map<string, string>();
    for (const [name, file] of output) files.set(path.resolve(cwd, file), await render(name, report));
    const text = await render(format, {
      ...report,
      options: { ...report.options, colour: color && stdout.isTerminal },
    });
    writeFiles(files);
    stdout.write(text);
  }
}
