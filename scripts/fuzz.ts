/** Tries the laws of test/fuzz on random templates: `npm run fuzz -- --cases 100000 --seed 1 --law branches`. */
import { parseArgs } from 'node:util';
import { anySeed, shares } from '../test/fuzz/law';
import { LAWS } from '../test/fuzz/laws';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000' },
    seed: { type: 'string' },
    law: { type: 'string', multiple: true },
  },
});

/** The integer that an option is. */
function integer(name: string, written: string, least: number): number {
  const number = Number(written);
  if (!Number.isSafeInteger(number) || number < least) {
    console.error(`--${name} ${written}: write an integer from ${least}.`);
    process.exit(2);
  }
  return number;
}

const cases = integer('cases', values.cases, 1);
const seed = values.seed === undefined ? anySeed() : integer('seed', values.seed, 0);
const names = LAWS.map(({ name }) => name);
const unknown = values.law?.find((name) => !names.includes(name));
if (unknown !== undefined) {
  console.error(`--law ${unknown}: there is no such law. There are: ${names.join(', ')}.`);
  process.exit(2);
}

console.log(`seed ${seed}`);
for (const [law, count] of shares(
  LAWS.filter(({ name }) => values.law?.includes(name) ?? true),
  cases,
)) {
  const failure = law.attempt({ cases: count, seed });
  console.log(`${failure === undefined ? 'holds' : 'FAILS'}  ${law.name}: ${count} cases: ${law.title}`);
  if (failure === undefined) continue;
  console.log(failure);
  process.exitCode = 1;
}
