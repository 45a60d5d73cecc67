import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnRoute, WebSocketApi, WebSocketNoneAuthorizer, WebSocketRoute } from 'aws-cdk-lib/aws-apigatewayv2'; import { WebSocketIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const API = `const api = new WebSocketApi(this, 'Chat');`;

shapes('route-key-unique', {
  reported: {
    'twice by addRoute': code(`${API} api.addRoute('send', { integration }); api.addRoute('send', { integration });`),
    'an option and addRoute': code(
      `const api = new WebSocketApi(this, 'Chat', { connectRouteOptions: { integration } }); api.addRoute('$connect', { integration });`,
    ),
    'once always, once under a condition': code(
      `${API} api.addRoute('send', { integration }); if (isProd) api.addRoute('send', { integration });`,
    ),
    'a constant': code(
      `const SEND = 'send'; ${API} api.addRoute(SEND, { integration }); api.addRoute('send', { integration });`,
    ),
    'on an API that a function makes': code(
      `const make = () => new WebSocketApi(this, 'Chat'); const api = make(); api.addRoute('send', { integration }); api.addRoute('send', { integration });`,
    ),
    'three times': { code: code(`${API} ${`api.addRoute('send', { integration });`.repeat(3)}`), errors: 2 },
  },
  silent: {
    'two keys': code(`${API} api.addRoute('send', { integration }); api.addRoute('delete', { integration });`),
    'two APIs that one function makes': code(
      `const make = (id: string) => new WebSocketApi(this, id); const one = make('One'); const two = make('Two'); one.addRoute('send', { integration }); two.addRoute('send', { integration });`,
    ),
    'two APIs': code(
      `${API} const other = new WebSocketApi(this, 'Other'); api.addRoute('send', { integration }); other.addRoute('send', { integration });`,
    ),
    'two under conditions of the template': code(
      `${API} const one = new CfnRoute(this, 'One', { apiId: api.apiId, routeKey: 'send' }); const two = new CfnRoute(this, 'Two', { apiId: api.apiId, routeKey: 'send' }); one.cfnOptions.condition = isProd; two.cfnOptions.condition = isTest;`,
    ),
    'two arms of a condition': code(
      `${API} if (isProd) api.addRoute('send', { integration }); else api.addRoute('send', { integration: other });`,
    ),
    'a condition that returns first': code(
      `function add() { ${API} if (isProd) { api.addRoute('send', { integration }); return; } api.addRoute('send', { integration: other }); }`,
    ),
    'two cases': code(
      `${API} switch (env) { case 'prod': api.addRoute('send', { integration }); break; default: api.addRoute('send', { integration }); }`,
    ),
    'two methods, of which one may never run': code(
      `class Chat { private readonly api = new WebSocketApi(this, 'Chat'); a() { this.api.addRoute('send', { integration }); } b() { this.api.addRoute('send', { integration }); } }`,
    ),
    'an API that is not made here': code(
      `function add(api: WebSocketApi, other: WebSocketApi) { api.addRoute('send', { integration }); other.addRoute('send', { integration }); }`,
    ),
    'keys that are not known': code(`${API} api.addRoute(a, { integration }); api.addRoute(b, { integration });`),
  },
});
