import * as path from 'node:path';
import { heldTo } from '../budgets.mjs';
import { writeTemplates } from '../inputs/templates.mjs';
import { PROGRAMS, inTurns, pick, processTime, report, sampleOf } from '../measure.mjs';

const INPUTS = [
  { resources: 34, label: 'two APIs' },
  { resources: 560, label: '300 kB of JSON', budget: 'hook-cold' },
];

function measure({ work, rounds }, { resources, label, budget }, format) {
  const [file] = writeTemplates(path.join(work, `hook ${resources}`), 1, resources, 'all');
  const args = [path.join(PROGRAMS, 'hook.mjs'), file, format];
  const results = inTurns(rounds(5), {
    hook: () => report(args),
    node: () => processTime(['-e', '0']),
  });
  const of = (key) => pick(results.hook, key);
  const node = sampleOf(results.node).median;
  const cold = sampleOf(results.hook.map((one) => node + one.load + one.first));
  const name = `${label}, as ${format.toUpperCase()} (${of('kB').median.toFixed(0)} kB)`;
  return {
    row: [name, of('load'), of('first'), cold, of('warm'), of('rss')],
    held: budget === undefined ? [] : [heldTo(budget, cold.median, `as ${format.toUpperCase()}`)],
  };
}

/** Measures the handler of the CloudFormation hook, which a deployment waits for. */
export function hook(context) {
  const measured = INPUTS.flatMap((input) => ['json', 'yaml'].map((format) => measure(context, input, format)));
  return {
    title: 'The hook',
    about:
      'The handler that Lambda runs, without the network. Cold is the first event in a new process, the start of node included; warm is the median of 30 more events in it.',
    tables: [
      {
        title: 'One event',
        columns: ['', 'load ms', 'first event ms', 'cold ms', 'warm ms', 'MB'],
        rows: measured.map(({ row }) => row),
      },
    ],
    held: measured.flatMap(({ held }) => held),
  };
}
