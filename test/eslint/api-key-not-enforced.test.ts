import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnRoute, WebSocketApi, WebSocketNoneAuthorizer, WebSocketRoute } from 'aws-cdk-lib/aws-apigatewayv2'; import { WebSocketIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
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
    'no route asks, for the key in a place that the file names': withKey(
      `const api = new WebSocketApi(this, 'Chat', { apiKeySelectionExpression: new WebSocketApiKeySelectionExpression('$request.header.x-chat-key') }); api.addRoute('send', { integration });`,
    ),
    'no route of a raw API asks': code(
      `const api = new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET', apiKeySelectionExpression: '$request.header.x-api-key' }); new CfnRoute(this, 'Connect', { apiId: api.ref, routeKey: '$connect' });`,
    ),
  },
  silent: {
    'a route of a raw API asks': code(
      `const { ref: apiId } = new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET', apiKeySelectionExpression: '$request.header.x-api-key' }); new CfnRoute(this, 'Connect', { apiId, routeKey: '$connect', apiKeyRequired: true });`,
    ),
    'one of two routes of a raw API asks': code(
      `const { ref: apiId } = new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET', apiKeySelectionExpression: '$request.header.x-api-key' }); new CfnRoute(this, 'Connect', { apiId, routeKey: '$connect', apiKeyRequired: true }); new CfnRoute(this, 'Send', { apiId, routeKey: 'send' });`,
    ),
    'a raw API whose expression an override takes away': code(
      `const api = new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET', apiKeySelectionExpression: '$request.header.x-api-key' }); api.addPropertyDeletionOverride('ApiKeySelectionExpression'); new CfnRoute(this, 'Connect', { apiId: api.ref, routeKey: '$connect' });`,
    ),
    'a raw API with null for an expression, which aws-cdk-lib leaves out': code(
      `const api = new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET', apiKeySelectionExpression: null }); new CfnRoute(this, 'Connect', { apiId: api.ref, routeKey: '$connect' });`,
    ),
    'a raw API of which nobody knows': code(
      `const api = new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET', apiKeySelectionExpression: props.expression }); new CfnRoute(this, 'Connect', { apiId: api.ref, routeKey: '$connect' });`,
    ),
    'an expression that another file gives, or does not': withKey(
      `const api = new WebSocketApi(this, 'Chat', { apiKeySelectionExpression: props.expression }); api.addRoute('send', { integration });`,
    ),
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
