#!/usr/bin/env node
import { ExitCode } from './exit-code';
import { nodeEnvironment } from './node-environment';
import { run } from './run';

let decided = ExitCode.Undecided;
// A reader such as `head` may close the pipe early, which is no failure; other errors, such as a full disk, are.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`websocket-guard: standard output cannot be written: ${error.message}\n`);
  decided = ExitCode.Usage;
  process.exit(decided);
});

// If the process ends before the check has decided, as by `process.exit` in a module of the user's, it must not pass.
process.on('exit', (code) => {
  if (decided !== ExitCode.Undecided) return;
  process.exitCode = ExitCode.Undecided;
  if (code === 0) process.stderr.write('websocket-guard: the process ended before anything was decided\n');
});
void run(process.argv.slice(2), nodeEnvironment(process)).then((code) => {
  decided = code;
  process.exitCode = code;
});
