import { judge, reports, unknowns } from '../../support/findings';
import { books, followsTheHttpApi, part } from '../../support/http';

const id = 'http-integration-plaintext-backend';

const integration = (uri: string, more = ''): string =>
  part('Integration', `IntegrationType: HTTP_PROXY, IntegrationUri: ${uri}, ${more}`);
const at = ['Part IntegrationUri'];

test.each(['http://catalog.example.com', 'HTTP://catalog.example.com', '!Sub "http://${Open}/"'])(
  '%s is reported',
  (uri) => {
    expect(reports(id, books({ Part: integration(uri) }))).toEqual(at);
    expect(reports(id, books({ Part: integration(uri, 'ConnectionType: INTERNET') }))).toEqual(at);
  },
);

test.each([
  'https://catalog.example.com',
  'https://a.example.com/?to=http://b',
  '!Sub "https://${Open}/"',
  '!GetAtt List.Arn',
])('%s passes', (uri) => {
  const template = books({ Part: integration(uri), List: '{ Type: AWS::Lambda::Function }' });
  expect(reports(id, template)).toEqual([]);
  expect(unknowns(id, template)).toEqual([]);
});

test('what travels through a VPC link is left to http-private-tls', () => {
  expect(reports(id, books({ Part: integration('http://books.internal', 'ConnectionType: VPC_LINK') }))).toEqual([]);
});

test('the branch is named, and an address that only deployment knows is unknown', () => {
  expect(
    reports(id, books({ Part: integration('!If [IsProd, https://a.example.com, http://a.example.com]') })),
  ).toEqual([`${at[0]} when IsProd is false`]);
  expect(unknowns(id, books({ Part: integration('!Ref Open') }))).toHaveLength(1);
});

followsTheHttpApi(id, integration('http://catalog.example.com'), 'IntegrationUri');

test('the message says where the requests travel to', () => {
  expect(judge(id, books({ Part: integration('http://catalog.example.com') })).findings[0]?.message).toBe(
    'Requests travel to http://catalog.example.com over the internet unencrypted.',
  );
});

test.each(['!Ref Listener', '!GetAtt Found.Arn'])('%s is no doubt: a resource in sight is none of http://', (uri) => {
  const around = { Listener: '{ Type: AWS::ElasticLoadBalancingV2::Listener }', Found: '{ Type: Custom::Listener }' };
  const template = books({ Part: integration(uri, 'ConnectionType: VPC_LINK'), ...around });
  expect(reports(id, template)).toEqual([]);
  expect(unknowns(id, template)).toEqual([]);
});

test('a function of another stack of the app is no doubt', () => {
  const functions = `Outputs: { List: { Value: !GetAtt List.Arn, Export: { Name: List } } }
Resources: { List: { Type: AWS::Lambda::Function } }`;
  const here = books({ Part: integration('!ImportValue List') });
  expect(unknowns(id, here, functions)).toEqual([]);
  expect(unknowns(id, here)).toHaveLength(1);
});

test('a function is no doubt, wherever it is; what may be an address is', () => {
  const of = (type: string): string =>
    part('Integration', `IntegrationType: ${type}, IntegrationUri: !ImportValue List`);
  expect(unknowns(id, books({ Part: of('AWS_PROXY') }))).toEqual([]);
  expect(unknowns(id, books({ Part: of('!Ref Open') }))).toHaveLength(1);
});

test('an integration with an AWS service has no address', () => {
  const service = part('Integration', 'IntegrationType: AWS_PROXY, IntegrationSubtype: SQS-PurgeQueue');
  expect(reports(id, books({ Part: service }))).toEqual([]);
});
