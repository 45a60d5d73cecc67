import * as path from 'node:path';
import { SourceError } from '../../cloudformation/document/source';
import type { Environment } from '../environment';
import { ExitCode } from '../exit-code';
import { CONFIGURATION_FILES, configurationsIn } from '../input/configuration-file';
import { writeFiles } from '../output/write-files';
import { SNIPPETS } from './init-snippets';

/** A configuration with the default value of every key, for the user to change. */
const CONFIGURATION = {
  $schema: './node_modules/cdk-websocket-guard/schema/config.schema.json',
  preset: 'recommended',
  failOn: 'error',
  rules: {},
};

/**
 * Writes a configuration file into the directory, and snippets for build servers to the output.
 *
 * @throws SourceError when the directory has a configuration already; no file is written then
 */
export function initCommand({ cwd, output }: Pick<Environment, 'cwd' | 'output'>): ExitCode {
  const [existing] = configurationsIn(cwd);
  if (existing !== undefined) throw new SourceError(existing, undefined, 'this directory is configured already');
  const [name] = CONFIGURATION_FILES;
  const file = path.join(cwd, name);
  writeFiles(new Map([[file, `${JSON.stringify(CONFIGURATION, null, 2)}\n`]]));
  const sections = SNIPPETS.map(({ title, file: place, text }) => `# ${title}: ${place}\n\n${text}`);
  output.write([`# ${name} is written. What runs the check in a pipeline:\n`, ...sections].join('\n'));
  return ExitCode.Clean;
}
