import {
  identitySources,
  isBrowserHeader,
  isCredential,
  isIdentitySource,
} from '../../../src/apigateway/texts/identity-source-expressions';

test.each([
  ['route.request.header.Authorization', [{ from: 'header', name: 'Authorization' }]],
  ['route.request.querystring.access_token', [{ from: 'querystring', name: 'access_token' }]],
  [' route.request.header.X-A ', [{ from: 'header', name: 'X-A' }]],
  ['context.identity.sourceIp', [{ from: 'other', name: 'context.identity.sourceIp' }]],
  ['route.request.header.', [{ from: 'other', name: 'route.request.header.' }]],
  ['$request.header.A', [{ from: 'other', name: '$request.header.A' }]],
  ['x.route.request.header.A', [{ from: 'other', name: 'x.route.request.header.A' }]],
  ['route.request.header.A\nB', [{ from: 'other', name: 'route.request.header.A\nB' }]],
  [
    'route.request.header.A, stageVariables.b',
    [
      { from: 'header', name: 'A' },
      { from: 'other', name: 'stageVariables.b' },
    ],
  ],
])('%s is taken apart', (text, sources) => {
  expect(identitySources(text)).toEqual(sources);
});

test('an item that is no text has no source but an empty one', () => {
  expect(identitySources(undefined)).toEqual([{ from: 'other', name: '' }]);
});

test.each([
  'route.request.header.Authorization',
  'route.request.querystring.access_token',
  'stageVariables.token',
  'context.identity.sourceIp',
  ' route.request.header.X-A ',
])('AWS takes %s for an identity source', (text) => {
  expect(isIdentitySource(text)).toBe(true);
});

test.each([
  '$request.header.Authorization',
  'route.request.body.token',
  'route.request.header.',
  'route.request.header.A B',
  'route.request.header.A!',
  'x route.request.header.A',
  'contexts.a',
  '',
])('AWS does not take "%s" for one', (text) => {
  expect(isIdentitySource(text)).toBe(false);
});

test.each([
  'Cookie',
  'origin',
  'Sec-WebSocket-Protocol',
  'HOST',
  'X-Forwarded-For',
  'x-amzn-Trace-Id',
  'CloudFront-Viewer-Country',
])('a browser sends %s', (name) => {
  expect(isBrowserHeader(name)).toBe(true);
});

test.each(['Authorization', 'X-Api-Key', 'Cookies', 'X-Origin', 'x-sec-token', 'X-Amz-Date'])(
  'a browser cannot send %s',
  (name) => {
    expect(isBrowserHeader(name)).toBe(false);
  },
);

test.each([
  'token',
  'idToken',
  'x-auth',
  'auth',
  'authorization',
  'apikey',
  'API_KEY',
  'session_id',
  'ticket',
  'x-sig',
])('%s lets a client in', (name) => {
  expect(isCredential(name)).toBe(true);
});

test.each(['author', 'authority', 'room', 'key', 'id'])('%s does not', (name) => {
  expect(isCredential(name)).toBe(false);
});
