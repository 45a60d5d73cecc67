import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnAuthorizer, CfnRoute, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';`;
const code = (more: string, protocol = 'WEBSOCKET'): string =>
  `${IMPORTS} const api = new CfnApi(this, 'Chat', { protocolType: '${protocol}' }); const token = new CfnAuthorizer(this, 'Token', { apiId: api.ref, name: 'token', authorizerType: 'REQUEST' }); ${more}`;
const connect = (props: string): string =>
  `new CfnRoute(this, 'Connect', { apiId: api.ref, routeKey: '$connect', ${props} });`;

/** A `$connect` route, and what becomes of it, beside another authorizer. */
const OTHER = `const other = new CfnAuthorizer(this, 'Other', { apiId: api.ref });`;
const later = (change: string, other = OTHER): string =>
  code(`${other} const connect = ${connect(`authorizationType: 'CUSTOM'`)} ${change}`);

shapes('authorizer-unused', {
  reported: {
    'a $connect route without it': code(connect(`authorizationType: 'AWS_IAM'`)),
    'another route that names it': code(
      `${connect('')} new CfnRoute(this, 'Send', { apiId: api.ref, routeKey: 'send', authorizationType: 'CUSTOM', authorizerId: token.ref });`,
    ),
    'a $connect route with another authorizer': code(
      `const other = new CfnAuthorizer(this, 'Other', { apiId: api.ref }); ${connect(`authorizationType: 'CUSTOM', authorizerId: other.ref`)}`,
    ),
    'a $connect route that is given another authorizer later': later('connect.authorizerId = other.ref;'),
    'a $connect route that an override gives another authorizer': later(
      `connect.addPropertyOverride('AuthorizerId', other.ref);`,
    ),
    'an authorizer of aws-cdk-lib that no route asks': `${IMPORTS} import { WebSocketAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2'; const webSocketApi = new WebSocketApi(this, 'Chat', { connectRouteOptions: { integration } }); new WebSocketAuthorizer(this, 'Token', { webSocketApi, identitySource });`,
    'an authorizer of an API whose id a pattern takes out': `${IMPORTS} const { ref: apiId } = new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET' }); const { ref: authorizerId } = new CfnAuthorizer(this, 'Other', { apiId: 'of-another-api' }); new CfnAuthorizer(this, 'Token', { apiId, name: 'token', authorizerType: 'REQUEST' }); new CfnRoute(this, 'Connect', { apiId, routeKey: '$connect', authorizationType: 'CUSTOM', authorizerId });`,
    'an authorizer beside WebSocketApi': `${IMPORTS} const api = new WebSocketApi(this, 'Chat'); new CfnAuthorizer(this, 'Token', { apiId: api.apiId });`,
  },
  silent: {
    'a $connect route that is given it later': later('connect.authorizerId = token.ref;', ''),
    'a $connect route that is given something unknown later': later('connect.authorizerId = props.authorizer;'),
    'a $connect route that is given another in some cases': later(
      'if (props.isOther) connect.authorizerId = other.ref;',
    ),
    'a $connect route that is given first one, then another': later(
      'connect.authorizerId = other.ref; connect.authorizerId = token.ref;',
    ),
    'a $connect route that names it': code(connect(`authorizationType: 'CUSTOM', authorizerId: token.ref`)),
    'a $connect route that names it by its attribute': code(
      connect(`authorizationType: 'CUSTOM', authorizerId: token.attrAuthorizerId`),
    ),
    'a constant that holds its id': code(
      `const id = token.ref; ${connect(`authorizationType: 'CUSTOM', authorizerId: id`)}`,
    ),
    'a $connect route with an authorizer that is not known': code(connect(`authorizerId: props.authorizer`)),
    'a $connect route that an escape hatch gives an authorizer': code(
      `const connect = ${connect('')} connect.addPropertyOverride('AuthorizerId', token.ref);`,
    ),
    'a $connect route of WebSocketApi, which names no authorizer by its id': `${IMPORTS} const api = new WebSocketApi(this, 'Chat'); const token = new CfnAuthorizer(this, 'Token', { apiId: api.apiId }); api.addRoute('$connect', { integration, authorizer });`,
    'a $connect route that names it by a pattern': code(
      `const { ref: authorizerId } = token; ${connect(`authorizationType: 'CUSTOM', authorizerId`)}`,
    ),
    'an authorizer of aws-cdk-lib beside a route that asks one': `${IMPORTS} import { WebSocketAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2'; const webSocketApi = new WebSocketApi(this, 'Chat', { connectRouteOptions: { integration, authorizer } }); new WebSocketAuthorizer(this, 'Token', { webSocketApi, identitySource });`,
    'an authorizer of which no resource is made before a route asks it': `${IMPORTS} import { WebSocketLambdaAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'; new WebSocketApi(this, 'Chat', { connectRouteOptions: { integration } }); new WebSocketLambdaAuthorizer('token', handler);`,
    'an API that other files can add routes to': code('addRoutes(api);'),
    'an authorizer that another function gets': code(`protect(token); ${connect('')}`),
    'an HTTP API': code(connect(''), 'HTTP'),
  },
});
