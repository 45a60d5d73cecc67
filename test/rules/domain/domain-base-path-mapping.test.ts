import { EXPORTED, IS_PROD, chat, of, route, stack } from '../../support/api';
import { judge, reports } from '../../support/findings';

const id = 'domain-base-path-mapping';

const mapping = (api: string, type = 'AWS::ApiGateway::BasePathMapping'): string =>
  `{ Type: '${type}', Properties: { RestApiId: ${api}, DomainName: chat.example.com, Stage: live } }`;
const mapped = (api: string, sections = ''): string => chat({ Mapping: mapping(api) }, sections);

test.each(['!Ref Api', '!GetAtt Api.ApiId'])('a base path mapping of %s is reported', (api) => {
  expect(reports(id, mapped(api))).toEqual(['Mapping RestApiId']);
  expect(judge(id, mapped(api)).findings[0]?.message).toBe(
    'The mapping is for WebSocket API Api, but a base path mapping accepts only the id of a REST API.',
  );
});

test('so is one of a private domain', () => {
  expect(reports(id, chat({ Mapping: mapping('!Ref Api', 'AWS::ApiGateway::BasePathMappingV2') }))).toEqual([
    'Mapping RestApiId',
  ]);
});

test.each(['!Ref Rest', 'a1b2c3', '!ImportValue Rest'])('a base path mapping of %s passes', (api) => {
  expect(reports(id, mapped(api))).toEqual([]);
});

test('the branch in which it maps the API is named', () => {
  expect(reports(id, mapped('!If [IsProd, !Ref Api, a1b2c3]', IS_PROD))).toEqual([
    'Mapping RestApiId when IsProd is true',
  ]);
});

test('the API may be in another stack, or out of sight', () => {
  expect(reports(id, chat({}, EXPORTED), stack({ Mapping: mapping('!ImportValue ChatApi') }))).toEqual([
    'Mapping RestApiId',
  ]);
  const outOfSight = of('a1b2c3', stack({ Connect: route('$connect'), Mapping: mapping('a1b2c3') }));
  expect(reports(id, outOfSight)).toEqual(['Mapping RestApiId']);
  expect(judge(id, outOfSight).findings[0]?.message).toMatch(/^The mapping is for a WebSocket API,/);
});

test('an HTTP API passes where WebSocket APIs are judged', () => {
  expect(reports(id, mapped('!Ref Api').replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});
