import { execFile, execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { run } from '../../src/cli/run';
import type { ReportData } from '../../src/report/formats/json-report';
import { temporaryDirectory } from './cdk';

/** The outcome of a run of the command. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The report on standard output, of a run with `--format json`. */
export function reportIn({ stdout }: Outcome): ReportData {
  return JSON.parse(stdout) as ReportData;
}

const ROOT = path.join(__dirname, '../..');

// A run that never ends does not leave its directory, and the next test file has the same process.
afterAll(() => {
  process.chdir(ROOT);
});

/**
 * Runs the command in this process, whose working directory changes meanwhile: one run at a time.
 *
 * @param args its arguments
 * @param options the directory it runs in, the date or the clock, whether at a terminal, and standard input
 */
export async function command(
  args: readonly string[],
  options: {
    readonly cwd?: string;
    /** Whether the working directory of this process does not change. @default false */
    readonly staysOutside?: boolean;
    readonly today?: string;
    readonly clock?: () => Date;
    readonly isTerminal?: boolean;
    readonly variables?: Readonly<Record<string, string>>;
    /** Its standard input. @default - empty */
    readonly input?: string;
  } = {},
): Promise<Outcome> {
  const {
    cwd = temporaryDirectory(),
    staysOutside = false,
    today = '2026-11-21',
    isTerminal = false,
    input = '',
  } = options;
  let stdout = '';
  let stderr = '';
  if (!staysOutside) process.chdir(cwd);
  const code = await run(args, {
    output: { write: (text) => (stdout += text), isTerminal },
    log: { write: (text) => (stderr += text), isTerminal },
    input: () => input,
    cwd,
    variables: options.variables ?? { AWS_ACCOUNT_ID: '111122223333', AWS_REGION: 'eu-west-1' },
    clock: options.clock ?? ((): Date => new Date(`${today}T12:00:00Z`)),
  }).finally(() => {
    process.chdir(ROOT);
  });
  return { code, stdout, stderr };
}

let bundle: string | undefined;

/** The command as it is published, bundled once for this test file. */
export function builtCommand(): string {
  if (bundle === undefined) {
    bundle = path.join(temporaryDirectory(), 'lib');
    execFileSync(process.execPath, [path.join(ROOT, 'scripts/bundle.mjs'), bundle], { cwd: ROOT });
  }
  return path.join(bundle, 'cli/index.js');
}

/**
 * Runs the published command in a process of its own, where standard output and error are pipes.
 *
 * @param args its arguments
 * @param options the directory it runs in, and what it reads from standard input
 */
export async function runBuiltCommand(
  args: readonly string[],
  options: {
    readonly cwd?: string;
    readonly input?: string;
    readonly env?: Readonly<Record<string, string>>;
    /** Whether its standard output is closed before it writes. */
    readonly readsNothing?: boolean;
  } = {},
): Promise<Outcome> {
  const { cwd = temporaryDirectory(), input = '', env = {}, readsNothing = false } = options;
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [builtCommand(), ...args],
      { cwd, env: { ...process.env, ...env }, maxBuffer: 256 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (error && typeof error.code !== 'number') reject(new Error('the command did not end', { cause: error }));
        else resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      },
    );
    if (readsNothing) child.stdout?.destroy();
    // A command that refuses its arguments may be gone before its input is written.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}
