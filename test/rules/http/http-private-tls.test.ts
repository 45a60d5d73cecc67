import { judge, reports, unknowns } from '../../support/findings';
import { books, followsTheHttpApi, part } from '../../support/http';

const id = 'http-private-tls';

const integration = (tls: string, type = 'VPC_LINK'): string =>
  part('Integration', `ConnectionType: ${type}, TlsConfig: ${tls}`);
const at = ['Part TlsConfig'];

test('a private integration without TlsConfig is reported', () => {
  expect(reports(id, books({ Part: integration('!Ref AWS::NoValue') }))).toEqual(at);
  expect(reports(id, books({ Part: integration('{ ServerNameToVerify: books.example.com }') }))).toEqual([]);
  expect(reports(id, books({ Part: integration('!Ref AWS::NoValue', 'INTERNET') }))).toEqual([]);
  expect(reports(id, books({ Part: part('Integration', 'IntegrationType: HTTP_PROXY') }))).toEqual([]);
});

test('the branch is named, and what only deployment knows is unknown', () => {
  const some = '!If [IsProd, { ServerNameToVerify: books.example.com }, !Ref AWS::NoValue]';
  expect(reports(id, books({ Part: integration(some) }))).toEqual([`${at[0]} when IsProd is false`]);
  expect(unknowns(id, books({ Part: integration('!Ref AWS::NoValue', '!Ref Open') }))).toHaveLength(1);
});

describe('a listener in sight', () => {
  const listener = (protocol: string, more = ''): string =>
    books({
      Listener: `{ Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { ${protocol} } }`,
      Part: part(
        'Integration',
        `ConnectionType: VPC_LINK, IntegrationUri: !Ref Listener, TlsConfig: { ServerNameToVerify: books.example.com } ${more}`,
      ),
    });

  test('of plain HTTP takes no TLS', () => {
    expect(judge(id, listener('Protocol: HTTP')).findings).toMatchObject([
      {
        message:
          'With TlsConfig, API Gateway speaks HTTPS, but listener Listener accepts only plain HTTP: no request gets through.',
        fix: 'Set Protocol of the listener to HTTPS, and give it a certificate for ServerNameToVerify.',
      },
    ]);
  });

  test.each(['Protocol: HTTPS', 'Protocol: TLS', 'Protocol: TCP', 'Port: 443', 'Protocol: !ImportValue P'])(
    'with %s may',
    (protocol) => {
      expect(reports(id, listener(protocol))).toEqual([]);
    },
  );

  test('is reported in the branch in which it takes plain HTTP', () => {
    expect(reports(id, listener('Protocol: !If [IsProd, HTTPS, HTTP]'))).toEqual([`${at[0]} when IsProd is false`]);
  });
});

followsTheHttpApi(id, part('Integration', 'ConnectionType: VPC_LINK'), 'TlsConfig');
