// How the benchmarks measure: medians over processes that take turns, so that a busy machine is unfair to all alike.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';

export const COMMAND = path.join(import.meta.dirname, '../lib/cli/index.js');
export const PROGRAMS = path.join(import.meta.dirname, 'programs');

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** What several measurements of one thing come to. */
export const sampleOf = (numbers) => ({
  median: median(numbers),
  low: Math.min(...numbers),
  high: Math.max(...numbers),
});

/** The sample of one figure of measurements that have several. */
export const pick = (results, key) => sampleOf(results.map((result) => result[key]));

const environment = (more) => ({ ...process.env, CDK_VALIDATION: 'false', ...more });

/** Milliseconds of a whole process; the exit status has to be one of those expected. */
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

/** Milliseconds of a whole process, and the most memory it had at a time, in MB; `file` is where it leaves that figure. */
export function timeAndMemory(args, file) {
  const preload = ['--import', pathToFileURL(path.join(PROGRAMS, 'peak-memory.mjs')).href];
  const ms = processTime([...preload, ...args], { env: { BENCH_PEAK_MEMORY: file } });
  return { ms, mb: Number(fs.readFileSync(file, 'utf8')) };
}

/** What a process that measures itself prints as JSON on its last line. */
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
 * Runs every measurement `rounds` times in turn. Before them comes one that does not count, for the disk's sake; what takes
 * so long that it does not matter goes without.
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
