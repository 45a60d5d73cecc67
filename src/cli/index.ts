#!/usr/bin/env node
import { ExitCode } from './exit-code';
import { nodeEnvironment } from './node-environment';
import { run } from './run';

// A reader such as `head` may close the pipe early; that is no failure of the check.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

let decided = ExitCode.Undecided;
// Whatever ends the process, a module of the user's that calls `process.exit` included: what is undecided is no pass.
process.on('exit', (code) => {
  if (decided !== ExitCode.Undecided) return;
  process.exitCode = ExitCode.Undecided;
  if (code === 0) process.stderr.write('websocket-guard: the process ended before anything was decided\n');
});
void run(process.argv.slice(2), nodeEnvironment(process)).then((code) => {
  decided = code;
  process.exitCode = code;
});
