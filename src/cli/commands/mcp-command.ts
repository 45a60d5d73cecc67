import type { Environment } from '../environment';
import { ExitCode } from '../exit-code';
import { type SettingOptions, settingsOf } from '../input/settings';
import { Roots } from '../mcp/roots';

/** Options of `websocket-guard mcp`, as the command line gives them. */
export interface McpOptions extends Omit<SettingOptions, 'rule' | 'failOn'> {
  /** Directories that may be read, repeated. Empty: the working directory. */
  readonly root: readonly string[];
}

/**
 * Serves an agent over standard input and output until the input is closed.
 *
 * @throws SourceError, ConfigurationError for roots or settings that cannot be used
 */
export async function mcpCommand({ root, ...options }: McpOptions, environment: Environment): Promise<ExitCode> {
  const roots = new Roots(root, environment.cwd);
  // Loaded on demand: the library of the protocol takes longer to load than most commands to run.
  const [{ mcpServer }, { serve, takeOutput }] = await Promise.all([
    import('../mcp/server.js'),
    import('../mcp/serve.js'),
  ]);
  const protocol = takeOutput(process);
  const settings = await settingsOf({ rule: [], ...options }, environment.cwd);
  await serve(mcpServer(settings, roots, environment), process, protocol);
  return ExitCode.Clean;
}
