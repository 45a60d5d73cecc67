import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnAuthorizer, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'; import { WebSocketLambdaAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';`;
const API = `const api = new CfnApi(this, 'Api', { protocolType: 'WEBSOCKET' });`;
const raw = (props: string, then = ''): string =>
  `${IMPORTS}\n${API}\nconst token = new CfnAuthorizer(this, 'Token', { apiId: api.ref, name: 'token', authorizerType: 'REQUEST', ${props} });${then}`;

shapes('authorizer-identity-source-required', {
  reported: {
    'nothing said': raw('authorizerUri'),
    'an empty list': raw('identitySource: []'),
    'an empty text': raw(`identitySource: ['']`),
    'an empty list of the construct': `${IMPORTS} new WebSocketLambdaAuthorizer('Token', handler, { identitySource: [] });`,
  },
  silent: {
    'a token': raw(`identitySource: ['route.request.querystring.token']`),
    'decided elsewhere': raw('identitySource: props.sources'),
    'an empty text among others': raw(`identitySource: ['', 'route.request.querystring.token']`),
    'set afterwards': raw('authorizerUri', ` token.identitySource = ['route.request.querystring.token'];`),
    'the default of the construct': `${IMPORTS} new WebSocketLambdaAuthorizer('Token', handler);`,
    'an authorizer of an HTTP API': `${IMPORTS} const http = new HttpApi(this, 'Http'); new CfnAuthorizer(this, 'Token', { apiId: http.apiId, name: 'token', authorizerType: 'REQUEST' });`,
  },
});
