import * as fc from 'fast-check';
import { parseWaivers } from '../../../src/engine/suppression/parse-waivers';
import { isTaken, schema } from '../../support/schema';

const fits = schema('waivers');

test('the published schema takes what the tool takes', () => {
  const text = fc.oneof(
    { weight: 6, arbitrary: fc.string({ minLength: 1, unit: 'grapheme-ascii' }) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>('', ' ', null, 7, [], true) },
  );
  const scope = fc.oneof(fc.stringMatching(/^[a*/]{1,12}$/), text);
  const expires = fc.oneof(
    fc.constantFrom<unknown>('2027-01-31', '2027-13-01', '2027-1-1', '31.01.2027', '2027-01-32', 2027, ''),
    fc.string(),
  );
  const waiver = fc.record(
    { rule: text, scope, reason: text, owner: text, ticket: text, expires, until: fc.constant('x') },
    { requiredKeys: ['rule', 'scope', 'reason'] },
  );
  const plain = fc.record({ rule: text, scope, reason: text, owner: text, ticket: text, expires });
  fc.assert(
    fc.property(
      fc.record({ waivers: fc.array(fc.oneof(waiver, plain), { maxLength: 2 }) }),
      (one) => fits(one) === isTaken(one, parseWaivers),
    ),
    {
      numRuns: 3000,
      examples: [[{ waivers: [{ rule: 'a', scope: 7, reason: 'b', owner: 'c', ticket: 5, expires: '2027-01-31' }] }]],
    },
  );
});

test('spaces around a text are none of it', () => {
  const [waiver] = parseWaivers(JSON.stringify({ waivers: [{ rule: ' a ', scope: 'b ', reason: ' c' }] }), 'w.json');
  expect(waiver).toMatchObject({ rule: 'a', scope: 'b', reason: 'c' });
});

test.each([
  ['[]', /it is to be an object with a list `waivers`/],
  ['{}', /^has no "waivers"/],
  ['{ waivers: [], more: 1 }', /^no key "more"/],
])('%s is refused: %s', (text, message) => {
  expect(() => parseWaivers(text, 'w.yaml')).toThrow(message);
});

test('lines and columns are those of the waiver', () => {
  const text = ['waivers:', '  - {rule: a, scope: b, reason: c, owner: d, ticket: 5, expires: 2027-01-31}'].join('\n');
  expect(parseWaivers(text, 'w.yaml')).toEqual([
    {
      rule: 'a',
      scope: 'b',
      reason: 'c',
      owner: 'd',
      ticket: '5',
      expires: '2027-01-31',
      location: { file: 'w.yaml', line: 2, column: 5 },
    },
  ]);
});
