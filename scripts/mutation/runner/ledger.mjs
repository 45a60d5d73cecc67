import * as fs from 'node:fs';

/** In the sandbox, which is the current directory of every worker. */
const FILE = 'dry-run.json';

let tests;

/**
 * Keeps what the run without any change found out of each test, for the workers that did not make it:
 * - `ms`: how long it takes;
 * - `hits`: how often it comes past a change, at most;
 * - `once`: that it fails when it runs again;
 * - `keeps`: that it does not do again all that it did the first time, since modules keep what they found out.
 */
export function record(found) {
  tests = found;
  fs.writeFileSync(FILE, JSON.stringify(found));
}

/** A test by the id that the run without any change gave it, with what was found out of it. */
export function testOf(files, id) {
  tests ??= JSON.parse(fs.readFileSync(FILE, 'utf8'));
  const [at, number] = id.split('.').map(Number);
  return { id, file: files[at], number, ...tests[id] };
}
