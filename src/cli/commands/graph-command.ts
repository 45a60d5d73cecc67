/* eslint-disable @typescript-eslint/no-require-imports, @typescript-eslint/consistent-type-imports -- a format is loaded when it is asked for */
import { type ApiGraph, apiGraphs } from '../../report/graph/api-graph';
import { byResource } from '../../report/graph/findings-by-node';
import { type Picture, pictureOf } from '../../report/graph/picture';
import { judge } from '../check-inputs';
import type { Surroundings } from '../environment';
import { ExitCode } from '../exit-code';
import { settingsOf } from '../input/settings';

type Draw = (pictures: readonly Picture[]) => string | Promise<string>;

const FORMATS = {
  mermaid: (pictures) =>
    (require('../../report/graph/mermaid-graph') as typeof import('../../report/graph/mermaid-graph')).mermaidGraph(
      pictures,
    ),
  dot: (pictures) =>
    (require('../../report/graph/dot-graph') as typeof import('../../report/graph/dot-graph')).dotGraph(pictures),
  svg: (pictures) =>
    (require('../../report/graph/svg') as typeof import('../../report/graph/svg')).svgDocument(pictures),
} as const satisfies Readonly<Record<string, Draw>>;

/** A picture format by its name on the command line. */
export type GraphFormat = keyof typeof FORMATS;

/** Names of the picture formats. */
export const GRAPH_FORMATS = Object.keys(FORMATS) as readonly GraphFormat[];

/**
 * Draws the WebSocket APIs behind some paths, with what is found at each node.
 *
 * @throws SourceError, ConfigurationError for input that cannot be used
 */
export async function graphCommand(
  paths: readonly string[],
  options: { readonly format: GraphFormat; readonly config?: string },
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { configuration } = await settingsOf({ rule: [], ...options }, surroundings.cwd);
  const graphs: ApiGraph[] = [];
  const { findings } = await judge(paths, configuration, {
    look: (model) => graphs.push(...apiGraphs(model)),
  });
  const found = byResource(findings);
  surroundings.output.write(await FORMATS[options.format](graphs.map((graph) => pictureOf(graph, found))));
  return ExitCode.Clean;
}
