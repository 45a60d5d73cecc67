import * as fs from 'node:fs';

/** A file in the sandbox, which is the current directory of every worker. */
const FILE = 'dry-run.json';

let tests;

/**
 * Stores the results of the dry run, so that the other workers can read them. For each test:
 * - `ms`: how long it takes;
 * - `hits`: the most often that it executes one mutant;
 * - `once`: whether it fails when it runs a second time;
 * - `keeps`: whether its second run executes less, because modules cached something.
 */
export function record(found) {
  tests = found;
  fs.writeFileSync(FILE, JSON.stringify(found));
}

/** A test by its id from the dry run, with what the dry run recorded. */
export function testOf(files, id) {
  tests ??= JSON.parse(fs.readFileSync(FILE, 'utf8'));
  const [at, number] = id.split('.').map(Number);
  return { id, file: files[at], number, ...tests[id] };
}
