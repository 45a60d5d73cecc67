// How the benchmarks measure: medians over processes that take turns, so that a busy machine is unfair to all alike.
import { spawnSync } from 'node:child_process';

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Milliseconds of a whole process; the exit status has to be one of those expected. */
export function processTime(args, { cwd, expected = [0, 1] } = {}) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, CDK_VALIDATION: 'false' },
  });
  if (!expected.includes(status)) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** What a process that measures itself prints as JSON on its last line. */
export function report(args, env = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', ...args], {
    encoding: 'utf8',
    env: { ...process.env, CDK_VALIDATION: 'false', ...env },
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr.slice(-2000)}`);
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

/** Runs every measurement `rounds` times in turn. */
export function inTurns(rounds, measurements) {
  const results = Object.fromEntries(Object.keys(measurements).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, measure] of Object.entries(measurements)) {
      const result = measure();
      if (round > 0) results[name].push(result);
    }
  }
  return results;
}

/** Prints a table; the first column is text. */
export function table(title, columns, rows) {
  const cells = [columns, ...rows].map((row) =>
    row.map((cell) => (typeof cell === 'number' ? cell.toFixed(cell < 10 ? 2 : 0) : String(cell))),
  );
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => row[index].length)));
  console.log(`\n${title}`);
  for (const row of cells)
    console.log(
      `  ${row.map((cell, index) => (index === 0 ? cell.padEnd(widths[index]) : cell.padStart(widths[index]))).join('  ')}`,
    );
}

/** A figure, and `ok` or `OVER` for its budget. */
export const verdict = (figure, budget, unit = '') =>
  `${figure}${unit}: ${figure <= budget ? 'ok' : 'OVER'} (budget ${budget})`;
