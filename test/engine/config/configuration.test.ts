import * as fc from 'fast-check';
import { LEVELS, PRESETS } from '../../../src/engine/config/choices';
import { ConfigurationError, parseConfiguration } from '../../../src/engine/config/configuration';
import { CONFIGURATION_SCHEMA } from '../../../src/engine/config/configuration-schema';
import { policySettings } from '../../../src/engine/config/policy-settings';
import { CATALOGUE } from '../../../src/rules/catalogue';
import { schema } from '../../support/schema';

const fits = schema('config');

/** The error of something; undefined where there is none. */
function errorOf(action: () => unknown): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
}

describe('the published schema takes what the tool takes', () => {
  const junk = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant([]), fc.constant({}));
  const level = fc.oneof({ weight: 4, arbitrary: fc.constantFrom<unknown>(...LEVELS) }, { weight: 1, arbitrary: junk });
  const number = fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, 1, 29_000),
  );
  const option = fc.constantFrom('longest', 'maximumRate', 'minimumBurst', 'retentionDays', 'routes', 'other');
  const options = fc.dictionary(option, fc.oneof({ weight: 4, arbitrary: number }, { weight: 1, arbitrary: junk }));
  const wish = fc.oneof(level, fc.array(level, { maxLength: 3 }), fc.tuple(level, options));
  const withOptions = CATALOGUE.filter((policy) => policy.options).map((policy) => policy.id);
  const id = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...withOptions, 'stage-name') },
    { weight: 1, arbitrary: fc.string().filter((text) => !text.includes('/')) },
  );
  const file = fc.oneof({ weight: 3, arbitrary: fc.string() }, { weight: 1, arbitrary: junk });

  test('whatever is in it', () => {
    const value = fc.record(
      {
        $schema: fc.string(),
        preset: fc.oneof(fc.constantFrom<unknown>(...PRESETS), junk),
        failOn: fc.oneof(fc.constantFrom<unknown>('error', 'warning', 'info', 'never'), junk),
        rules: fc.oneof({ weight: 4, arbitrary: fc.dictionary(id, wish) }, { weight: 1, arbitrary: junk }),
        waivers: file,
        baseline: file,
        protocols: fc.oneof(fc.subarray(['websocket', 'http']), junk),
        preest: fc.constant('strict'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        value,
        (one) => fits(one) === (errorOf(() => policySettings(CATALOGUE, parseConfiguration(one))) === undefined),
      ),
      { numRuns: 2000 },
    );
  });

  test('every rule is in it, and rules of the user are', () => {
    const rules = Object.fromEntries(CATALOGUE.map((policy) => [policy.id, 'error']));
    expect(fits({ rules: { ...rules, 'acme/stage-owner': ['info', { longest: 5 }] } })).toBe(true);
    expect(fits({ rules: { 'stage-throtling': 'off' } })).toBe(false);
  });

  test.each([null, [], 'strict', 7])('%j is no configuration', (value) => {
    expect(fits(value)).toBe(false);
    expect(errorOf(() => parseConfiguration(value))).toMatch(/^a configuration is an object with the keys preset, /);
  });

  test('modules of policies are named in files, and read before they are judged', () => {
    expect(fits({ policies: ['./policies.mjs'] })).toBe(true);
    expect(errorOf(() => parseConfiguration({ policies: CATALOGUE }))).toBeUndefined();
    expect(errorOf(() => parseConfiguration({ policies: ['./policies.mjs'] }))).toBe(
      'policies has an item that is no policy: an object with id, severity and check',
    );
  });
});

describe('what is wrong is named, with what was meant', () => {
  test.each([
    [{ presets: 'strict' }, 'no key "presets"; did you mean "preset"?'],
    [{ foo: true }, /^no key "foo"; there are preset, /],
    [{ rot: true }, 'no key "rot"; did you mean "root"?'],
    [{ preset: 'strictest' }, 'preset is "strictest"; it takes recommended, strict, all'],
    [{ failOn: 'errors' }, 'failOn is "errors"; it takes error, warning, info, never'],
    [{ rules: ['stage-throttling'] }, 'rules is ["stage-throttling"]; it takes an object'],
    [
      { rules: { 'stage-throttling': 'fatal' } },
      'rules.stage-throttling is "fatal"; it takes off, info, warning, error, or a list of one of them and options',
    ],
    [{ baseline: true }, 'baseline is true; it takes the name of a file'],
  ])('%j', (value, message) => {
    expect(errorOf(() => parseConfiguration(value))).toEqual(
      typeof message === 'string' ? message : expect.stringMatching(message),
    );
  });

  test('and all keys there are, where nothing near was meant', () => {
    const keys = Object.keys(CONFIGURATION_SCHEMA.properties).filter((key) => key !== '$schema');
    expect(errorOf(() => parseConfiguration({ zzzzzz: 1 }))).toBe(`no key "zzzzzz"; there are ${keys.join(', ')}`);
  });

  test.each([
    [{ 'stage-throtling': 'off' }, 'no rule "stage-throtling"; did you mean "stage-throttling"?'],
    [
      { 'stage-throttling': ['error', { limit: 5 }] },
      /^rule "stage-throttling" has no option "limit"; there (?:is|are) /,
    ],
    [
      { 'api-quotas': ['off', { longest: 5 }] },
      'rule "api-quotas" has no option "longest"; there are routes, integrations, authorizers, stages',
    ],
  ])('%j', (rules, message) => {
    expect(errorOf(() => policySettings(CATALOGUE, parseConfiguration({ rules })))).toEqual(
      typeof message === 'string' ? message : expect.stringMatching(message),
    );
  });

  test('a key that every object inherits is no rule', () => {
    const rules = JSON.parse('{"__proto__": "off"}') as object;
    expect(errorOf(() => policySettings(CATALOGUE, parseConfiguration({ rules })))).toContain('no rule "__proto__"');
  });
});
