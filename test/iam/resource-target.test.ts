import type { Symbolic, Text } from '../../src/cloudformation/types';
import { NAME } from '../../src/iam/arn-pattern';
import { ANY_NAME, type ResourceTarget, covers } from '../../src/iam/resource-target';

const open: Symbolic = { kind: 'unknown', label: 'Ref Env', reason: 'no default' };
const region: Symbolic = { kind: 'pseudo', name: 'AWS::Region' };
const table: ResourceTarget = { service: 'dynamodb', resource: ['table/', NAME] };
const ARN = 'arn:aws:dynamodb:eu-west-1:111122223333:';

test.each<[Text, boolean | undefined]>([
  [['*'], true],
  [[`${ARN}*`], true],
  [[`${ARN}table/chat`], true],
  [['arn:aws:dynamodb'], true],
  [['arn:aws:dynamodb:', region, ':111122223333:table/*'], true],
  [[`${ARN}stream/chat`], false],
  [['arn:aws:dynamodb:eu-west-1::table/chat'], false],
  [['arn:aws:s3:::table/chat'], false],
  [['table/chat'], false],
  [[open], undefined],
  [[ARN, open], undefined],
  [[ARN, 'stream/', open], false],
  [['arn:aws:', open, ':eu-west-1:111122223333:table/chat'], undefined],
  [[`${ARN}table/${'x'.repeat(10_000)}`], undefined],
])('%j: %s', (text, expected) => {
  expect(covers(text, table)).toBe(expected);
});

test('a name that nobody has written is covered by a wildcard only', () => {
  const any: ResourceTarget = { service: 'dynamodb', resource: [`table/${ANY_NAME}`] };
  expect(covers([`${ARN}table/*`], any)).toBe(true);
  expect(covers([`${ARN}table/chat`], any)).toBe(false);
});
