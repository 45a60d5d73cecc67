import * as path from 'node:path';
import type { FailOn } from '../../engine/config/choices';
import type { Configuration } from '../../engine/config/configuration';
import type { Result } from '../../engine/finding';
import { judgedPolicies } from '../../engine/judged-policies';
import type { Model } from '../../apigateway/model';
import { apiNames } from '../../report/api-names';
import { apiGraphs } from '../../report/graph/api-graph';
import type { ApiGraph } from '../../report/graph/graph';
import { relativeFile, relativeGraph, relativeResult } from '../../report/relative-paths';
import type { Report } from '../../report/report';
import { VERSION } from '../../version';
import { readAwsPlace, NO_PLACE } from './read-aws-place';
import { anyPictured, render, type FormatName } from './formats';
import type { Environment } from '../environment';
import { writeFiles } from './write-files';

/** Options of the command line that say what is reported, how, and where to. */
export interface ReportOptions {
  /** What goes to standard output. */
  readonly format: FormatName;
  /** What goes to files: `FORMAT=FILE`, repeated. */
  readonly output: readonly (readonly [FormatName, string])[];
  readonly showUnknown?: boolean;
  readonly showSuppressed?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** Collects what is to be reported, and writes it in the formats that were asked for. */
export class ReportWriter {
  private readonly graphs: ApiGraph[] = [];
  private readonly apis = new Map<string, string>();

  public constructor(
    private readonly options: ReportOptions,
    private readonly environment: Environment,
  ) {}

  /** Takes what reports need of a model: the names of its APIs, and their pictures where a format shows any. */
  public look(model: Model): void {
    const { cwd } = this.environment;
    if (this.formats.includes('text'))
      for (const [key, name] of apiNames(model, (file) => relativeFile(cwd, file))) this.apis.set(key, name);
    if (anyPictured(this.formats)) this.graphs.push(...apiGraphs(model));
  }

  private get formats(): readonly FormatName[] {
    return [this.options.format, ...this.options.output.map(([name]) => name)];
  }

  /** The files that are written. */
  public get files(): readonly string[] {
    return this.options.output.map(([, file]) => path.resolve(this.environment.cwd, file));
  }

  /**
   * Writes the reports: all of them, or none.
   *
   * @throws SourceError for a file that cannot be written
   */
  public async write(result: Result, configuration: Configuration, failOn: FailOn): Promise<void> {
    const { format, output, color, showUnknown = false, showSuppressed = false, quiet = false } = this.options;
    const { cwd, clock, output: stdout } = this.environment;
    const report: Report = {
      result: relativeResult(cwd, result),
      policies: judgedPolicies(configuration),
      ...(configuration.labels === undefined ? {} : { labels: configuration.labels }),
      graphs: this.graphs.map((graph) => relativeGraph(cwd, graph)),
      apis: this.apis,
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
