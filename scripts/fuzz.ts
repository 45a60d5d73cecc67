/** Tries the laws of test/fuzz on random templates: `npm run fuzz -- --law 3 --cases 100000 --seed 1`. */
import { parseArgs } from 'node:util';
import { anySeed, shares } from '../test/fuzz/law';
import { coverage } from '../test/fuzz/coverage';
import { LAWS } from '../test/fuzz/laws';

const HELP = `npm run fuzz -- [--law LAW]... [--cases N] [--seed S]

  --law LAW    all, a number, or a name; repeatable (default all)
  --cases N    how many templates are tried, over all of these laws (default 1000)
  --seed S     by which the same templates come again (default any)
  --coverage   how many of the templates of law 2 violate each policy, leave it in doubt and keep it

Laws:
${LAWS.map(({ number, name, title }) => `  ${number} ${name.padEnd(12)} ${title}`).join('\n')}
  4 fixes        a fix done as it is written leads to no other finding: tried on every bad example,
                 there is nothing random about it: npx jest test/rules/fixes

A failure is shown as the smallest template that the law does not hold for.`;

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000' },
    seed: { type: 'string' },
    law: { type: 'string', multiple: true, default: ['all'] },
    coverage: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

/** The integer that an option is. */
function integer(name: string, written: string, least: number): number {
  const number = Number(written);
  if (!Number.isSafeInteger(number) || number < least) fail(`--${name} ${written}: write an integer from ${least}.`);
  return number;
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const cases = integer('cases', values.cases, 1);
const seed = values.seed === undefined ? anySeed() : integer('seed', values.seed, 0);
const laws = LAWS.filter(({ number, name }) =>
  values.law.some((asked) => asked === 'all' || asked === String(number) || asked === name),
);
for (const asked of values.law) {
  if (asked === '4') fail('--law 4: that is a test of its own, `npx jest test/rules/fixes`.');
  if (asked !== 'all' && !laws.some(({ number, name }) => asked === String(number) || asked === name))
    fail(
      `--law ${asked}: there is no such law. There are: all, ${LAWS.map(({ number, name }) => `${number} ${name}`).join(', ')}.`,
    );
}

console.log(`seed ${seed}`);
if (values.coverage) {
  console.log('violated unknown kept');
  for (const { ruleId, violated, unknown: open, kept } of coverage({ cases, seed }))
    console.log(`${violated} ${open} ${kept} ${ruleId}${violated === 0 || kept === 0 ? ' MISSING' : ''}`);
  process.exit();
}
for (const [law, count] of shares(laws, cases)) {
  const start = performance.now();
  const failure = law.attempt({ cases: count, seed });
  const pace = Math.round((count / (performance.now() - start)) * 1000);
  console.log(
    failure === undefined
      ? `holds  ${law.number} ${law.name}: ${count} cases, ${pace} a second: ${law.title}`
      : `FAILS  ${law.number} ${law.name}: ${law.title}\n${failure}`,
  );
  if (failure !== undefined) process.exitCode = 1;
}
