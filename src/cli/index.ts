#!/usr/bin/env node
import { isMainThread } from 'node:worker_threads';
import type * as Helpers from './helpers';
import { run } from './run';
import { standardSurroundings } from './standard-surroundings';

if (isMainThread) {
  // A reader such as `head` may close the pipe early; that is no failure of the check.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  void run(process.argv.slice(2), standardSurroundings(__filename, process)).then((code) => (process.exitCode = code));
} else {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  void (require('./helpers') as typeof Helpers).runHelper();
}
