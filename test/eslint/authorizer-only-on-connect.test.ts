import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnRoute, WebSocketApi, WebSocketNoneAuthorizer, WebSocketRoute } from 'aws-cdk-lib/aws-apigatewayv2'; import { WebSocketIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const API = `const api = new WebSocketApi(this, 'Chat');`;

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
    'of a type that is written, by an id that is set later': code(
      `const api = new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET' }); const send = new CfnRoute(this, 'Send', { apiId: api.ref, routeKey: 'send', authorizationType: 'CUSTOM' }); send.authorizerId = token.ref;`,
    ),
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
