// Time and memory, side by side with the peers in one run: `npm run bench`. Names of sections select: `npm run bench -- synth`.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { eslint } from './eslint.mjs';
import { inTurns, median, processTime, report, table, verdict } from './measure.mjs';
import { writeTemplates } from './templates.mjs';

const here = import.meta.dirname;
const command = path.join(here, '../lib/cli/index.js');
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
process.on('exit', () => fs.rmSync(work, { recursive: true, force: true }));

const parse = path.join(here, 'read-and-parse.mjs');

function start() {
  const [file] = writeTemplates(path.join(work, 'one'), 1, 16, 'all');
  const times = inTurns(15, {
    'node -e 0': () => processTime(['-e', '0']),
    'check, one template': () => processTime([command, 'check', file]),
    'check --help': () => processTime([command, 'check', '--help']),
  });
  const base = median(times['node -e 0']);
  table(
    'Whole process, one template (ms, median of 15)',
    ['', 'ms', 'x node', ''],
    Object.entries(times).map(([name, list]) => [
      name,
      median(list),
      median(list) / base,
      name === 'check, one template' ? verdict(Number((median(list) / base).toFixed(2)), 1.6, ' x') : '',
    ]),
  );
}

function load() {
  const packages = { 'cdk-websocket-guard': '../lib/index.js', 'cdk-nag': 'cdk-nag' };
  const results = inTurns(
    7,
    Object.fromEntries(
      Object.entries(packages).map(([name, module]) => [name, () => report([path.join(here, 'load.mjs'), module])]),
    ),
  );
  table(
    'Loading after aws-cdk-lib (median of 7)',
    ['', 'ms', 'modules', ''],
    Object.entries(results).map(([name, list]) => {
      const [ms, modules] = [median(list.map((one) => one.ms)), list[0].modules];
      return [
        name,
        ms,
        modules,
        name === 'cdk-nag' ? '' : `${verdict(Math.round(ms), 25, ' ms')}, ${verdict(modules, 40)}`,
      ];
    }),
  );
}

/** What the apps and templates are made of. Budgets are for apps; the other kind shows the worst there is. */
const KINDS = { mixed: 'a WebSocket API in each stack', all: 'nothing but WebSocket APIs' };

/** A ratio, with a verdict where the kind has a budget. */
const ratioOf = (kind, figure, budget) =>
  kind === 'mixed' ? verdict(Number(figure.toFixed(2)), budget, ' x') : `${figure.toFixed(2)} x`;

function synth() {
  const file = path.join(here, 'app.mjs');
  for (const [kind, resources, rounds] of [
    ['mixed', 160, 5],
    ['mixed', 1600, 3],
    ['mixed', 16000, 3],
    ['all', 160, 5],
    ['all', 16000, 3],
  ]) {
    const variants = {
      nothing: () => report([file, kind, resources, 'nothing']),
      'cdk-nag AwsSolutions': () => report([file, kind, resources, 'AwsSolutions']),
      'WebSocketGuardChecks (pack)': () => report([file, kind, resources, 'pack']),
      'WebSocketGuard (Aspect)': () => report([file, kind, resources, 'aspect']),
      "CDK's own validator": () => report([file, kind, resources, 'nothing'], { CDK_VALIDATION: 'true' }),
    };
    const results = inTurns(rounds, variants);
    const of = (name, key) => median(results[name].map((one) => one[key]));
    table(
      `Synthesis of ${resources} resources, ${KINDS[kind]} (median of ${rounds})`,
      ['', 'synth ms', 'more than nothing', 'load ms', 'judging ms', 'RSS MB'],
      Object.keys(results).map((name) => [
        name,
        of(name, 'total'),
        of(name, 'total') - of('nothing', 'total'),
        of(name, 'load'),
        of(name, 'judging'),
        of(name, 'rss'),
      ]),
    );
    const pack = 'WebSocketGuardChecks (pack)';
    const judging = of(pack, 'judging');
    if (resources === 160 && kind === 'mixed')
      console.log(`  pack, load included: ${verdict(Math.round(of(pack, 'load') + judging), 40, ' ms')}`);
    if (resources === 16000) {
      console.log(`  AwsSolutions / pack: ${(of('cdk-nag AwsSolutions', 'judging') / judging).toFixed(1)} x (goal 10)`);
      console.log(`  pack / reading and parsing: ${ratioOf(kind, judging / of(pack, 'reading'), 2.5)}`);
    }
  }
}

function check() {
  const rows = [];
  for (const [kind, name, count, resources, budget] of [
    ['mixed', '1,600 resources', 4, 400, 2.5],
    ['mixed', '16,000 resources', 40, 400, 2.5],
    ['mixed', '1,000 templates', 1000, 34, 2],
    ['all', '16,000 resources', 40, 400, 2.5],
    ['all', '1,000 templates', 1000, 34, 2],
  ]) {
    const directory = path.join(work, `${kind} ${name}`);
    writeTemplates(directory, count, resources, kind);
    const times = inTurns(5, {
      node: () => processTime(['-e', '0']),
      read: () => processTime([parse, directory]),
      check: () => processTime([command, 'check', '--quiet', directory]),
    });
    const [node, read, ours] = ['node', 'read', 'check'].map((key) => median(times[key]));
    rows.push([
      `${name}, ${KINDS[kind]}`,
      read,
      ours,
      ((ours - node) / (read - node)).toFixed(2),
      ratioOf(kind, ours / read, budget),
    ]);
  }
  table(
    'check, against a process that reads and parses the same files (ms, median of 5)',
    ['', 'read', 'check', 'x without the start of node', 'x'],
    rows,
  );
}

function hook() {
  const rows = [];
  for (const [resources, label] of [
    [34, 'two APIs'],
    [560, '300 kB of JSON'],
  ]) {
    const [file] = writeTemplates(path.join(work, `hook ${resources}`), 1, resources, 'all');
    for (const format of ['json', 'yaml']) {
      const args = [path.join(here, 'hook.mjs'), file, format];
      const results = inTurns(5, {
        hook: () => report(args),
        node: () => ({ ms: processTime(['-e', '0']) }),
      });
      const of = (key) => median(results.hook.map((one) => one[key]));
      const node = median(results.node.map(({ ms }) => ms));
      const cold = node + of('load') + of('first');
      rows.push([
        `${label}, as ${format} (${of('kB').toFixed(0)} kB)`,
        of('load'),
        of('first'),
        resources > 100 ? verdict(Math.round(cold), 1500, ' ms') : cold,
        of('warm'),
        of('rss'),
      ]);
    }
  }
  table(
    'The handler of the hook (ms, median of 5 processes; warm: of 30 events in each)',
    ['', 'load', 'first event', 'cold, start of node included', 'warm', 'RSS MB'],
    rows,
  );
}

const SECTIONS = { start, load, check, synth, hook, eslint: () => eslint(work) };
const wanted = process.argv.slice(2);
console.log(
  `node ${process.version}, ${os.cpus().length} x ${os.cpus()[0]?.model.trim()}, ${Math.round(os.totalmem() / 1e9)} GB`,
);
for (const [name, run] of Object.entries(SECTIONS)) if (wanted.length === 0 || wanted.includes(name)) run();
