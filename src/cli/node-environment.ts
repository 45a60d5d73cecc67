import * as fs from 'node:fs';
import { ConfigurationError } from '../engine/config/configuration';
import type { Environment, Output } from './environment';

/** The part of a Node.js stream that is used. */
interface Stream {
  write(text: string): unknown;
  /** Whether it is a terminal; undefined for a pipe or a file. */
  readonly isTTY?: boolean;
}

/**
 * The environment of a Node.js process.
 *
 * @param process of which `NO_COLOR` turns colours off, @see https://no-color.org
 */
export function nodeEnvironment(process: {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly env: Readonly<Record<string, string | undefined>>;
  cwd(): string;
}): Environment {
  const isColourless = (process.env.NO_COLOR ?? '') !== '';
  return {
    output: outputTo(() => process.stdout, isColourless),
    log: outputTo(() => process.stderr, false),
    input: () => fs.readFileSync(0, 'utf8'),
    get cwd() {
      return workingDirectory(process);
    },
    clock: () => new Date(),
    variables: process.env,
    tune,
  };
}

/** @throws ConfigurationError where it has been removed since, as by a shell in another window */
function workingDirectory(process: { cwd(): string }): string {
  try {
    return process.cwd();
  } catch {
    throw new ConfigurationError('the working directory does not exist any more; change to one that does');
  }
}

/**
 * Turns inlining off: a run ends before inlined code has gained the time for compiling it, which on one core is a fifth
 * of the whole.
 */
async function tune(): Promise<void> {
  // Loaded on demand: for a single template, loading takes longer than it gains.
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--no-turbo-inlining');
}

/** Opens the stream on first use: opening takes time, and most runs write nothing to standard error. */
function outputTo(stream: () => Stream, isColourless: boolean): Output {
  return {
    write: (text) => stream().write(text),
    get isTerminal() {
      return !isColourless && (stream().isTTY ?? false);
    },
  };
}
