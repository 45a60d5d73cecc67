import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnRoute, HttpApi, WebSocketRoute } from 'aws-cdk-lib/aws-apigatewayv2';`;
const API = `const api = new CfnApi(this, 'Api', { protocolType: 'WEBSOCKET' });`;
const route = (key: string, props = 'apiKeyRequired: true'): string =>
  `${IMPORTS}\n${API}\nnew CfnRoute(this, 'Route', { apiId: api.ref, routeKey: ${key}, ${props} });`;

shapes('api-key-on-connect-only', {
  reported: {
    'a message': route(`'send'`),
    $default: route(`'$default'`),
    $disconnect: route(`'$disconnect'`),
    'a construct': `${IMPORTS} new WebSocketRoute(this, 'Send', { webSocketApi, routeKey: 'send', apiKeyRequired: true });`,
    'one key of a list': `${IMPORTS}\n${API}\nfor (const key of ['$connect', 'send']) new CfnRoute(this, key, { apiId: api.ref, routeKey: key, apiKeyRequired: true });`,
  },
  silent: {
    $connect: route(`'$connect'`),
    'no key asked for': route(`'send'`, 'apiKeyRequired: false'),
    'nothing said': route(`'send'`, `operationName: 'Send'`),
    'decided elsewhere': route(`'send'`, 'apiKeyRequired: props.withKey'),
    'a key that is not known': route('props.key'),
    'a route of an HTTP API': `${IMPORTS} const http = new HttpApi(this, 'Http'); new CfnRoute(this, 'Route', { apiId: http.apiId, routeKey: 'GET /', apiKeyRequired: true });`,
    'a key for $connect alone': `${IMPORTS}\n${API}\nconst add = (key: string, apiKeyRequired = false) => new CfnRoute(this, key, { apiId: api.ref, routeKey: key, apiKeyRequired }); add('$connect', true); add('send');`,
  },
});
