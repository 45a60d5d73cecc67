// Changes each policy in every way Stryker knows, and counts how many changes its own tests notice:
// `npm run mutation`, or `npm run mutation -- POLICY …`. Fails below 85 %.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

const LEAST = 85;
const root = path.join(import.meta.dirname, '..');
const rules = path.join(root, 'src/rules');
const wanted = process.argv.slice(2);
const policies = fs
  .readdirSync(rules, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    fs
      .readdirSync(path.join(rules, name))
      .map((file) => ({ id: path.basename(file, '.ts'), file: `src/rules/${name}/${file}` })),
  )
  .filter(({ id }) => wanted.length === 0 || wanted.includes(id));

const NOTICED = new Set(['Killed', 'Timeout']);
const COUNTED = new Set([...NOTICED, 'Survived', 'NoCoverage']);
const total = { noticed: 0, all: 0 };
for (const { id, file } of policies) {
  const { status, stderr, stdout } = spawnSync(
    path.join(root, 'node_modules/.bin/stryker'),
    ['run', '--mutate', file, '--logLevel', 'error'],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, POLICY: id },
    },
  );
  if (status !== 0) throw new Error(`${id}: ${stdout}${stderr}`);
  const { files } = JSON.parse(fs.readFileSync(path.join(root, 'reports/mutation.json'), 'utf8'));
  const mutants = Object.values(files)
    .flatMap((one) => one.mutants)
    .filter((mutant) => COUNTED.has(mutant.status));
  const survivors = mutants.filter((mutant) => !NOTICED.has(mutant.status));
  total.noticed += mutants.length - survivors.length;
  total.all += mutants.length;
  console.log(`${id}: ${mutants.length - survivors.length} of ${mutants.length}`);
  for (const { location, replacement, mutatorName } of survivors)
    console.log(`  ${file}:${location.start.line} ${mutatorName} ${replacement ?? ''}`);
}
const share = (100 * total.noticed) / total.all;
console.log(`\n${total.noticed} of ${total.all} changes to ${policies.length} policies noticed: ${share.toFixed(1)} %`);
process.exitCode = share >= LEAST ? 0 : 1;
