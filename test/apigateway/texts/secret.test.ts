import { secretIn } from '../../../src/apigateway/texts/secret';

test.each([
  ['password', 'hunter2hunter2', 'a password'],
  ['DB_PASSWORD', 'correct-horse-battery-staple', 'a password'],
  ['dbPwd', 'Tr0ub4dor&3', 'a password'],
  ['apiKey', '9f86d081884c7d659a2feaa0c55ad015', 'a secret'],
  ['apiKey', 'abcd1234ef9h5678', 'a secret'],
  ['apiKey', '  9f86d081884c7d659a2feaa0c55ad015  ', 'a secret'],
  ['apiKey', 'a1b23cdefghijklm', 'a secret'],
  ['signing_key', '550e8400-e29b-41d4-a716-446655440000', 'a secret'],
  ['clientSecret', 'Zk3v9QpX71mTa82LrWc4', 'a secret'],
  ['region', 'AKIAIOSFODNN7EXAMPLE', 'an AWS access key id'],
  ['x', ['-----BEGIN', 'RSA', 'PRIVATE', 'KEY-----'].join(' '), 'a private key'],
  ['x', ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0In0', 'c2lnbmF0dXJl'].join('.'), 'a JSON Web Token'],
  ['x', `ghp_${'a1B2c3'.repeat(6)}`, 'a GitHub token'],
  ['x', ['xoxb', '123456789012', 'abcdef'].join('-'), 'a Slack token'],
  ['x', ['sk', 'live', '4eC39HqLyjWDarjtT1zd'].join('_'), 'a Stripe key'],
  ['databaseUrl', 'postgres://chat:hunter2@db.example.com/chat', 'a URL with a password'],
])('%s: %s holds %s', (name, value, what) => {
  expect(secretIn(name, value)).toBe(what);
});

test.each([
  ['tokenTable', 'connections'],
  ['tokenTtl', '3600'],
  ['passwordPolicy', 'strict'],
  ['secretName', 'chat-database'],
  ['secretArn', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:chat-a1b2c3'],
  ['password', ''],
  ['password', '  true  '],
  ['apiKey', 'a1b2c3d4e5f6g7h'],
  ['apiKey', 'chatchatchatchat'],
  ['apiKey', 'abcdefghijklmn12'],
  ['apiKey', 'abc1defghijklm23'],
  ['apiKey', 'a1b2c3d4e5f6 g7h8i9'],
  ['apiKey', '1234567890123456'],
  ['password', 'true'],
  ['password', 'required'],
  ['password', '/chat/live/password'],
  ['password', 'chat/live/password'],
  ['password', 'chat-database-password'],
  ['password', 'ssm:/chat/password'],
  ['password', '<password>'],
  ['password', '${stageVariables.other}'],
  ['password', 'CHANGE_ME'],
  ['secret', 'chat-live-2026'],
  ['secret', 'prod/chat/database'],
  ['token', 'required'],
  ['apiKey', 'chat-usage-plan-key'],
  ['apiKey', 'a1b2c3d4e5'],
  ['webhookUrl', 'https://example.com/hooks/T00000000'],
  ['loginUrl', 'https://user@example.com/'],
  ['functionName', 'chat-SendA1B2C3D4-E5F6G7H8I9J0'],
  ['table', '9f86d081884c7d659a2feaa0c55ad015'],
])('%s: %s holds none that could be told', (name, value) => {
  expect(secretIn(name, value)).toBeUndefined();
});

test('the longest stage variable is looked into', () => {
  const key = 'AKIAIOSFODNN7EXAMPLE';
  expect(secretIn('x', `${' x'.repeat((4096 - key.length) / 2 - 1)}   ${key}`.trimStart())).toBe(
    'an AWS access key id',
  );
  expect(secretIn('password', 'x'.repeat(4096))).toBe('a password');
  expect(secretIn('password', 'x'.repeat(4097))).toBeUndefined();
});

test('a text longer than any stage variable is not looked into', () => {
  expect(secretIn('password', 'eyJ-'.repeat(100_000))).toBeUndefined();
});
