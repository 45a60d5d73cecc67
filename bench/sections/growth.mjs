import * as path from 'node:path';
import { heldTo } from '../budgets.mjs';
import { KINDS } from '../inputs/kinds.mjs';
import { writeTemplates } from '../inputs/templates.mjs';
import { COMMAND, inTurns, pick, processTime, sampleOf, timeAndMemory } from '../measure.mjs';

const SIZES = [1_000, 3_200, 10_000, 32_000, 100_000];
/** Close to CloudFormation's limit of 500 resources per stack. */
const PER_TEMPLATE = 400;
const SHAPES = [
  { kind: 'mixed', shape: 'templates of 400 resources', perTemplate: () => PER_TEMPLATE },
  { kind: 'all', shape: 'templates of 400 resources', perTemplate: () => PER_TEMPLATE },
  // More than CloudFormation accepts: what a hostile template could contain.
  { kind: 'all', shape: 'one template', perTemplate: (resources) => resources },
];

/** The slope of a line through the points on logarithmic axes: the exponent with which time grows. */
function exponentOf(points) {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)]);
  const mean = (at) => logs.reduce((sum, point) => sum + point[at], 0) / logs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const sum = (term) => logs.reduce((total, [x, y]) => total + term(x - meanX, y - meanY), 0);
  return sum((x, y) => x * y) / sum((x) => x * x);
}

/** Measures time and memory of one shape in all sizes. */
function measure({ work, rounds }, { kind, shape, perTemplate }) {
  const name = `${shape}, ${KINDS[kind]}`;
  const rows = SIZES.map((resources) => {
    const directory = path.join(work, `growth ${name} ${resources}`);
    writeTemplates(directory, Math.round(resources / perTemplate(resources)), perTemplate(resources), kind);
    const args = [COMMAND, 'check', '--quiet', directory];
    const results = inTurns(
      rounds(3),
      { node: () => processTime(['-e', '0']), check: () => timeAndMemory(args, path.join(work, 'peak')) },
      { warmUp: resources < SIZES.at(-1) },
    );
    const [time, memory] = ['ms', 'mb'].map((key) => pick(results.check, key));
    return { resources, time, memory, judging: time.median - sampleOf(results.node).median };
  });
  const of = (resources) => rows.find((row) => row.resources === resources).judging;
  return {
    rows: rows.map(({ resources, time, memory, judging }) => [
      `${resources.toLocaleString('en-US')} resources`,
      time,
      (judging / resources) * 1000,
      memory,
    ]),
    name,
    exponent: exponentOf(rows.map(({ resources, judging }) => [resources, judging])),
    factors: [
      [of(10_000) / of(1_000), '1,000 to 10,000'],
      [of(100_000) / of(10_000), '10,000 to 100,000'],
    ],
  };
}

/** Measures how time and memory of `check` grow with the input. */
export function growth(context) {
  const shapes = SHAPES.map((shape) => measure(context, shape));
  return {
    title: 'Growth',
    about: 'Of `check --quiet`; the start of node is taken off before factors and exponents are computed.',
    tables: [
      ...shapes.map(({ name, rows }) => ({
        title: name,
        columns: ['', 'ms', 'µs a resource', 'MB'],
        rows,
      })),
      {
        title: 'Time is about resources to the power of',
        columns: ['', 'exponent', ...shapes[0].factors.map(([, step]) => `x from ${step}`)],
        rows: shapes.map(({ name, exponent, factors }) => [name, exponent, ...factors.map(([factor]) => factor)]),
      },
    ],
    held: shapes.flatMap(({ name, factors }) =>
      factors.map(([factor, step]) => heldTo('growth', factor, `${name}, ${step}`)),
    ),
  };
}
