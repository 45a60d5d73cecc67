import { lint, mend } from './linter';
import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnRoute, WebSocketApi, WebSocketNoneAuthorizer, WebSocketRoute } from 'aws-cdk-lib/aws-apigatewayv2'; import { WebSocketIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const API = `const api = new WebSocketApi(this, 'Chat');`;

shapes('route-key-reserved', {
  reported: {
    'a misspelt $connect': code(
      `new WebSocketRoute(this, 'Connect', { webSocketApi, routeKey: '$conect', integration });`,
    ),
    'an invention': code(`${API} api.addRoute('$ping', { integration });`),
  },
  silent: {
    'the predefined three': code(
      `${API} api.addRoute('$connect', { integration }); api.addRoute('$disconnect', { integration }); api.addRoute('$default', { integration });`,
    ),
    'a key without a $': code(`${API} api.addRoute('ping', { integration });`),
    'a key that is not known': code(`${API} api.addRoute(\`$\${name}\`, { integration });`),
    'a raw route of an unknown API': code(`new CfnRoute(this, 'Ping', { apiId, routeKey: '$ping' });`),
  },
});

describe('the key that was meant', () => {
  test('is suggested where only the case of letters differs', () => {
    const route = (key: string): string => code(`${API} api.addRoute(${key}, { integration });`);
    expect(mend(route(`'$Connect'`), 'route-key-reserved')).toBe(route(`'$connect'`));
    expect(mend(route(`"$DEFAULT"`), 'route-key-reserved')).toBe(route(`"$default"`));
    expect(lint(route(`'$Connect'`), 'route-key-reserved')[0]?.suggestions?.[0]?.desc).toBe('Write $connect.');
  });

  test.each([
    ['another word', `'$conect'`],
    ['a text with no value put in', '`$Connect`'],
  ])('is left to the author of %s', (_, key) => {
    const [message] = lint(code(`${API} api.addRoute(${key}, { integration });`), 'route-key-reserved');
    expect(message?.message).toContain('starts with $, but is not');
    expect(message?.suggestions).toBeUndefined();
  });
});
