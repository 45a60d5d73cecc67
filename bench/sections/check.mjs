import * as path from 'node:path';
import { heldTo } from '../budgets.mjs';
import { KINDS } from '../inputs/kinds.mjs';
import { writeTemplates } from '../inputs/templates.mjs';
import { COMMAND, PROGRAMS, inTurns, processTime, sampleOf, timeAndMemory } from '../measure.mjs';

const parse = path.join(PROGRAMS, 'read-and-parse.mjs');

/** The inputs: number of templates, resources in each, and the budget. */
const INPUTS = [
  { kind: 'mixed', name: '1,600 resources', count: 4, resources: 400, budget: 'check-resources' },
  { kind: 'mixed', name: '16,000 resources', count: 40, resources: 400, budget: 'check-resources' },
  { kind: 'mixed', name: '1,000 templates', count: 1000, resources: 34, budget: 'check-templates' },
  { kind: 'all', name: '16,000 resources', count: 40, resources: 400 },
  { kind: 'all', name: '1,000 templates', count: 1000, resources: 34 },
];

function measure({ work, rounds }, { kind, name, count, resources, budget }) {
  const directory = path.join(work, `${kind} ${name}`);
  writeTemplates(directory, count, resources, kind);
  const args = [COMMAND, 'check', '--quiet', directory];
  const peak = path.join(work, 'peak');
  const results = inTurns(rounds(5), {
    node: () => processTime(['-e', '0']),
    read: () => processTime([parse, directory]),
    check: () => processTime(args),
    readMemory: () => timeAndMemory([parse, directory], peak).mb,
    memory: () => timeAndMemory(args, peak).mb,
  });
  const of = Object.fromEntries(Object.entries(results).map(([key, list]) => [key, sampleOf(list)]));
  const ratio = of.check.median / of.read.median;
  return {
    row: [
      `${name}, ${KINDS[kind]}`,
      of.read,
      of.check,
      ratio,
      (of.check.median - of.node.median) / (of.read.median - of.node.median),
      of.readMemory,
      of.memory,
    ],
    held: budget === undefined ? [] : [heldTo(budget, ratio, name)],
    memory: of.memory,
  };
}

/** Compares `check` with the lower bound: reading and parsing the same files. */
export function check(context) {
  const inputs = INPUTS.map((input) => measure(context, input));
  const fewer = measure(context, { kind: 'mixed', name: '250 templates', count: 250, resources: 34 });
  const [, , thousand] = inputs;
  return {
    title: 'The command',
    about: '`check --quiet` on a directory, against a process that reads and parses the same files.',
    tables: [
      {
        title: 'Whole processes',
        columns: ['', 'read ms', 'check ms', 'x', 'x without the start of node', 'read MB', 'check MB'],
        rows: [...inputs, fewer].map(({ row }) => row),
      },
    ],
    held: [...inputs.flatMap(({ held }) => held), heldTo('check-memory', thousand.memory.median / fewer.memory.median)],
  };
}
