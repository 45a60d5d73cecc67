import * as path from 'node:path';
import { heldTo } from '../budgets.mjs';
import { writeTemplates } from '../inputs/templates.mjs';
import { COMMAND, inTurns, processTime, sampleOf } from '../measure.mjs';

/** Measures the command with almost nothing to do. */
export function start({ work, rounds }) {
  const [file] = writeTemplates(path.join(work, 'one'), 1, 16, 'all');
  const times = inTurns(rounds(15), {
    'node -e 0': () => processTime(['-e', '0']),
    'check, one template': () => processTime([COMMAND, 'check', file]),
    'check --help': () => processTime([COMMAND, 'check', '--help']),
  });
  const samples = Object.entries(times).map(([name, list]) => [name, sampleOf(list)]);
  const of = Object.fromEntries(samples);
  const ratio = (sample) => sample.median / of['node -e 0'].median;
  return {
    title: 'Start of the command',
    about: 'What a user of one small template, or of a hook of Git, waits for.',
    tables: [
      {
        title: 'Whole process',
        columns: ['', 'ms', 'x node'],
        rows: samples.map(([name, sample]) => [name, sample, ratio(sample)]),
      },
    ],
    held: [heldTo('check-start', ratio(of['check, one template']))],
  };
}
