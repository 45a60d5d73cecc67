import { IS_PROD, chat, followsTheApi, part } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'integration-request-parameter-syntax';
const KEY = 'integration.request.header.X-Source';

const integration = (key: string, value: string): string =>
  part('Integration', `IntegrationType: HTTP_PROXY, RequestParameters: { '${key}': ${value} }`);
const mapped = (key: string, value: string, sections = ''): string =>
  chat({ Queue: '{ Type: AWS::SQS::Queue }', Integration: integration(key, value) }, sections);

test.each([
  'append:header.X-Source',
  'overwrite:path',
  'method.request.header.X-Source',
  'integration.request.body.source',
  'integration.request.header.',
  'integration.request.header',
  'X-Source',
])('the key %s is reported', (key) => {
  expect(reports(id, mapped(key, 'context.connectionId'))).toEqual([`Integration RequestParameters.${key}`]);
});

test.each([KEY, 'integration.request.querystring.source', 'integration.request.path.source'])(
  'the key %s passes',
  (key) => {
    expect(reports(id, mapped(key, 'context.connectionId'))).toEqual([]);
  },
);

test.each([
  'chat',
  'application/x-www-form-urlencoded',
  '$context.connectionId',
  '$request.header.x',
  'method.request.header.x',
  'context.',
  'route.request.path.room',
  'route.request.headers.X',
  'route.request.header',
  'route.request.header.',
  'route.request.X',
  "''",
  `"'chat"`,
  '1',
  '!Ref AWS::Region',
  '!Ref Queue',
])('the value %s is reported', (value) => {
  expect(reports(id, mapped(KEY, value))).toEqual([`Integration RequestParameters.${KEY}`]);
});

test.each([
  'context.connectionId',
  'context.authorizer.user',
  'stageVariables.tenant',
  'route.request.header.X',
  'route.request.body.action',
  'route.request.body',
  'route.request.querystring.room',
  'route.request.multivalueheader.X',
  'route.request.multivaluequerystring.room',
  `"'chat'"`,
  `"''"`,
  `!Sub "'\${AWS::Region}'"`,
  `!Sub ["'\${Text}'", { Text: !ImportValue Text }]`,
  '!Ref AWS::NoValue',
])('the value %s passes', (value) => {
  expect(reports(id, mapped(KEY, value))).toEqual([]);
  expect(unknowns(id, mapped(KEY, value))).toEqual([]);
});

test('the message says what may stand there', () => {
  expect(judge(id, mapped(KEY, 'chat')).findings[0]?.message).toBe(
    'chat is neither a variable (context.NAME, stageVariables.NAME, route.request.body.PATH, on $connect route.request.header.NAME and route.request.querystring.NAME) nor text in single quotes.',
  );
});

test('the branch with the wrong value is named', () => {
  expect(reports(id, mapped(KEY, `!If [IsProd, "'chat'", chat]`, IS_PROD))).toEqual([
    `Integration RequestParameters.${KEY} when IsProd is false`,
  ]);
});

test('a value that only deployment knows is unknown', () => {
  expect(reports(id, mapped(KEY, '!ImportValue Source'))).toEqual([]);
  expect(unknowns(id, mapped(KEY, '!ImportValue Source'))).toHaveLength(1);
});

followsTheApi(id, integration('append:header.x', 'context.stage'), 'RequestParameters.append:header.x');

test.each(["x'text'", "'text'x", 'my.context.stage', 'context.connectionId and more', '!Sub "source-${AWS::Region}"'])(
  'the value %s is reported',
  (value) => {
    expect(reports(id, mapped(KEY, value.startsWith('!') ? value : `"${value}"`))).toEqual([
      `Integration RequestParameters.${KEY}`,
    ]);
  },
);

test('a value that begins with what is written, and is only known at deployment, is unknown', () => {
  const open = mapped(KEY, "!Join ['', [source, !ImportValue Rest]]");
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toHaveLength(1);
});

test('a parameter without a value is none, whatever its key', () => {
  expect(reports(id, mapped('X-Source', '!Ref AWS::NoValue'))).toEqual([]);
});
