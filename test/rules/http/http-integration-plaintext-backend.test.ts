import { reports, unknowns } from '../../support/findings';
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

test.each(['https://catalog.example.com', '!Sub "https://${Open}/"', '!GetAtt List.Arn'])('%s passes', (uri) => {
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
