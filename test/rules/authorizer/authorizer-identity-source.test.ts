import { IS_PROD, authorizer, chat, followsTheApi } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'authorizer-identity-source';

const sources = (text: string, sections = ''): string =>
  chat({ Authorizer: authorizer({ IdentitySource: text }) }, sections);

const PATH = 'Authorizer IdentitySource';

test.each([
  '[$request.header.Authorization]',
  '[$request.querystring.token]',
  '[method.request.header.Authorization]',
  '[route.request.body.token]',
  '[route.request.header]',
  "['route.request.header.']",
  '[Authorization]',
  "['']",
  '[route.request.header.A, $request.header.B]',
  "['route.request.header.A,$request.header.B']",
  '$request.header.Authorization',
])('%s is reported', (text) => {
  expect(reports(id, sources(text))).toEqual([PATH]);
});

test.each([
  '[route.request.header.Authorization]',
  '[route.request.querystring.access_token]',
  '[context.identity.sourceIp]',
  '[stageVariables.tenant]',
  '[route.request.header.X-Api.Key_1, route.request.querystring.token]',
  "['route.request.header.A, route.request.querystring.b']",
  'route.request.header.Authorization',
  '[]',
  '!Ref AWS::NoValue',
  '[!Ref AWS::NoValue, route.request.header.Authorization]',
])('%s passes', (text) => {
  expect(reports(id, sources(text))).toEqual([]);
});

test('the message names the wrong one, in the words of AWS', () => {
  const { findings } = judge(id, sources('[route.request.header.A, $request.header.B]'));
  expect(findings.map(({ message }) => message)).toEqual([
    'AWS rejects the identity source: "Invalid request identity source expression: $request.header.B".',
  ]);
});

test('a long source is shown in part', () => {
  expect(judge(id, sources(`[${'x'.repeat(200)}]`)).findings[0]?.message).toContain(`: ${'x'.repeat(120)}"`);
});

test('the branch with the wrong source is named', () => {
  const either = '[!If [IsProd, route.request.header.Authorization, $request.header.Authorization]]';
  expect(reports(id, sources(either, IS_PROD))).toEqual([`${PATH} when IsProd is false`]);
  const lists = '!If [IsProd, [$request.header.Authorization], [route.request.header.Authorization]]';
  expect(reports(id, sources(lists, IS_PROD))).toEqual([`${PATH} when IsProd is true`]);
});

test('the default of a parameter is the source', () => {
  const sections = 'Parameters: { Source: { Type: String, Default: $request.header.Authorization } }';
  expect(reports(id, sources('[!Ref Source]', sections))).toEqual([PATH]);
});

test.each(['!ImportValue Sources', '[!ImportValue Source]', "[!Sub 'route.request.header.${Name}']"])(
  '%s is unknown',
  (text) => {
    const template = sources(text, 'Parameters: { Name: { Type: String } }');
    expect(reports(id, template)).toEqual([]);
    expect(unknowns(id, template)).toHaveLength(1);
  },
);

followsTheApi(id, authorizer({ IdentitySource: '[$request.header.Authorization]' }), 'IdentitySource');
