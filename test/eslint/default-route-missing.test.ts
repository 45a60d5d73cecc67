import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnRoute, WebSocketApi, WebSocketNoneAuthorizer, WebSocketRoute } from 'aws-cdk-lib/aws-apigatewayv2'; import { WebSocketIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const API = `const api = new WebSocketApi(this, 'Chat');`;

shapes('default-route-missing', {
  reported: {
    'an API of which every route is here': code(`${API} api.addRoute('send', { integration });`),
    'an API whose id is printed': code(
      `import { CfnOutput } from 'aws-cdk-lib'; ${API} api.addRoute('send', { integration }); new CfnOutput(this, 'ApiId', { value: api.apiId });`,
    ),
    'an API whose id is logged': code(`${API} api.addRoute('send', { integration }); console.log('made', api.apiId);`),
    'an API whose id is in an ARN that the stack makes': code(
      `import { Stack } from 'aws-cdk-lib'; ${API} api.addRoute('send', { integration }); allow(Stack.of(this).formatArn({ service: 'execute-api', resource: api.apiId }));`,
    ),
    'an API whose id is in an ARN that the stack makes, which a constant holds': code(
      `import * as cdk from 'aws-cdk-lib'; ${API} api.addRoute('send', { integration }); const stack = cdk.Stack.of(this); allow(stack.formatArn({ service: 'execute-api', resource: api.apiId }));`,
    ),
    'a raw API': code(
      `const api = new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET' }); new CfnRoute(this, 'Send', { apiId: api.ref, routeKey: 'send' });`,
    ),
    'a raw API whose id a constant holds': code(
      `const api = new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET' }); const apiId = api.ref; new CfnRoute(this, 'Send', { apiId, routeKey: 'send' });`,
    ),
    'an API whose ARN another function gets': code(
      `${API} api.addRoute('send', { integration }); log(\`arn:aws:execute-api:\${this.region}:\${this.account}:\${api.apiId}/*\`);`,
    ),
    'an API in a private field': code(
      `class Chat { private readonly api = new WebSocketApi(this, 'Chat'); constructor() { this.api.addRoute('send', { integration }); } }`,
    ),
    'an API handed to constructs of aws-cdk-lib only': code(
      `import { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'; ${API} api.addRoute('send', { integration }); new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: 'live' });`,
    ),
  },
  silent: {
    'an API whose id the stack exports': code(
      `import { Stack } from 'aws-cdk-lib'; ${API} api.addRoute('send', { integration }); Stack.of(this).exportValue(api.apiId);`,
    ),
    'an API whose id a class of that name gets': code(
      `import { Stack } from './stacks'; ${API} api.addRoute('send', { integration }); allow(Stack.of(this).formatArn({ resource: api.apiId }));`,
    ),
    'an API whose id goes to a function that is called as a log is': code(
      `${API} api.addRoute('send', { integration }); const console = new Registry(); console.log(api.apiId);`,
    ),
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
    'an API that only pushes': code(
      `new WebSocketApi(this, 'Chat', { connectRouteOptions: { integration }, disconnectRouteOptions: { integration } });`,
    ),
    'a raw API of HTTP': code(
      `const api = new CfnApi(this, 'Http', { protocolType: 'HTTP' }); new CfnRoute(this, 'Send', { apiId: api.ref, routeKey: 'POST /send' });`,
    ),
    'a raw API whose id goes to a function': code(
      `const api = new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET' }); const apiId = api.ref; new CfnRoute(this, 'Send', { apiId, routeKey: 'send' }); addRoutes(apiId);`,
    ),
    'an API handed to a stack of the app': code(`${API} new RoutesStack(app, 'Routes', { api });`),
    'properties from elsewhere': code(`new WebSocketApi(this, 'Chat', { ...props });`),
  },
});
