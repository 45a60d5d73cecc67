// Applies all of Stryker's mutators to the source and counts how many mutants the tests notice: `npm run mutation`, or
// `npm run mutation -- NAME …` with areas (`iam`, `policies`), policies, ESLint rules and files. Fails if fewer than
// 90 % of an area are noticed, or if a test fails without any mutant.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import picomatch from 'picomatch';
import { mutantsOf } from './mutants-of.mjs';

const { AREAS } = await import(pathToFileURL(path.resolve('scripts/mutation/areas.mjs')).href);

const LEAST = 90;

// Temporary files of the tests are removed when the command ends: workers that Stryker kills cannot clean up.
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'mutation-'));
process.env.TMPDIR = temporary;
process.on('exit', () => fs.rmSync(temporary, { recursive: true, force: true }));

const wanted = new Set(process.argv.slice(2));

/** A part to mutate: all of it, or each of its files that the command line names; none if the part was not selected. */
function wantedOf(area, part) {
  if (wanted.size === 0 || wanted.has(area) || wanted.has(part.id)) return [part];
  const files = [...wanted].filter((name) => picomatch.isMatch(name, part.mutate));
  return files.map((file) => ({ ...part, id: file, mutate: [file] }));
}

const areas = Object.entries(AREAS)
  .map(([name, parts]) => ({ name, parts: parts().flatMap((part) => wantedOf(name, part)) }))
  .filter(({ parts }) => parts.length > 0);
const found = new Set(
  areas.flatMap(({ name, parts }) => [name, ...parts.flatMap(({ id, mutate }) => [id, ...mutate])]),
);
const unknown = [...wanted].filter((name) => !found.has(name));
if (unknown.length > 0) {
  console.error(
    `No area, policy, ESLint rule or file of one: ${unknown.join(', ')}. Areas: ${Object.keys(AREAS).join(', ')}.`,
  );
  process.exit(2);
}

const notRun = [];
const shares = [];
for (const { name, parts } of areas) {
  try {
    let noticed = 0;
    let all = 0;
    for (const { id, mutants } of await mutantsOf(parts)) {
      const left = mutants.filter(({ noticed }) => !noticed);
      noticed += mutants.length - left.length;
      all += mutants.length;
      console.log(`${id}: ${mutants.length - left.length} of ${mutants.length}`);
      for (const { place, status, change } of left) console.log(`  ${place} ${status} ${change}`);
    }
    shares.push({ name, noticed, all, share: all === 0 ? 100 : (100 * noticed) / all });
  } catch (error) {
    notRun.push(name);
    console.error(`${name}: not run. ${error.message}`);
  }
}
console.log();
for (const { name, noticed, all, share } of shares)
  console.log(`${name}: ${noticed} of ${all} changes noticed, ${share.toFixed(1)} %`);
if (notRun.length > 0) console.log(`Not run, since tests fail without any change: ${notRun.join(', ')}`);
process.exitCode = notRun.length === 0 && shares.every(({ share }) => share >= LEAST) ? 0 : 1;
