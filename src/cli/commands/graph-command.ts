import type { Finding } from '../../engine/finding';
import { apiGraphs } from '../../report/graph/api-graph';
import type { ApiGraph } from '../../report/graph/graph';
import { dotGraph } from '../../report/graph/dot-graph';
import { byResource } from '../../report/graph/findings-by-node';
import { mermaidGraph } from '../../report/graph/mermaid-graph';
import { type Picture, pictureOf } from '../../report/graph/picture';
import { svgDocument } from '../../report/graph/svg';
import { checkInputs } from '../check-inputs';
import type { Environment } from '../environment';
import { ExitCode } from '../exit-code';
import { type SettingOptions, settingsOf } from '../input/settings';

type Draw = (pictures: readonly Picture[]) => string | Promise<string>;

const FORMATS = { mermaid: mermaidGraph, dot: dotGraph, svg: svgDocument } as const satisfies Readonly<
  Record<string, Draw>
>;

/** A picture format by its name on the command line. */
export type GraphFormat = keyof typeof FORMATS;

/** Options of the command line for pictures. */
export interface GraphOptions extends Pick<SettingOptions, 'config' | 'protocol'> {
  readonly format: GraphFormat;
}

/** Names of the picture formats. */
export const GRAPH_FORMATS = Object.keys(FORMATS) as readonly GraphFormat[];

/**
 * Draws the APIs behind some paths, with the findings at each node.
 *
 * @throws SourceError, ConfigurationError for input that cannot be used
 */
export async function graphCommand(
  paths: readonly string[],
  options: GraphOptions,
  environment: Environment,
): Promise<ExitCode> {
  const settings = await settingsOf({ rule: [], ...options }, environment.cwd);
  const graphs: ApiGraph[] = [];
  const { result } = await checkInputs(paths, settings, environment, (model) => graphs.push(...apiGraphs(model)));
  environment.output.write(await draw(options.format, graphs, result.findings));
  return ExitCode.Clean;
}

/** Draws APIs, with the findings at each node. */
export async function draw(
  format: GraphFormat,
  graphs: readonly ApiGraph[],
  findings: readonly Finding[],
): Promise<string> {
  const found = byResource(findings);
  return FORMATS[format](graphs.map((graph) => pictureOf(graph, found)));
}
