import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnAuthorizer, WebSocketAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2'; import { HttpLambdaAuthorizer, WebSocketLambdaAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';`;
const lambda = (sources: string): string =>
  `${IMPORTS}\nnew WebSocketLambdaAuthorizer('Token', handler, { identitySource: ${sources} });`;

shapes('authorizer-identity-source', {
  reported: {
    'the form of HTTP APIs': {
      code: lambda(`['$request.header.Authorization']`),
      output: lambda(`['route.request.header.Authorization']`),
    },
    'the form of REST APIs': {
      code: lambda(`['method.request.querystring.token']`),
      output: lambda(`['route.request.querystring.token']`),
    },
    'anything else': lambda(`['Authorization']`),
    'one of two': {
      code: lambda(`['route.request.header.Cookie', "$request.querystring.token"]`),
      output: lambda(`['route.request.header.Cookie', "route.request.querystring.token"]`),
    },
    'a raw authorizer of a WebSocket API': `${IMPORTS} const api = new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET' }); new CfnAuthorizer(this, 'Token', { apiId: api.ref, identitySource: ['token'] });`,
    'a WebSocketAuthorizer': `${IMPORTS} new WebSocketAuthorizer(this, 'Token', { webSocketApi, type, identitySource: ['token'] });`,
  },
  silent: {
    'a header': lambda(`['route.request.header.Authorization']`),
    'a parameter of the query string': lambda(`['route.request.querystring.token']`),
    'context and stage variables': lambda(`['context.connectionId', 'stageVariables.issuer']`),
    'a source that is not known': lambda('[props.source]'),
    'sources that are not known': lambda('props.sources'),
    'an authorizer of an HTTP API': `${IMPORTS} new HttpLambdaAuthorizer('Token', handler, { identitySource: ['$request.header.Authorization'] });`,
    'a raw authorizer of an HTTP API': `${IMPORTS} const api = new CfnApi(this, 'Http', { protocolType: 'HTTP' }); new CfnAuthorizer(this, 'Token', { apiId: api.ref, identitySource: ['$request.header.Authorization'] });`,
  },
});
