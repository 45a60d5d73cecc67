// The benchmarks report medians of processes that run in turns, so that a busy machine affects all of them equally.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';

export const COMMAND = path.join(import.meta.dirname, '../lib/cli/index.js');
export const PROGRAMS = path.join(import.meta.dirname, 'programs');

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Summarises several measurements of the same thing. */
export const sampleOf = (numbers) => ({
  median: median(numbers),
  low: Math.min(...numbers),
  high: Math.max(...numbers),
});

/** The sample of one figure, for measurements that have several. */
export const pick = (results, key) => sampleOf(results.map((result) => result[key]));

const environment = (more) => ({ ...process.env, CDK_VALIDATION: 'false', ...more });

/**
 * Runs a process and returns its duration in milliseconds; any other exit status than the expected ones is an error.
 */
export function processTime(args, { cwd, expected = [0, 1], env = {} } = {}) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: environment(env),
  });
  if (!expected.includes(status)) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/**
 * Runs a process and returns its duration in milliseconds and its peak memory in MB, which the process writes to
 * `file`.
 */
export function timeAndMemory(args, file) {
  const preload = ['--import', pathToFileURL(path.join(PROGRAMS, 'peak-memory.mjs')).href];
  const ms = processTime([...preload, ...args], { env: { BENCH_PEAK_MEMORY: file } });
  return { ms, mb: Number(fs.readFileSync(file, 'utf8')) };
}

/** The measurements of a process that measures itself and prints JSON on its last line. */
export function report(args, env = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', ...args], {
    encoding: 'utf8',
    env: environment(env),
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr.slice(-2000)}`);
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

/**
 * Runs every measurement `rounds` times, in turns. A first run that does not count warms the disk cache; measurements
 * that take long skip it.
 */
export function inTurns(rounds, measurements, { warmUp = true } = {}) {
  const results = Object.fromEntries(Object.keys(measurements).map((name) => [name, []]));
  for (let round = warmUp ? 0 : 1; round <= rounds; round++) {
    for (const [name, measure] of Object.entries(measurements)) {
      const result = measure();
      if (round > 0) results[name].push(result);
    }
  }
  return results;
}
