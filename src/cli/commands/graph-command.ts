import { apiGraphs } from '../../report/graph/api-graph';
import type { ApiGraph } from '../../report/graph/graph';
import { checkInputs } from '../check-inputs';
import type { Environment } from '../environment';
import { ExitCode } from '../exit-code';
import { type SettingOptions, settingsOf } from '../input/settings';
import { draw, type GraphFormat } from '../output/graph-formats';

/** Options of the command line for pictures. */
export interface GraphOptions extends Pick<SettingOptions, 'config' | 'protocol'> {
  readonly format: GraphFormat;
}

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
