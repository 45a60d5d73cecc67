import { definePolicy } from '../../../src/engine/config/define-policy';
import type { Policy } from '../../../src/rules/policy';

const GOOD = {
  id: 'acme/stage-owner',
  category: 'security',
  severity: 'warning',
  title: 't',
  why: 'w',
  fix: 'f',
  references: ['https://wiki.acme.example/owners'],
  check: () => undefined,
};

const define = (change: object): unknown => definePolicy({ ...GOOD, ...change } as unknown as Policy);

test('a policy that is whole is taken as it is', () => {
  const options = { schema: { size: { type: 'number', description: 'd', minimum: 1 } }, defaults: { size: 2 } };
  for (const more of [{}, { protocols: ['http'] }, { options }]) expect(define(more)).toEqual({ ...GOOD, ...more });
});

const option = { type: 'number', description: 'd', minimum: 1 };

test.each<[string, object, string]>([
  ['an id without a prefix', { id: 'stage-owner' }, 'policy "stage-owner": its id is a prefix of your own and a name'],
  ['no id', { id: 5 }, 'a policy: its id is a prefix of your own and a name, like "acme/stage-owner"'],
  ['another category', { category: 'taste' }, 'policy "acme/stage-owner": category is one of deploy, security'],
  ['another severity', { severity: 'fatal' }, 'severity is one of error, warning, info'],
  ['no reason', { why: '' }, 'why is a sentence'],
  ['no page', { references: [] }, 'references has at least one page'],
  ['another protocol', { protocols: ['rest'] }, 'protocols is a list of websocket, http'],
  ['no check', { check: 'x' }, 'check is a function of the model and the judge'],
  ['options without defaults', { options: { schema: {} } }, 'options has two objects: schema and defaults'],
  [
    'an option without a description',
    { options: { schema: { size: { type: 'number' } }, defaults: { size: 1 } } },
    'options.schema.size is a JSON schema with a description',
  ],
  [
    'an option of a type that JSON schema has not',
    { options: { schema: { size: { type: 'text', description: 'Size.' } }, defaults: { size: 'a' } } },
    'options.schema.size.type is one of string, number, integer, boolean, array, object, null',
  ],
  [
    'an option without a default',
    { options: { schema: { size: option }, defaults: {} } },
    'options.defaults has no "size"',
  ],
  [
    'a default that its schema does not take',
    { options: { schema: { size: option }, defaults: { size: 0 } } },
    'options.defaults.size: is 0; it takes a number of at least 1',
  ],
])('one with %s is refused, and what to mend is said', (_, change, message) => {
  expect(() => define(change)).toThrow(TypeError);
  expect(() => define(change)).toThrow(message);
});
