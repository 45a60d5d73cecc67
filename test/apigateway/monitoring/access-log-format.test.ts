import {
  contextVariables,
  formatBytes,
  isJsonFormat,
  wholeFormat,
  knownFormat,
} from '../../../src/apigateway/monitoring/access-log-format';
import { textTerm } from '../../../src/cloudformation/intrinsics/symbolic-text';
import { NotKnown, Value } from '../../../src/cloudformation/intrinsics/value';
import type { Text } from '../../../src/cloudformation/types';

const name = { kind: 'pseudo', name: 'AWS::StackName' } as const;
const open = { kind: 'unknown', label: 'Ref Fields', reason: 'no default' } as const;
const format = (...text: Text): Value => new Value({ value: textTerm(text), when: [] }, ['Format']);

test('names that AWS fills in leave a format whole, parts out of sight do not', () => {
  expect(wholeFormat(format(name, ' $context.stage'))).toBe('${…} $context.stage');
  expect(knownFormat(format(open, ' $context.stage'))).toBe('${…} $context.stage');
  expect(() => wholeFormat(format(open, ' $context.stage'))).toThrow(NotKnown);
  expect(() => wholeFormat(format(open))).toThrow(NotKnown);
});

test('a name that AWS fills in is no part out of sight', () => {
  expect(wholeFormat(format(name))).toBe('${…}');
});

test('what is no text has no format', () => {
  const absent = new Value({ value: { kind: 'absent' }, when: [] }, ['Format']);
  expect(knownFormat(absent)).toBeUndefined();
  expect(wholeFormat(absent)).toBeUndefined();
});

test.each([
  ['$context.requestId', ['requestId']],
  ['"$context.identity.sourceIp"', ['identity.sourceIp']],
  ['$context.stage$context.stage, $context.status.', ['stage', 'status']],
  ['$context.identity.${…} $context.ident${…}', []],
  ['$context. $context $stage', []],
])('variables of %s', (text, variables) => {
  expect(contextVariables(text)).toEqual(variables);
});

test.each([
  ['{"a":"$context.a.b","b":$context.c}', true],
  ['{"stack":"${…}","n":${…}}', true],
  ['{}', true],
  ['[]', false],
  ['$context.a', false],
  ['{"a":}', false],
])('%s is JSON: %s', (text, expected) => {
  expect(isJsonFormat(text)).toBe(expected);
});

test('bytes of what is written', () => {
  expect(formatBytes('é${…}x')).toBe(3);
});
