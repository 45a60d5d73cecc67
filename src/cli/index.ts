#!/usr/bin/env node
import { run } from './run';
import type { Output } from './surroundings';

const { NO_COLOR } = process.env;
const stream = (to: NodeJS.WriteStream): Output => ({
  write: (text) => to.write(text),
  isTerminal: to.isTTY,
});
const output = stream(process.stdout);

// A reader such as `head` may close the pipe early; that is no failure of the check.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
void run(process.argv.slice(2), {
  output: { ...output, isTerminal: output.isTerminal && (NO_COLOR === undefined || NO_COLOR === '') },
  log: stream(process.stderr),
  cwd: process.cwd(),
  clock: () => new Date(),
}).then((code) => (process.exitCode = code));
