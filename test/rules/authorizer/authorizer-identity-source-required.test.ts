import { IS_PROD, authorizer, chat, followsTheApi, part } from '../../support/api';
import { reports, unknowns } from '../../support/findings';

const id = 'authorizer-identity-source-required';

const sources = (text: string, sections = ''): string =>
  chat({ Authorizer: authorizer({ IdentitySource: text }) }, sections);

const PATH = 'Authorizer IdentitySource';

test('an authorizer without identity sources is reported', () => {
  expect(reports(id, chat({ Authorizer: part('Authorizer', 'Name: token') }))).toEqual([PATH]);
});

test.each(['[]', "''", "['']", "[' ']", '!Ref AWS::NoValue', '[!Ref AWS::NoValue]'])('%s is none', (text) => {
  expect(reports(id, sources(text))).toEqual([PATH]);
});

test.each([
  '[route.request.querystring.token]',
  'context.identity.sourceIp',
  '!ImportValue Sources',
  '[!ImportValue One]',
  '[[context.stage]]',
])('%s passes', (text) => {
  expect(reports(id, sources(text))).toEqual([]);
  expect(unknowns(id, sources(text))).toEqual([]);
});

test('the branch without one is named', () => {
  const either = '[!If [IsProd, route.request.header.Cookie, !Ref AWS::NoValue]]';
  expect(reports(id, sources(either, IS_PROD))).toEqual([`${PATH} when IsProd is false`]);
});

test('an empty default of a parameter is none', () => {
  expect(reports(id, sources('[!Ref Source]', "Parameters: { Source: { Type: String, Default: '' } }"))).toEqual([
    PATH,
  ]);
});

followsTheApi(id, part('Authorizer', 'Name: token'), 'IdentitySource');
