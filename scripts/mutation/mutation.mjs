// Changes the source in every way Stryker knows, and counts how many changes its tests notice:
// `npm run mutation`, or `npm run mutation -- NAME …` with areas (`iam`, `policies`), policies and ESLint rules.
// Fails where fewer than 90 % of an area are noticed.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { AREAS, root } from './areas.mjs';

const LEAST = 90;
const NOTICED = new Set(['Killed', 'Timeout']);
const COUNTED = new Set([...NOTICED, 'Survived', 'NoCoverage']);

const wanted = new Set(process.argv.slice(2));
const areas = Object.entries(AREAS)
  .map(([name, parts]) => ({
    name,
    parts: parts().filter(({ id }) => wanted.size === 0 || wanted.has(name) || wanted.has(id)),
  }))
  .filter(({ parts }) => parts.length > 0);
const found = new Set(areas.flatMap(({ name, parts }) => [name, ...parts.map(({ id }) => id)]));
const unknown = [...wanted].filter((name) => !found.has(name));
if (unknown.length > 0) {
  console.error(`No area, policy or ESLint rule: ${unknown.join(', ')}. Areas: ${Object.keys(AREAS).join(', ')}.`);
  process.exit(2);
}

/** Runs Stryker on one part; what it changed, with what became of it. */
function mutantsOf({ id, mutate, tests }) {
  const { status, stderr, stdout } = spawnSync(
    path.join(root, 'node_modules/.bin/stryker'),
    ['run', 'scripts/mutation/stryker.config.mjs', '--mutate', mutate.join(','), '--logLevel', 'error'],
    { cwd: root, encoding: 'utf8', env: { ...process.env, TESTS: tests.join(' ') } },
  );
  if (status !== 0) throw new Error(`${id}: ${stdout}${stderr}`);
  const { files } = JSON.parse(fs.readFileSync(path.join(root, 'reports/mutation.json'), 'utf8'));
  return Object.entries(files).flatMap(([file, { mutants }]) =>
    mutants.filter(({ status }) => COUNTED.has(status)).map((mutant) => ({ ...mutant, file })),
  );
}

const shares = [];
for (const { name, parts } of areas) {
  let noticed = 0;
  let all = 0;
  for (const part of parts) {
    const mutants = mutantsOf(part);
    const survivors = mutants.filter(({ status }) => !NOTICED.has(status));
    noticed += mutants.length - survivors.length;
    all += mutants.length;
    console.log(`${part.id}: ${mutants.length - survivors.length} of ${mutants.length}`);
    for (const { file, location, replacement, mutatorName } of survivors)
      console.log(`  ${file}:${location.start.line}:${location.start.column} ${mutatorName} ${replacement ?? ''}`);
  }
  shares.push({ name, noticed, all, share: all === 0 ? 100 : (100 * noticed) / all });
}
console.log();
for (const { name, noticed, all, share } of shares)
  console.log(`${name}: ${noticed} of ${all} changes noticed, ${share.toFixed(1)} %`);
process.exitCode = shares.every(({ share }) => share >= LEAST) ? 0 : 1;
