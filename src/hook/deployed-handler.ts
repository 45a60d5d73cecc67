import { isObject } from '../cloudformation/document/json';
import { ConfigurationError } from '../engine/config/configuration';
import { type HookHandler, type HookLogEntry, type HookOptions, handlerOf } from './handler';
import { OPTIONS_VARIABLE } from './options-variable';

/** The options that can be JSON. */
const KEYS: ReadonlySet<string> = new Set([
  'failOn',
  'preset',
  'rules',
  'locked',
  'protocols',
  'suppressions',
] satisfies (keyof HookOptions)[]);

/**
 * The handler as it is deployed: its options are JSON in an environment variable, and it logs each answer as a line of
 * JSON on standard output.
 *
 * @param environment the variables of the process
 * @param write writes a line of the log
 */
export function deployedHandler(
  environment: Readonly<Record<string, string | undefined>>,
  write: (line: string) => void,
): HookHandler {
  return handlerOf(
    () => readOptions(environment[OPTIONS_VARIABLE]),
    (entry: HookLogEntry) => {
      write(`${JSON.stringify(entry)}\n`);
    },
  );
}

function readOptions(text = '{}'): HookOptions {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ConfigurationError(`the variable ${OPTIONS_VARIABLE} is no JSON`);
  }
  if (!isObject(value)) throw new ConfigurationError(`the variable ${OPTIONS_VARIABLE} is no JSON object`);
  const other = Object.keys(value).find((key) => !KEYS.has(key));
  if (other !== undefined)
    throw new ConfigurationError(
      `the variable ${OPTIONS_VARIABLE} has no key "${other}"; there are ${[...KEYS].join(', ')}`,
    );
  return value;
}
