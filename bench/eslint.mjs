// ESLint over CDK code and the code of handlers: no rules, the plugin, and the recommended preset of eslint-plugin-awscdk.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { inTurns, median, report, table, verdict } from './measure.mjs';
import { writeHandlers, writeSources } from './sources.mjs';

const here = import.meta.dirname;
const FILES = 100;
/** eslint-plugin-awscdk takes no TypeScript newer than 5. */
const PACKAGES = ['eslint@10', 'typescript-eslint@8', 'typescript@5.9', 'eslint-plugin-awscdk@4'];
/** What the files import is that of this project. */
const LINKED = ['aws-cdk-lib', 'constructs'];

/** A project that all variants lint, with the linters of all of them. */
function prepare(project) {
  fs.mkdirSync(project, { recursive: true });
  fs.writeFileSync(path.join(project, 'package.json'), JSON.stringify({ name: 'bench', private: true }));
  const args = [
    'install',
    '--omit=peer',
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
    '--prefer-offline',
    '--silent',
  ];
  execFileSync('npm', [...args, ...PACKAGES], { cwd: project, stdio: 'ignore' });
  for (const name of LINKED)
    fs.symlinkSync(path.join(here, '../node_modules', name), path.join(project, 'node_modules', name));
  fs.writeFileSync(
    path.join(project, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: { module: 'node16', target: 'es2022', strict: true, skipLibCheck: true, types: [] },
      include: ['src'],
    }),
  );
}

/** Prints time, ratio and memory of each variant; every run is a process of its own. */
export function eslint(work) {
  for (const [every, kind] of [
    [5, 'one in five with a WebSocket API'],
    [1, 'each with a WebSocket API'],
  ]) {
    const project = path.join(work, `eslint-${every}`);
    prepare(project);
    writeSources(path.join(project, 'src'), FILES, every);
    compare(project, `CDK files, ${kind}`);
  }
  const project = path.join(work, 'eslint-handlers');
  prepare(project);
  writeHandlers(path.join(project, 'src'), FILES);
  compare(project, 'files of handler code');
}

function compare(project, kind) {
  const variants = [
    'no rules',
    'a rule that does nothing',
    'cdk-websocket-guard',
    'no rules, with types',
    'eslint-plugin-awscdk',
  ];
  const script = path.join(here, 'lint.mjs');
  const results = inTurns(
    5,
    Object.fromEntries(variants.map((variant) => [variant, () => report([script, project, variant])])),
  );
  const of = (name, key) => median(results[name].map((one) => one[key]));
  const ratio = (name, key) => of(name, key) / of('no rules', key);
  table(
    `ESLint 10 on ${FILES} ${kind} (median of 5)`,
    ['', 'process ms', 'x', 'linting ms', 'x', 'one file again ms', 'x', 'load ms', 'RSS MB', 'reports'],
    variants.map((name) => [
      name,
      ...['whole', 'lint', 'again'].flatMap((key) => [of(name, key), ratio(name, key)]),
      of(name, 'load'),
      of(name, 'rss'),
      results[name][0].reports,
    ]),
  );
  const [whole, lint] = ['whole', 'lint'].map((key) => Number(ratio('cdk-websocket-guard', key).toFixed(2)));
  const load = Math.round(of('cdk-websocket-guard', 'load'));
  console.log(
    `  cdk-websocket-guard: process ${verdict(whole, 1.2, ' x')}, linting ${verdict(lint, 1.2, ' x')}, loads in ${verdict(load, 30, ' ms')}`,
  );
}
