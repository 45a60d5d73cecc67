import * as os from 'node:os';
import type * as V8 from 'node:v8';
import type { Output, Surroundings } from './environment';

/** What a process writes to, as far as it matters here. */
interface Stream {
  write(text: string): unknown;
  /** Undefined where it is a pipe or a file. */
  readonly isTTY?: boolean;
}

/**
 * The surroundings of a process.
 *
 * @param module what threads run that help this one
 * @param process of which `NO_COLOR` turns colours off, @see https://no-color.org
 */
export function standardSurroundings(
  module: string,
  process: {
    readonly stdout: Stream;
    readonly stderr: Stream;
    readonly env: Readonly<Record<string, string | undefined>>;
    cwd(): string;
  },
): Surroundings {
  const isPlain = (process.env.NO_COLOR ?? '') !== '';
  return {
    output: outputTo(process.stdout, isPlain),
    log: outputTo(process.stderr, false),
    cwd: process.cwd(),
    clock: () => new Date(),
    tune,
    // Two threads of one core get no more done than one of them.
    helpers: { threads: () => Math.ceil(os.availableParallelism() / 2) - 1, module },
  };
}

/**
 * Compiles without inlining: a run is over before inlined code pays for the time it takes to compile, which on one core
 * is a fifth of the whole.
 */
function tune(): void {
  // Loading the module takes longer than it gains for one template.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  (require('node:v8') as typeof V8).setFlagsFromString('--no-turbo-inlining');
}

function outputTo(stream: Stream, isPlain: boolean): Output {
  return { write: (text) => stream.write(text), isTerminal: !isPlain && (stream.isTTY ?? false) };
}
