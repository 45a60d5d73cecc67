import { IS_PROD, followsTheApi, part, stack } from '../../support/api';
import { MAPPING, onDomain } from '../../support/domain';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'api-mapping-key';

const PATH = 'Mapping ApiMappingKey';

const keyed = (key: string, sections = ''): string =>
  onDomain('', { Mapping: MAPPING.replace('Stage:', `ApiMappingKey: ${key}, Stage:`) }, sections);

test.each(['chat?v=1', "'team chat'", "'chat#1'", "'chät'", "'chat%20'", "!Sub '${AWS::Region}?'"])(
  '%s is reported',
  (key) => {
    expect(reports(id, keyed(key))).toEqual([PATH]);
  },
);

test.each(['chat', 'chat/v1', "''", '"$-_.+!*\'()"', '!Ref AWS::NoValue', 'v1'])('%s passes', (key) => {
  expect(reports(id, keyed(key))).toEqual([]);
});

test.each(["'/'", '/chat', 'chat/', 'chat//v1', '!Sub "/${AWS::Region}"', '!Sub "${AWS::Region}/"'])(
  'a slash that separates no levels is reported: %s',
  (key) => {
    expect(reports(id, keyed(key))).toEqual([PATH]);
    expect(judge(id, keyed(key)).findings[0]?.message).toMatch(/begins or ends with a slash, or has two in a row/);
  },
);

test('300 characters pass, 301 are reported', () => {
  expect(reports(id, keyed('a'.repeat(300)))).toEqual([]);
  expect(reports(id, keyed('a'.repeat(301)))).toEqual([PATH]);
});

test('the message names the character', () => {
  expect(judge(id, keyed('chat?v=1')).findings[0]?.message).toBe(
    'The mapping key chat?v=1 contains "?": AWS accepts letters, digits, / and $-_.+!*\'().',
  );
});

test('the branch is named', () => {
  expect(reports(id, keyed("!If [IsProd, chat, 'chat test']", IS_PROD))).toEqual([`${PATH} when IsProd is false`]);
});

test('a key that only deployment knows is unknown', () => {
  expect(reports(id, keyed('!ImportValue Key'))).toEqual([]);
  expect(unknowns(id, keyed('!ImportValue Key'))).toHaveLength(1);
});

test('in a SAM template, the path that was written is named', () => {
  const sam = stack(
    {
      Chat: `{ Type: AWS::Serverless::WebSocketApi, Properties: { RouteSelectionExpression: $request.body.action, Routes: {},
        Domain: { DomainName: chat.example.com, CertificateArn: arn, BasePath: [chat, 'team chat'] } } }`,
    },
    'Transform: AWS::Serverless-2016-10-31',
  );
  expect(reports(id, sam)).toEqual(['Chat Domain.BasePath[1]']);
});

followsTheApi(
  id,
  part('ApiMapping', 'DomainName: chat.example.com, Stage: live, ApiMappingKey: chat?'),
  'ApiMappingKey',
);
