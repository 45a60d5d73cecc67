import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnRoute, WebSocketApi, WebSocketNoneAuthorizer, WebSocketRoute } from 'aws-cdk-lib/aws-apigatewayv2'; import { WebSocketIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const API = `const api = new WebSocketApi(this, 'Chat');`;

shapes('connect-route-authorized', {
  reported: {
    'a $connect option without an authorizer': code(
      `new WebSocketApi(this, 'Chat', { connectRouteOptions: { integration } });`,
    ),
    'a $connect route without an authorizer': code(`${API} api.addRoute('$connect', { integration });`),
    'a $connect route that says there is none': code(
      `${API} api.addRoute('$connect', { integration, authorizer: new WebSocketNoneAuthorizer() });`,
    ),
    'a WebSocketRoute': code(
      `new WebSocketRoute(this, 'Connect', { webSocketApi, routeKey: '$connect', integration });`,
    ),
    'a raw route': code(`new CfnRoute(this, 'Connect', { apiId, routeKey: '$connect', authorizationType: 'NONE' });`),
    'an API whose routes are all here, and none is $connect': code(`${API} api.addRoute('send', { integration });`),
    'an API that a parameter brings': code(
      `function add(api: WebSocketApi) { api; } new WebSocketRoute(this, 'Connect', { webSocketApi: api, routeKey: '$connect', integration });`,
    ),
  },
  silent: {
    IAM: code(
      `new WebSocketApi(this, 'Chat', { connectRouteOptions: { integration, authorizer: new WebSocketIamAuthorizer() } });`,
    ),
    'an authorizer from elsewhere': code(
      `new WebSocketApi(this, 'Chat', { connectRouteOptions: { integration, authorizer } });`,
    ),
    'options from elsewhere': code(`new WebSocketApi(this, 'Chat', { connectRouteOptions });`),
    'a route that escape hatches authorize': code(
      `const route = new WebSocketRoute(this, 'Connect', { webSocketApi, routeKey: '$connect', integration }); (route.node.defaultChild as CfnRoute).addPropertyOverride('AuthorizationType', 'AWS_IAM');`,
    ),
    'a route of addRoute that an escape hatch authorizes': code(
      `${API} const connect = api.addRoute('$connect', { integration }); (connect.node.defaultChild as CfnRoute).authorizationType = 'AWS_IAM';`,
    ),
    'a route of an option that is looked up': code(
      `const api = new WebSocketApi(this, 'Chat', { connectRouteOptions: { integration } }); authorize(api.node.findChild('$connect-Route'));`,
    ),
    'a route that an Aspect visits': code(
      `import { Aspects } from 'aws-cdk-lib'; ${API} const connect = api.addRoute('$connect', { integration }); Aspects.of(connect).add(authorize);`,
    ),
    'an API that other files can add routes to': code(
      `class Chat { public readonly api = new WebSocketApi(this, 'Chat'); }`,
    ),
    'an API that a function adds routes to': code(`${API} addRoutes(api);`),
    'an API with routes in a loop': code(`${API} for (const key of keys) api.addRoute(key, { integration });`),
    'an API whose id goes to a construct of the app': code(`${API} new Routes(this, 'Routes', { apiId: api.apiId });`),
    'a $connect route under a condition, with an authorizer': code(
      `${API} if (isProd) api.addRoute('$connect', { integration, authorizer: new WebSocketIamAuthorizer() });`,
    ),
    'a $connect route on an object of another class': code(`router.addRoute('$connect', { integration });`),
    'this package, whose API asks at synthesis': `import { WebSocketApi } from 'cdk-websocket-guard'; new WebSocketApi(this, 'Chat', { connectRouteOptions: { integration } });`,
  },
});

shapes('authorizer-only-on-connect', {
  reported: {
    'an authorizer on a message route': {
      code: code(`${API} api.addRoute('send', { integration, authorizer: new WebSocketIamAuthorizer() });`),
      output: code(`${API} api.addRoute('send', { integration });`),
    },
    'on its own line, with a comment above': {
      code: code(
        `${API}\napi.addRoute('send', {\n  // checks the token\n  authorizer: new WebSocketIamAuthorizer(),\n  integration,\n});`,
      ),
      output: code(`${API}\napi.addRoute('send', {\n  // checks the token\n  integration,\n});`),
    },
    'on $disconnect': {
      code: code(
        `new WebSocketApi(this, 'Chat', { disconnectRouteOptions: { authorizer: new WebSocketIamAuthorizer(), integration } });`,
      ),
      output: code(`new WebSocketApi(this, 'Chat', { disconnectRouteOptions: { integration } });`),
    },
    'a raw route of a WebSocket API': {
      code: code(
        `const api = new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET' });\nnew CfnRoute(this, 'Send', {\n  apiId: api.ref,\n  routeKey: 'send',\n  authorizationType: 'CUSTOM',\n  authorizerId,\n});`,
      ),
      output: code(
        `const api = new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET' });\nnew CfnRoute(this, 'Send', {\n  apiId: api.ref,\n  routeKey: 'send',\n});`,
      ),
    },
    'even the authorizer for nobody, which the construct refuses': {
      code: code(`${API} api.addRoute('send', { integration, authorizer: new WebSocketNoneAuthorizer() });`).replace(
        'WebSocketApi',
        'WebSocketApi, WebSocketNoneAuthorizer',
      ),
      output: code(`${API} api.addRoute('send', { integration });`).replace(
        'WebSocketApi',
        'WebSocketApi, WebSocketNoneAuthorizer',
      ),
    },
    'shared options, which stay': code(
      `const options = { integration, authorizer: new WebSocketIamAuthorizer() }; ${API} api.addRoute('send', options);`,
    ),
  },
  silent: {
    'the $connect route': code(
      `${API} api.addRoute('$connect', { integration, authorizer: new WebSocketIamAuthorizer() });`,
    ),
    'a key that is not known': code(
      `${API} api.addRoute(key, { integration, authorizer: new WebSocketIamAuthorizer() });`,
    ),
    'an authorizer that may be undefined': code(
      `${API} api.addRoute('send', { integration, authorizer: props.authorizer });`,
    ),
    'a raw route of an HTTP API': code(
      `const api = new CfnApi(this, 'Http', { protocolType: 'HTTP' }); new CfnRoute(this, 'Send', { apiId: api.ref, routeKey: 'POST /send', authorizationType: 'AWS_IAM' });`,
    ),
    'a raw route of an unknown API': code(
      `new CfnRoute(this, 'Send', { apiId: props.apiId, routeKey: '$default', authorizationType: 'AWS_IAM' });`,
    ),
    'authorization type NONE': code(
      `${API} new CfnRoute(this, 'Send', { apiId: api.apiId, routeKey: 'send', authorizationType: 'NONE' });`,
    ),
    'addRoute of another class': code(
      `httpApi.addRoute('send', { integration, authorizer: new WebSocketIamAuthorizer() });`,
    ),
  },
});

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
    'three times': { code: code(`${API} ${`api.addRoute('send', { integration });`.repeat(3)}`), errors: 2 },
  },
  silent: {
    'two keys': code(`${API} api.addRoute('send', { integration }); api.addRoute('delete', { integration });`),
    'two APIs': code(
      `${API} const other = new WebSocketApi(this, 'Other'); api.addRoute('send', { integration }); other.addRoute('send', { integration });`,
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

shapes('default-route-missing', {
  reported: {
    'an API of which every route is here': code(`${API} api.addRoute('send', { integration });`),
    'an API whose id is printed': code(
      `import { CfnOutput } from 'aws-cdk-lib'; ${API} new CfnOutput(this, 'ApiId', { value: api.apiId });`,
    ),
    'an API in a private field': code(
      `class Chat { private readonly api = new WebSocketApi(this, 'Chat'); constructor() { this.api.addRoute('send', { integration }); } }`,
    ),
    'an API handed to constructs of aws-cdk-lib only': code(
      `import { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'; ${API} new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: 'live' });`,
    ),
  },
  silent: {
    'this package, whose API answers by itself': `import { WebSocketApi } from 'cdk-websocket-guard'; const api = new WebSocketApi(this, 'Chat'); api.addRoute('send', { integration });`,
    'a $default option': code(`new WebSocketApi(this, 'Chat', { defaultRouteOptions: { integration } });`),
    'a $default route': code(`${API} api.addRoute('$default', { integration });`),
    'a $default WebSocketRoute': code(
      `${API} new WebSocketRoute(this, 'Default', { webSocketApi: api, routeKey: '$default', integration });`,
    ),
    'an API whose id other stacks can import': code(
      `import { CfnOutput } from 'aws-cdk-lib'; ${API} new CfnOutput(this, 'ApiId', { value: api.apiId, exportName: 'chat' });`,
    ),
    'an exported API': code(`export const api = new WebSocketApi(this, 'Chat');`),
    'an API that is returned': code(`function make() { ${API} return api; }`),
    'an API handed to a stack of the app': code(`${API} new RoutesStack(app, 'Routes', { api });`),
    'properties from elsewhere': code(`new WebSocketApi(this, 'Chat', { ...props });`),
  },
});

const KEY = 'WebSocketApiKeySelectionExpression.HEADER_X_API_KEY';
const withKey = (text: string): string =>
  code(`import { WebSocketApiKeySelectionExpression } from 'aws-cdk-lib/aws-apigatewayv2'; ${text}`);

shapes('api-key-not-enforced', {
  reported: {
    'no route asks': withKey(
      `const api = new WebSocketApi(this, 'Chat', { apiKeySelectionExpression: ${KEY} }); api.addRoute('send', { integration });`,
    ),
    'a route says no': withKey(
      `const api = new WebSocketApi(this, 'Chat', { apiKeySelectionExpression: ${KEY} }); new WebSocketRoute(this, 'Connect', { webSocketApi: api, routeKey: '$connect', integration, apiKeyRequired: false });`,
    ),
  },
  silent: {
    'a route asks': withKey(
      `const api = new WebSocketApi(this, 'Chat', { apiKeySelectionExpression: ${KEY} }); new WebSocketRoute(this, 'Connect', { webSocketApi: api, routeKey: '$connect', integration, apiKeyRequired: true });`,
    ),
    'no expression': withKey(`new WebSocketApi(this, 'Chat');`),
    'an API that others can add routes to': withKey(
      `class Chat { readonly api = new WebSocketApi(this, 'Chat', { apiKeySelectionExpression: ${KEY} }); }`,
    ),
    'a raw route that asks': withKey(
      `const api = new WebSocketApi(this, 'Chat', { apiKeySelectionExpression: ${KEY} }); new CfnRoute(this, 'Connect', { apiId: api.apiId, routeKey: '$connect', apiKeyRequired: true });`,
    ),
    'a route of which nobody knows': withKey(
      `const api = new WebSocketApi(this, 'Chat', { apiKeySelectionExpression: ${KEY} }); new WebSocketRoute(this, 'Connect', { webSocketApi: api, routeKey: '$connect', integration, apiKeyRequired: isProd });`,
    ),
  },
});
