import { buildModel } from '../../src/apigateway/building/build-model';
import { checkModel } from '../../src/engine/check';
import { parseConfiguration } from '../../src/engine/config/configuration';
import { definePolicy } from '../../src/policies';
import { CATALOGUE } from '../../src/rules/catalogue';
import type { Policy } from '../../src/rules/policy';
import { CHAT } from '../support/chat-template';
import { template } from '../support/findings';

const model = buildModel([template(CHAT)]);

/** A policy of the user's own that does something. */
const own = (check: (...args: Parameters<Policy['check']>) => unknown): Policy =>
  definePolicy({
    id: 'acme/own',
    category: 'security',
    severity: 'error',
    title: 't',
    why: 'w',
    fix: 'f',
    references: ['https://wiki.acme.example'],
    check: check,
  });

const failure = (check: Parameters<typeof own>[0]): string | undefined =>
  checkModel(model, { policies: [own(check)] }).failures[0]?.stack.split('\n')[0];

describe('a policy of the user that cannot be asked', () => {
  test('is told by what it throws, whatever that is', () => {
    expect(
      failure(() => {
        throw new RangeError('no luck');
      }),
    ).toBe('RangeError: no luck');
    expect(
      failure(() => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- that is what this is about
        throw 'no luck';
      }),
    ).toBe('no luck');
  });

  test('may not answer later, since what it finds then is lost', () => {
    expect(failure(() => Promise.reject(new Error('later')))).toMatch(/^TypeError: check is asynchronous/);
    expect(failure(() => 5)).toBeUndefined();
  });

  test('is asked no more of another protocol, and the others are judged', () => {
    let times = 0;
    const result = checkModel(model, {
      protocols: ['websocket', 'http'],
      overrides: [{ constructs: ['Stage'], rules: { 'stage-name': 'off' } }],
      policies: [
        own(() => {
          times++;
          throw new Error('no luck');
        }),
      ],
    });
    expect(result.failures).toHaveLength(1);
    expect(times).toBe(1);
    expect(result.findings.map(({ ruleId }) => ruleId)).toContain('stage-throttling');
  });
});

test('one of the catalogue that throws is a defect, and is not swallowed', () => {
  const [first] = CATALOGUE;
  if (!first) throw new Error('no policy');
  const broken = {
    ...first,
    check: (): never => {
      throw new Error('a defect');
    },
  };
  expect(() => checkModel(model, {}, [broken])).toThrow('a defect');
});

describe('what a program asks for in a way that no file could', () => {
  const check = (configuration: object): unknown => checkModel(model, configuration);

  test.each<[object, string]>([
    [{ preset: 'mild' }, 'no preset "mild"; there are recommended, strict, all'],
    [{ rules: { 'stage-name': 'loud' } }, 'rule "stage-name" has level "loud"; there are off, info, warning, error'],
    [{ rules: { 'stage-throttling': ['error', 5] } }, 'the options of rule "stage-throttling" are not an object'],
    [{ rules: { 'stage-throttling': ['error', { rate: 1 }] } }, 'rule "stage-throttling" has no option "rate"'],
    [{ rules: { 'STAGE-NAME': 'off' } }, 'no rule "STAGE-NAME"; did you mean "stage-name"?'],
  ])('is refused: %j', (configuration, message) => {
    expect(() => check(configuration)).toThrow(message);
  });

  test('policies are a list of policies', () => {
    expect(() => parseConfiguration({ policies: 5 })).toThrow('policies is not a list of policies');
    expect(() => parseConfiguration({ policies: [{}] })).toThrow('policies has an item that is no policy');
  });
});
