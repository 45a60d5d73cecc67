import * as fs from 'node:fs';
import type { Environment, Output } from './environment';

/** What a process writes to, as far as it matters here. */
interface Stream {
  write(text: string): unknown;
  /** Undefined where it is a pipe or a file. */
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
    cwd: process.cwd(),
    clock: () => new Date(),
    variables: process.env,
    tune,
  };
}

/**
 * Compiles without inlining: a run is over before inlined code pays for the time it takes to compile, which on one core
 * is a fifth of the whole.
 */
async function tune(): Promise<void> {
  // Loading the module takes longer than it gains for one template.
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--no-turbo-inlining');
}

/** Node.js opens a stream where it is first asked for, which takes a while; most runs say nothing on standard error. */
function outputTo(stream: () => Stream, isColourless: boolean): Output {
  return {
    write: (text) => stream().write(text),
    get isTerminal() {
      return !isColourless && (stream().isTTY ?? false);
    },
  };
}
