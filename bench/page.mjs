// Writes docs/performance.md from the results of the sections.
import { BUDGETS } from './budgets.mjs';
import { cell } from './cells.mjs';

const row = (cells) => `| ${cells.join(' | ')} |`;
const table = ([head, ...rows]) =>
  [row(head), row(head.map((_, at) => (at === 0 ? '---' : '--:'))), ...rows.map(row)].join('\n');

/** The page. `sections` are in the order in which they ran. */
export function performancePage({ machine, load, versions, date, seconds, repetitions, sections }) {
  return [
    '<!-- Written by `npm run bench -- --write`; do not edit. -->',
    '# Performance',
    `Measured on ${date}, all in one run of ${Math.round(seconds / 60)} minutes: \`npm run build && npm run bench -- --write\`. ${machine}. Load average before ${load[0].toFixed(1)}, after ${load[1].toFixed(1)}; repetitions: ${repetitions}.`,
    versions.map(({ name, version }) => `${name} ${version}`).join(' · '),
    'Every figure is a median, with the lowest and the highest measured in parentheses. What is compared runs in turn, each time in a process of its own. No test is about time: what is over its budget is told here.',
    '## Budgets',
    budgetTable(sections.flatMap(({ held }) => held)),
    ...sections.flatMap(({ title, about, tables }) => [`## ${title}`, about, ...tables.flatMap(tableOf)]),
    '',
  ].join('\n\n');
}

const tableOf = ({ title, columns, rows }) => [
  `${title}:`,
  table([columns, ...rows].map((cells) => cells.map((value) => cell(value).replaceAll('|', '\\|')))),
];

function budgetTable(held) {
  const rows = Object.entries(BUDGETS).flatMap(([id, { work, limit, least, unit }]) =>
    held
      .filter((one) => one.id === id)
      .map(({ of, figure, isKept }) => [
        of === '' ? work : `${work}: ${of}`,
        `${least ? '≥' : '≤'} ${cell(limit)} ${unit}`,
        cell(figure),
        isKept ? 'kept' : '**over**',
      ]),
  );
  return table([['work', 'budget', 'measured', ''], ...rows]);
}
