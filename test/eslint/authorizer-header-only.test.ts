import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnAuthorizer, WebSocketAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2'; import { HttpLambdaAuthorizer, WebSocketLambdaAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';`;
const lambda = (sources: string): string =>
  `${IMPORTS}\nnew WebSocketLambdaAuthorizer('Token', handler, { identitySource: ${sources} });`;

shapes('authorizer-header-only', {
  reported: {
    'the default of aws-cdk-lib': `${IMPORTS} new WebSocketLambdaAuthorizer('Token', handler);`,
    'the default, with a name': `${IMPORTS} new WebSocketLambdaAuthorizer('Token', handler, { authorizerName: 'token' });`,
    'a header of its own': lambda(`['route.request.header.X-Token']`),
    'two of them': lambda(`['route.request.header.Authorization', 'route.request.header.X-Tenant']`),
  },
  silent: {
    'the sub-protocol': lambda(`['route.request.header.Sec-WebSocket-Protocol']`),
    'a cookie': lambda(`['route.request.header.cookie']`),
    'the query string': lambda(`['route.request.querystring.token']`),
    'no source at all': lambda('[]'),
    'properties from elsewhere': `${IMPORTS} new WebSocketLambdaAuthorizer('Token', handler, props);`,
    'this package, which asks for one at synthesis': `import { WebSocketLambdaAuthorizer } from 'cdk-websocket-guard'; new WebSocketLambdaAuthorizer('Token', handler);`,
  },
});
