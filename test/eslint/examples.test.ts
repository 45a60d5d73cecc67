import * as fs from 'node:fs';
import * as path from 'node:path';
import { CATALOGUE } from '../../src/rules/catalogue';
import { judge } from '../support/findings';
import { compileErrors, synthesiseText } from './compile';
import { described, lint, mend } from './linter';

const example = (id: string, name: string): string => fs.readFileSync(path.join(__dirname, id, `${name}.ts`), 'utf8');
const isPolicy = (id: string): boolean => CATALOGUE.some((policy) => policy.id === id);
const found = (id: string, text: string): number => judge(id, ...synthesiseText(text)).findings.length;
/** The role that lets API Gateway write logs is one for all of an account: the suggestion says that it is needed. */
const OF_THE_ACCOUNT = 'stage-logging-account-role';
const violated = (text: string): readonly string[] => {
  const templates = synthesiseText(text);
  return CATALOGUE.map((policy) => policy.id).filter(
    (id) => id !== OF_THE_ACCOUNT && judge(id, ...templates).findings.length > 0,
  );
};
const ids = described.map(({ id }) => id);

describe.each(ids)('%s', (id) => {
  test('the incorrect example is reported, the correct one is not', () => {
    expect(lint(example(id, 'incorrect'), id)).not.toEqual([]);
    expect(lint(example(id, 'correct'), id)).toEqual([]);
  });
});

describe.each(ids.filter(isPolicy))('%s agrees with its policy', (id) => {
  test('which finds as much in the synthesised incorrect example, and nothing in the correct one', () => {
    expect(found(id, example(id, 'incorrect'))).toBe(lint(example(id, 'incorrect'), id).length);
    expect(found(id, example(id, 'correct'))).toBe(0);
  });
});

const mended = new Map(
  ids.flatMap((id) => {
    const text = mend(example(id, 'incorrect'), id);
    return text === undefined ? [] : [[id, text] as const];
  }),
);

describe.each([...mended])('what the fixes of %s make of the incorrect example', (id, text) => {
  test('satisfies the policy, and synthesises where it is a program of the CDK', () => {
    const isHandler = /@aws-sdk\/|methodArn/.test(text);
    if (isPolicy(id)) expect(found(id, text)).toBe(0);
    else expect(isHandler || synthesiseText(text).length === 1).toBe(true);
  });

  test('has no finding of another policy that the example did not have', () => {
    if (!isPolicy(id)) return;
    const before = violated(example(id, 'incorrect'));
    expect(violated(text).filter((other) => !before.includes(other))).toEqual([]);
  });

  test('reads like the code around it', () => {
    expect(text).toMatchSnapshot();
  });
});

test('everything that fixes and suggestions write compiles', () => {
  const files = new Map([...mended].map(([id, text]) => [`${id}.ts`, text]));
  expect(compileErrors(files)).toEqual([]);
}, 60_000);
