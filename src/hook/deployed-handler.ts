import { assertOptions } from '../engine/config/assert-options';
import { ConfigurationError } from '../engine/config/configuration';
import { type HookHandler, type HookLogEntry, type HookOptions, handlerOf } from './handler';
import { OPTIONS_VARIABLE } from './options-variable';

/** The options that can be JSON. */
const KEYS = {
  failOn: true,
  preset: true,
  rules: true,
  locked: true,
  protocols: true,
  suppressions: true,
} as const satisfies Partial<Record<keyof HookOptions, true>>;

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
  assertOptions(`the variable ${OPTIONS_VARIABLE}`, value as Pick<HookOptions, keyof typeof KEYS>, KEYS);
  return value as HookOptions;
}
