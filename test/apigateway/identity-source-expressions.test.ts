import { identitySources, isBrowserHeader, isCredential } from '../../src/apigateway/identity-source-expressions';

test.each([
  ['route.request.header.Authorization', [{ from: 'header', name: 'Authorization' }]],
  ['route.request.querystring.access_token', [{ from: 'querystring', name: 'access_token' }]],
  [' route.request.header.X-A ', [{ from: 'header', name: 'X-A' }]],
  ['context.identity.sourceIp', [{ from: 'other', name: 'context.identity.sourceIp' }]],
  ['route.request.header.', [{ from: 'other', name: 'route.request.header.' }]],
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

test.each(['Cookie', 'origin', 'Sec-WebSocket-Protocol', 'HOST', 'X-Forwarded-For'])('a browser sends %s', (name) => {
  expect(isBrowserHeader(name)).toBe(true);
});

test.each(['Authorization', 'X-Api-Key', 'Cookies', 'X-Origin'])('a browser cannot send %s', (name) => {
  expect(isBrowserHeader(name)).toBe(false);
});

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
