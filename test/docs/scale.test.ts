import * as fs from 'node:fs';
import * as path from 'node:path';

const PAGE = fs.readFileSync(path.join(__dirname, '../../docs/scale.md'), 'utf8');
const OPERATIONS = [10, 1_000, 100_000];

/** The numbers of a row of a table, as they are written. */
function row(title: string): readonly string[] {
  const line = PAGE.split('\n').find((one) => one.startsWith(`| ${title}`));
  if (line === undefined) throw new Error(`no row ${title}`);
  return line
    .split('|')
    .slice(2, -1)
    .map((cell) => cell.trim());
}

const events = (operations: number): number => operations * 2 * 30;

test('what Lambda costs is what the formula says', () => {
  const dollars = OPERATIONS.map((one) => events(one) * 0.5 * 0.0000133334 + events(one) * 0.0000002);
  expect(row('Lambda a month')).toEqual(dollars.map((one) => (one < 0.01 ? '< $0.01' : `$${one.toFixed(2)}`)));
});

test('what CloudFormation may charge at most is what the formula says', () => {
  const dollars = OPERATIONS.map((one) => Math.max(0, (events(one) - 1_000) * 0.0009));
  expect(row('at most').map((cell) => Number(cell.replace(/[$,]/g, '')))).toEqual(
    dollars.map((one) => (one < 1_000 ? Number(one.toFixed(2)) : Math.round(one))),
  );
});
