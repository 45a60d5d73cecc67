import { reports, unknowns } from '../../support/findings';
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

followsTheHttpApi(id, part('Integration', 'ConnectionType: VPC_LINK'), 'TlsConfig');
