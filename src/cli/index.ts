#!/usr/bin/env node
import { run } from './run';
import { standardSurroundings } from './standard-surroundings';

// A reader such as `head` may close the pipe early; that is no failure of the check.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
void run(process.argv.slice(2), standardSurroundings(process)).then((code) => (process.exitCode = code));
