import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { directoryWith } from '../support/files';

const COMMAND = path.join(__dirname, '../../scripts/mutation/mutation.mjs');
const AREAS = `export const AREAS = {
  small: () => [{ id: 'small', mutate: ['src/small.ts'], tests: ['small.test.ts'] }],
};`;

interface Outcome {
  readonly code: number | null;
  readonly text: string;
}

/** Runs the command in a project that is nothing but one file and its tests. */
function mutation(source: string, tests: string, area = 'small'): Outcome {
  const cwd = directoryWith({
    'scripts/mutation/areas.mjs': AREAS,
    'src/small.ts': source,
    'test/small.test.ts': `import * as small from '../src/small';\n${tests}`,
  });
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, area], { cwd, encoding: 'utf8' });
  return { code: status, text: stdout + stderr };
}

const SUM = 'export const sum = (one: number, other: number): number => one + other;';

test('changes that tests notice are counted, and so are those that make a loop endless', () => {
  const { code, text } = mutation(
    `export function sum(one: number, other: number): number {
      let all = one;
      for (let at = 0; at < other; at++) all++;
      return all;
    }`,
    "test('sum', () => { expect(small.sum(2, 3)).toBe(5); });",
    'src/small.ts',
  );
  expect(text).toContain('src/small.ts: 6 of 6\n');
  expect(text).toContain('small: 6 of 6 changes noticed, 100.0 %');
  expect(code).toBe(0);
});

describe('changes that no test notices', () => {
  let outcome: Outcome;
  beforeAll(() => {
    outcome = mutation(
      `
        export const product = (one: number, other: number): number => one * other;
        export const difference = (one: number, other: number): number => one - other;

        const lengths = new Map<string, number>();
        export function lengthOf(word: string): number {
          if (!lengths.has(word)) lengths.set(word, word.length + 1);
          return lengths.get(word)!;
        }

        const empty: string[] = [];
        export function counted(word: string): string {
          if (word === '') empty.push(word);
          return word + empty.length;
        }
      `,
      `
        test('product', () => { expect(small.product(2, 1)).toBe(2); });
        test('length', () => { expect(small.lengthOf('four')).toBe(5); });
        test('counted', () => { expect(small.counted('a')).toBe('a0'); });
      `,
    );
  });

  test('are named, and fewer than 90 % fail', () => {
    expect(outcome.text).toContain('src/small.ts:2:72 Survived ArithmeticOperator one / other');
    expect(outcome.text).toMatch(/^small: \d+ of 13 changes noticed/m);
    expect(outcome.code).toBe(1);
  });

  test('are named where no test comes past', () => {
    expect(outcome.text).toContain('src/small.ts:3:75 NoCoverage ArithmeticOperator one + other');
  });

  test('are none where a module keeps what the unchanged code found out', () => {
    expect(outcome.text).not.toMatch(/small\.ts:7:\d+ Survived (?!ConditionalExpression true)/);
  });

  test('are not noticed by what another change left in a module', () => {
    expect(outcome.text).not.toMatch(/13:\d+ Survived ConditionalExpression true/);
    expect(outcome.text).toMatch(/13:\d+ Survived ConditionalExpression false/);
    expect(outcome.text).toMatch(/13:\d+ Survived StringLiteral "Stryker was here!"/);
  });
});

test('tests that fail without any change fail the command, and are named', () => {
  const { code, text } = mutation(
    SUM,
    `
      test('sum', () => { expect(small.sum(2, 1)).toBe(3); });
      test('wrong sum', () => { expect(small.sum(2, 1)).toBe(4); });
      test('sum that nobody recorded', () => { expect(small.sum(2, 1)).toMatchSnapshot(); });
    `,
  );
  expect(text).toContain('wrong sum');
  expect(text).toContain('sum that nobody recorded');
  expect(text).toContain('Not run, since tests fail without any change: small');
  expect(code).toBe(1);
});

test('what the runner has not got fails the command', () => {
  const { code, text } = mutation(SUM, "test.concurrent('sum', async () => { expect(small.sum(2, 1)).toBe(3); });");
  expect(text).toContain('test.concurrent is not a function');
  expect(text).toContain('Not run, since tests fail without any change: small');
  expect(code).toBe(1);
});

test('a name that is none is told, with those that are', () => {
  expect(mutation(SUM, '', 'large')).toEqual({
    code: 2,
    text: 'No area, policy, ESLint rule or file of one: large. Areas: small.\n',
  });
});
