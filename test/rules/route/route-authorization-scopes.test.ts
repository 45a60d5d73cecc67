import { IS_PROD, chat, followsTheApi, route } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'route-authorization-scopes';

const connect = (scopes: string, sections = ''): string =>
  chat({ Connect: route('$connect', `AuthorizationScopes: ${scopes}`) }, sections);

test('scopes are reported, in the words of AWS', () => {
  expect(reports(id, connect('[chat/read]'))).toEqual(['Connect AuthorizationScopes']);
  expect(judge(id, connect('[chat/read]')).findings[0]?.message).toContain(
    '"Authorization Scopes are only valid for COGNITO_USER_POOLS and JWT authorization type"',
  );
});

test.each(['[]', '!Ref AWS::NoValue', '[!Ref AWS::NoValue]'])('%s passes', (scopes) => {
  expect(reports(id, connect(scopes))).toEqual([]);
});

test('a route without scopes passes', () => {
  expect(reports(id, chat({ Connect: route('$connect') }))).toEqual([]);
});

test('the branch with scopes is named', () => {
  expect(reports(id, connect('!If [IsProd, [chat/read], !Ref AWS::NoValue]', IS_PROD))).toEqual([
    'Connect AuthorizationScopes when IsProd is true',
  ]);
});

test('scopes that only deployment knows are unknown', () => {
  expect(reports(id, connect('!Split [",", !ImportValue Scopes]'))).toEqual([]);
  expect(unknowns(id, connect('!Split [",", !ImportValue Scopes]'))).toHaveLength(1);
});

followsTheApi(id, route('send', 'AuthorizationScopes: [chat/read]'), 'AuthorizationScopes');
