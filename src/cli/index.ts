#!/usr/bin/env node
import { ExitCode } from './exit-code';
import { nodeEnvironment } from './node-environment';
import { run } from './run';

let decided = ExitCode.Undecided;
// A reader such as `head` may close the pipe early; that is no failure of the check. A disk that is full is one.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`websocket-guard: standard output cannot be written: ${error.message}\n`);
  decided = ExitCode.Usage;
  process.exit(decided);
});

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
