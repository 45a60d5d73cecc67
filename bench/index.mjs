// Measures time and memory, next to the peers in the same run. See `--help`.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { performance } from 'node:perf_hooks';
import * as prettier from 'prettier';
import { performancePage } from './page.mjs';
import { versionOf } from './peers.mjs';
import { printSection } from './print.mjs';
import { check } from './sections/check.mjs';
import { eslint } from './sections/eslint.mjs';
import { growth } from './sections/growth.mjs';
import { hook } from './sections/hook.mjs';
import { load } from './sections/load.mjs';
import { start } from './sections/start.mjs';
import { synth } from './sections/synth.mjs';

const SECTIONS = { start, load, check, growth, synth, hook, eslint };
const USAGE = `npm run bench -- [SECTION...] [--rounds N] [--write]
  SECTION     ${Object.keys(SECTIONS).join(', ')}; all of them, where none is named
  --rounds N  repetitions of everything, instead of as many as each section needs
  --write     all sections, and docs/performance.md from what they measured
What it measures is lib: run npm run build before.`;
const PAGE = path.join(import.meta.dirname, '../docs/performance.md');

function fail(message) {
  process.stderr.write(`bench: ${message}\n${USAGE}\n`);
  process.exit(2);
}

/** The sections and options from the command line. */
function optionsOf(args) {
  const names = [];
  const options = { names, write: false, rounds: (usual) => usual, repetitions: '3 to 15' };
  for (let at = 0; at < args.length; at++) {
    if (args[at] === '--write') options.write = true;
    else if (args[at] === '--rounds') {
      const count = Number(args[++at]);
      if (!Number.isInteger(count) || count < 1) fail('--rounds needs a number from 1 on');
      options.rounds = () => count;
      options.repetitions = String(count);
    } else if (Object.hasOwn(SECTIONS, args[at])) names.push(args[at]);
    else fail(`there is no ${args[at]}`);
  }
  if (options.write && names.length > 0) fail('--write is of all sections');
  return { ...options, names: names.length > 0 ? names : Object.keys(SECTIONS) };
}

const args = process.argv.slice(2);
if (args.includes('--help')) {
  console.log(USAGE);
  process.exit();
}
const { names, write, rounds, repetitions } = optionsOf(args);
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
process.on('exit', () => fs.rmSync(work, { recursive: true, force: true }));
const machine = `${os.cpus().length} x ${os.cpus()[0]?.model.trim()}, ${Math.round(os.totalmem() / 1e9)} GB, ${os.type()} ${os.arch()}`;
console.log(`node ${process.version}, ${machine}`);

const date = new Date().toISOString().slice(0, 10);
const [loadBefore] = os.loadavg();
const begin = performance.now();
const sections = [];
for (const name of names) {
  const section = SECTIONS[name]({ work, rounds });
  printSection(section);
  sections.push(section);
}
const seconds = (performance.now() - begin) / 1000;
console.log(`\n${Math.round(seconds)} s`);

if (write) {
  const versions = [
    { name: 'Node.js', version: process.version.slice(1) },
    ...['aws-cdk-lib', 'cdk-nag'].map((name) => versionOf(name)),
    ...sections.flatMap((section) => section.versions ?? []),
  ];
  const settings = await prettier.resolveConfig(PAGE);
  const page = performancePage({
    machine,
    load: [loadBefore, os.loadavg()[0]],
    versions,
    date,
    seconds,
    repetitions,
    sections,
  });
  fs.writeFileSync(PAGE, await prettier.format(page, { ...settings, parser: 'markdown' }));
  console.log('docs/performance.md is written');
}
