import { lint } from './linter';
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
    'a raw API whose routes are all here': code(
      `const api = new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET' }); new CfnRoute(this, 'Send', { apiId: api.ref, routeKey: 'send' });`,
    ),
    'a raw API whose id a pattern takes out': code(
      `const { ref: apiId } = new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET' }); new CfnRoute(this, 'Send', { apiId, routeKey: 'send' });`,
    ),
    'options in a constant': code(
      `const connectRouteOptions = { integration }; new WebSocketApi(this, 'Chat', { connectRouteOptions });`,
    ),
    'an API with a stage and no route yet': code(
      `import { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'; const api = new WebSocketApi(this, 'Chat'); new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: 'live' });`,
    ),
    'an API that a parameter brings': code(
      `function add(api: WebSocketApi) { api; } new WebSocketRoute(this, 'Connect', { webSocketApi: api, routeKey: '$connect', integration });`,
    ),
  },
  silent: {
    IAM: code(
      `new WebSocketApi(this, 'Chat', { connectRouteOptions: { integration, authorizer: new WebSocketIamAuthorizer() } });`,
    ),
    'a raw API without routes or stages': code(`new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET' });`),
    'an API without routes, beside the stage of another API': code(
      `import { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'; new WebSocketApi(this, 'Chat'); new WebSocketStage(this, 'Live', { webSocketApi: props.other, stageName: 'live' });`,
    ),
    'a raw API that other files can add routes to': code(
      `class Chat { public readonly api = new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET' }); }`,
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
    'a $connect route with IAM on an API whose id a pattern takes out': code(
      `const { ref: apiId } = new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET' }); new CfnRoute(this, 'Send', { apiId, routeKey: 'send' }); new CfnRoute(this, 'Connect', { apiId, routeKey: '$connect', authorizationType: 'AWS_IAM' });`,
    ),
    'an API whose id a pattern takes out, for a function that adds routes': code(
      `const { ref: apiId } = new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET' }); new CfnRoute(this, 'Send', { apiId, routeKey: 'send' }); addRoutes(apiId);`,
    ),
    'an API whose id a pattern takes out, in part': code(
      `const { ref: { length }, name } = new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET' }); new CfnRoute(this, 'Send', { apiId: name, routeKey: 'send' });`,
    ),
    'options in a constant that a function completes': code(
      `const connectRouteOptions = { integration }; protect(connectRouteOptions); new WebSocketApi(this, 'Chat', { connectRouteOptions });`,
    ),
    'an API whose id goes to a construct of the app': code(`${API} new Routes(this, 'Routes', { apiId: api.apiId });`),
    'a $connect route under a condition, with an authorizer': code(
      `${API} if (isProd) api.addRoute('$connect', { integration, authorizer: new WebSocketIamAuthorizer() });`,
    ),
    'a $connect route on an object of another class': code(`router.addRoute('$connect', { integration });`),
    'this package, whose API asks at synthesis': `import { WebSocketApi } from 'cdk-websocket-guard'; new WebSocketApi(this, 'Chat', { connectRouteOptions: { integration } });`,
  },
});

describe('who could still refuse a client is told', () => {
  const LAMBDA = `import { WebSocketLambdaIntegration, WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'; import { CfnIntegration } from 'aws-cdk-lib/aws-apigatewayv2';`;
  const connect = (integration: string): string =>
    `${LAMBDA} ${code(`new WebSocketApi(this, 'Chat', { connectRouteOptions: { integration: ${integration} } });`)}`;
  const raw = (type: string): string =>
    `${LAMBDA} ${code(`const back = new CfnIntegration(this, 'Back', { apiId, integrationType: '${type}' }); new CfnRoute(this, 'Connect', { apiId, routeKey: '$connect', target: \`integrations/\${back.ref}\` });`)}`;

  test.each([
    ['the handler, where a function answers', connect(`new WebSocketLambdaIntegration('Connect', handler)`), true],
    ['the handler, where a raw integration is of a function', raw('AWS_PROXY'), true],
    ['nobody, where API Gateway answers itself', connect(`new WebSocketMockIntegration('Connect')`), false],
    ['nobody, where a raw integration is of no function', raw('MOCK'), false],
    ['nobody, where the file does not say what answers', connect('props.integration'), false],
  ])('%s', (_, text, isHandled) => {
    const [report] = lint(text, 'connect-route-authorized');
    expect(
      report?.message.startsWith(
        isHandled ? 'API Gateway lets anybody connect unless the handler' : 'API Gateway lets anybody connect: ',
      ),
    ).toBe(true);
  });
});
