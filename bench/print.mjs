// Formats the results of a section for the terminal.
import { BUDGETS } from './budgets.mjs';
import { cell } from './cells.mjs';

export function printSection({ tables, held }) {
  for (const { title, columns, rows } of tables) {
    console.log(`\n${title}`);
    const lines = [columns, ...rows].map((row) => row.map(cell));
    const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at].length)));
    for (const line of lines)
      console.log(
        `  ${line.map((text, at) => (at === 0 ? text.padEnd(widths[at]) : text.padStart(widths[at]))).join('  ')}`,
      );
  }
  if (held.length > 0) console.log();
  for (const one of held) console.log(`  ${heldLine(one)}`);
}

function heldLine({ id, of, figure, isKept }) {
  const { work, limit, least, unit } = BUDGETS[id];
  const what = of === '' ? work : `${work} (${of})`;
  return `${what}: ${cell(figure)} ${unit}: ${isKept ? 'ok' : 'OVER'} (at ${least ? 'least' : 'most'} ${limit})`;
}
