import * as fs from 'node:fs';
import * as path from 'node:path';
import { heldTo } from '../budgets.mjs';
import { writeHandlers, writeSources } from '../inputs/sources.mjs';
import { PROGRAMS, inTurns, pick, report } from '../measure.mjs';
import { installProject, versionOf } from '../peers.mjs';

const FILES = 100;
const PEER = 'eslint-plugin-awscdk';
/** eslint-plugin-awscdk does not support TypeScript newer than 5. */
const PACKAGES = ['eslint@10', 'typescript-eslint@8', 'typescript@5.9', `${PEER}@4`];
const OURS = 'cdk-websocket-guard';
const IDLE = 'a rule that does nothing';
const VARIANTS = ['no rules', IDLE, OURS, 'no rules, with types', PEER];

const INPUTS = [
  { kind: 'CDK files, one in five with a WebSocket API', write: (directory) => writeSources(directory, FILES, 5) },
  { kind: 'CDK files, each with a WebSocket API', write: (directory) => writeSources(directory, FILES, 1) },
  { kind: 'files of handler code', write: (directory) => writeHandlers(directory, FILES) },
];

const COMPILER = { module: 'node16', target: 'es2022', strict: true, skipLibCheck: true, types: [] };

function measure({ rounds }, { kind, write }, project) {
  fs.rmSync(path.join(project, 'src'), { recursive: true, force: true });
  write(path.join(project, 'src'));
  const script = path.join(PROGRAMS, 'lint.mjs');
  const results = inTurns(
    rounds(5),
    Object.fromEntries(VARIANTS.map((variant) => [variant, () => report([script, project, variant])])),
  );
  const of = (name, key) => pick(results[name], key);
  const ratio = (name, key) => of(name, key).median / of(IDLE, key).median;
  return {
    table: {
      title: `ESLint on ${FILES} ${kind}`,
      columns: ['', 'process ms', 'linting ms', 'x', 'one file again ms', 'x', 'load ms', 'MB', 'reports'],
      rows: VARIANTS.map((name) => [
        name,
        of(name, 'whole'),
        ...['lint', 'again'].flatMap((key) => [of(name, key), ratio(name, key)]),
        of(name, 'load'),
        of(name, 'rss'),
        results[name][0].reports,
      ]),
    },
    held: [heldTo('eslint-time', ratio(OURS, 'lint'), kind)],
    load: of(OURS, 'load').median,
  };
}

/** Measures ESLint on CDK code and on the code of handlers. */
export function eslint(context) {
  const project = path.join(context.work, 'eslint');
  installProject(project, PACKAGES);
  fs.writeFileSync(
    path.join(project, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: COMPILER, include: ['src'] }),
  );
  const measured = INPUTS.map((input) => measure(context, input, project));
  return {
    title: 'ESLint',
    about: `Ratios are to ${IDLE}. ${PEER} needs types, and is to be compared with no rules but types. "One file again" is what an editor waits for after a change.`,
    tables: measured.map(({ table }) => table),
    held: [
      ...measured.flatMap(({ held }) => held),
      heldTo('eslint-load', Math.max(...measured.map(({ load }) => load)), 'the slowest of three medians'),
    ],
    versions: ['eslint', 'typescript-eslint', PEER].map((name) => versionOf(name, project)),
  };
}
