import { IS_PROD, authorizer, chat, followsTheApi } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'authorizer-header-only';

const sources = (text: string, sections = ''): string =>
  chat({ Authorizer: authorizer({ IdentitySource: text }) }, sections);

const PATH = 'Authorizer IdentitySource';

test.each([
  '[route.request.header.Authorization]',
  '[route.request.header.x-api-key]',
  '[route.request.header.Authorization, route.request.header.X-Tenant]',
  "['route.request.header.Authorization, route.request.header.X-Tenant']",
])('%s is reported', (text) => {
  expect(reports(id, sources(text))).toEqual([PATH]);
});

test.each([
  '[route.request.header.Cookie]',
  '[route.request.header.cookie]',
  '[route.request.header.Origin]',
  '[route.request.header.Sec-WebSocket-Protocol]',
  '[route.request.header.User-Agent]',
  '[route.request.header.X-Forwarded-For]',
  '[route.request.querystring.token]',
  '[route.request.header.Authorization, route.request.querystring.token]',
  '[context.identity.sourceIp]',
  '[stageVariables.tenant]',
  '[$request.header.Authorization]',
  '[]',
  '!Ref AWS::NoValue',
])('%s passes', (text) => {
  expect(reports(id, sources(text))).toEqual([]);
});

test('it is a hint, for not every client is a browser, and names the headers', () => {
  const { findings } = judge(id, sources('[route.request.header.Authorization, route.request.header.X-Tenant]'));
  expect(findings.map(({ severity, message }) => ({ severity, message }))).toEqual([
    {
      severity: 'info',
      message:
        'The authorizer requires Authorization, X-Tenant, which a browser cannot set on the handshake: browsers always get 401.',
    },
  ]);
});

test('the branch with the header is named', () => {
  const either = '[!If [IsProd, route.request.querystring.token, route.request.header.Authorization]]';
  expect(reports(id, sources(either, IS_PROD))).toEqual([`${PATH} when IsProd is false`]);
});

test('each allowed value of a parameter is judged', () => {
  const sections = 'Parameters: { Header: { Type: String, AllowedValues: [Cookie, Authorization] } }';
  expect(reports(id, sources("[!Sub 'route.request.header.${Header}']", sections))).toEqual([
    `${PATH} when Header is "Authorization"`,
  ]);
});

test('a source that only deployment knows is unknown', () => {
  expect(reports(id, sources('[!ImportValue Source]'))).toEqual([]);
  expect(unknowns(id, sources('[!ImportValue Source]'))).toHaveLength(1);
});

followsTheApi(id, authorizer({ IdentitySource: '[route.request.header.Authorization]' }), 'IdentitySource', {
  provesItself: true,
});
