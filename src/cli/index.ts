#!/usr/bin/env node
import * as path from 'node:path';
import type * as Helpers from './workers';
import { standardSurroundings } from './node-environment';
import { run } from './run';

/** Does the task of a thread; the module that it runs calls this. */
export async function runHelper(): Promise<void> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  await (require('./workers') as typeof Helpers).runHelper();
}

if (require.main === module) {
  // A reader such as `head` may close the pipe early; that is no failure of the check.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const surroundings = standardSurroundings(path.join(__dirname, 'helper.js'), process);
  void run(process.argv.slice(2), surroundings).then((code) => (process.exitCode = code));
}
