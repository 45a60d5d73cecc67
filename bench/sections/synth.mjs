import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { heldTo } from '../budgets.mjs';
import { KINDS } from '../inputs/kinds.mjs';
import { PROGRAMS, inTurns, pick, report } from '../measure.mjs';
import { installProject, versionOf } from '../peers.mjs';

const INPUTS = [
  { kind: 'mixed', resources: 160, times: 5 },
  { kind: 'mixed', resources: 1_600, times: 3 },
  { kind: 'mixed', resources: 16_000, times: 3 },
  { kind: 'all', resources: 160, times: 5 },
  { kind: 'all', resources: 16_000, times: 3 },
];
/** From this size on, the warm-up run is skipped: the synthesis takes too long. */
const LARGE = 16_000;

const PACK = 'WebSocketGuardChecks (pack)';
const SOLUTIONS = 'cdk-nag AwsSolutions';
const PREFLIGHT = 'cdk-preflight';

/** Installs cdk-preflight in a project of its own; undefined if the registry does not have it. */
function preflightProject(work) {
  const project = path.join(work, 'preflight');
  try {
    execFileSync('npm', ['view', PREFLIGHT, 'version'], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  installProject(project, [PREFLIGHT]);
  return project;
}

function variantsOf(kind, resources, project) {
  const args = [path.join(PROGRAMS, 'app.mjs'), kind, resources];
  return {
    nothing: () => report([...args, 'nothing']),
    [PACK]: () => report([...args, 'pack']),
    'WebSocketGuard (Aspect)': () => report([...args, 'aspect']),
    [SOLUTIONS]: () => report([...args, 'AwsSolutions']),
    "CDK's built-in validator": () => report([...args, 'nothing'], { CDK_VALIDATION: 'true' }),
    ...(project === undefined ? {} : { [PREFLIGHT]: () => report([...args, 'preflight', project]) }),
  };
}

function measure({ rounds }, { kind, resources, times }, project) {
  const results = inTurns(rounds(times), variantsOf(kind, resources, project), { warmUp: resources < LARGE });
  const of = (name, key) => pick(results[name], key);
  const base = of('nothing', 'total').median;
  const size = `${resources.toLocaleString('en-US')} resources`;
  const judging = of(PACK, 'judging').median;
  const peer = of(SOLUTIONS, 'judging').median;
  return {
    table: {
      title: `Synthesis of ${size}, ${KINDS[kind]}`,
      columns: ['', 'synthesis ms', 'more than nothing ms', 'load ms', 'judging ms', 'MB'],
      rows: Object.keys(results).map((name) => [
        name,
        of(name, 'total'),
        name === 'nothing' ? '' : of(name, 'total').median - base,
        ...['load', 'judging'].map((key) => (of(name, key).median === 0 ? '' : of(name, key))),
        of(name, 'rss'),
      ]),
    },
    held:
      kind === 'all'
        ? [heldTo('pack-worst', judging / peer, size)]
        : [heldTo('pack-peer', peer / judging, size), heldTo('pack-share', (judging / base) * 100, size)],
  };
}

/** Measures what each gate adds to a synthesis. */
export function synth(context) {
  const project = preflightProject(context.work);
  const measured = INPUTS.map((input) => measure(context, input, project));
  return {
    title: 'Synthesis',
    about: [
      'The same app without anything, with this package, and with its peers. Load is the first `require`, judging what the plugin itself takes; what an Aspect and the built-in validator take is in the synthesis.',
      project === undefined
        ? `${PREFLIGHT} is not measured: the npm registry has no such package.`
        : `${PREFLIGHT} runs as its guide says, with \`Preflight.apply(app)\`.`,
    ].join(' '),
    tables: measured.map(({ table }) => table),
    held: measured.flatMap(({ held }) => held),
    versions: project === undefined ? [] : [versionOf(PREFLIGHT, project)],
  };
}
