import { reports, unknowns } from '../../support/findings';
import { books, followsTheHttpApi, part } from '../../support/http';

const id = 'http-authorizer-identity-source';

const from = (sources: string): string => part('Authorizer', `AuthorizerType: REQUEST, IdentitySource: ${sources}`);
const at = ['Part IdentitySource'];

test.each([
  'route.request.header.Auth',
  'method.request.header.Auth',
  '$request.body.token',
  '$request.header.',
  'Authorization',
  '""',
])('%s is reported', (source) => {
  expect(reports(id, books({ Part: from(`[$request.header.X, ${source}]`) }))).toEqual(at);
});

test.each([
  '$request.header.Authorization',
  '$request.querystring.token',
  '$context.routeKey',
  '$stageVariables.realm',
  '!Sub "$request.header.${Open}"',
])('%s passes', (source) => {
  expect(reports(id, books({ Part: from(`[${source}]`) }))).toEqual([]);
  expect(unknowns(id, books({ Part: from(`[${source}]`) }))).toEqual([]);
});

test('a source that only deployment knows is unknown', () => {
  expect(unknowns(id, books({ Part: from('[!Ref Open]') }))).toHaveLength(1);
});

test('the branch with the wrong source is named', () => {
  expect(reports(id, books({ Part: from('[!If [IsProd, $context.path, path]]') }))).toEqual([
    `${at[0]} when IsProd is false`,
  ]);
});

test('a source that starts in the form of WebSocket APIs is reported, whatever follows', () => {
  expect(reports(id, books({ Part: from('[!Sub "route.request.header.${Open}"]') }))).toEqual(at);
  expect(unknowns(id, books({ Part: from('[!Sub "$request.${Open}"]') }))).toHaveLength(1);
});

followsTheHttpApi(id, from('[Authorization]'), 'IdentitySource');
