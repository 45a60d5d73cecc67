import { refusal } from '../../scripts/new-rule-arguments';

const TAKEN = ['stage-name', 'prefer-callback-url'];

test.each([
  ['a folder and an id', ['stage', 'stage-colour']],
  ['an id of three words and a number', ['domain', 'domain-tls-13']],
  ['a policy for HTTP APIs', ['http', 'http-colour']],
])('%s is a policy to begin', (_, written) => {
  expect(refusal(written, TAKEN)).toBeUndefined();
});

test.each([
  [[], 'usage: '],
  [['stage'], 'usage: '],
  [['stage', 'stage-colour', 'more'], 'usage: '],
  [['stages', 'stage-colour'], 'there is no folder stages; write one of api, route, '],
  [['__proto__', 'stage-colour'], 'there is no folder __proto__'],
  [['constructor', 'stage-colour'], 'there is no folder constructor'],
  [['../stage', 'stage-colour'], 'there is no folder ../stage'],
  [['stage', 'colour'], 'colour is no id'],
  [['stage', 'Stage-colour'], 'Stage-colour is no id'],
  [['stage', '__proto__'], '__proto__ is no id'],
  [['stage', '../stage-colour'], '../stage-colour is no id'],
  [['stage', 'stage-colour\n'], 'stage-colour\n is no id'],
  [['http', 'colour-of-route'], 'the id of a policy for HTTP APIs begins with http-: http-colour-of-route'],
  [
    ['stage', 'http-colour'],
    'an id that begins with http- is one of a policy for HTTP APIs: npm run new-rule -- http http-colour',
  ],
  [['stage', 'stage-name'], 'there is a rule stage-name already'],
  [['api', 'prefer-callback-url'], 'there is a rule prefer-callback-url already'],
])('%j is refused, and said why', (written, start) => {
  expect(refusal(written, TAKEN)?.slice(0, start.length)).toBe(start);
});
