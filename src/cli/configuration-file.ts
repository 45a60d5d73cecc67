import * as fs from 'node:fs';
import { ConfigurationError, parseConfiguration, type Configuration } from '../engine/config';

/**
 * Reads a configuration file, JSON or YAML.
 *
 * @throws ConfigurationError naming the file, and what is wrong in it
 */
export function readConfigurationFile(file: string): Configuration {
  let value: unknown;
  try {
    value = parse(fs.readFileSync(file, 'utf8'), file);
  } catch (error) {
    throw new ConfigurationError(
      `${file}: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}`,
    );
  }
  try {
    return parseConfiguration(value);
  } catch (error) {
    if (error instanceof ConfigurationError) throw new ConfigurationError(`${file}: ${error.message}`);
    throw error;
  }
}

function parse(text: string, file: string): unknown {
  if (file.endsWith('.json')) return JSON.parse(text);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded for YAML only
  return (require('yaml') as typeof import('yaml')).parse(text, { maxAliasCount: 100 });
}
