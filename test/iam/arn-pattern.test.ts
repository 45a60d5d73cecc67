import * as fc from 'fast-check';
import { matchesWildcard } from '../../src/iam/arn';
import { NAME, type ArnPattern, canMatch } from '../../src/iam/arn-pattern';

test.each<[string, ArnPattern]>([
  ['*', [NAME]],
  ['live', [NAME]],
  ['l?ve', [NAME]],
  ['api/*', ['api/', NAME, '/POST']],
  ['api/live/POST', ['api/', NAME, '/POST']],
  ['api/li*T', ['api/', NAME, '/POST']],
  ['*/x', [NAME, '/', NAME]],
  ['api*send', ['api/', NAME, '/send']],
  ['', []],
  ['***', []],
])('%s can match %j', (pattern, target) => {
  expect(canMatch(pattern, target)).toBe(true);
});

test.each<[string, ArnPattern]>([
  ['', [NAME]],
  ['a/b', [NAME]],
  ['@connections', [NAME]],
  ['api//POST', ['api/', NAME, '/POST']],
  ['api/live/GET', ['api/', NAME, '/POST']],
  ['api/*/GET', ['api/', NAME, '/POST']],
  ['????', ['abc']],
  ['a', []],
])('%s cannot match %j', (pattern, target) => {
  expect(canMatch(pattern, target)).toBe(false);
});

const character = fc.constantFrom('a', 'b', '/', '@', '*', '?');
const text = fc.string({ unit: character, maxLength: 8 });
const name = fc.string({ unit: fc.constantFrom('a', 'b', '*'), minLength: 1, maxLength: 4 });

test('without names in the target it is what IAM does', () => {
  fc.assert(
    fc.property(text, text, (pattern, plain) => canMatch(pattern, [plain]) === matchesWildcard(pattern, plain)),
  );
});

test('whatever a pattern matches, with names filled in, it can match', () => {
  fc.assert(
    fc.property(text, text, name, text, name, (pattern, start, stage, middle, id) => {
      const filled = start + stage + middle + id;
      fc.pre(matchesWildcard(pattern, filled));
      expect(canMatch(pattern, [start, NAME, middle, NAME])).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
