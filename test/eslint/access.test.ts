import { shapes } from './shapes';

const IMPORTS = `import { Aws, Stack } from 'aws-cdk-lib'; import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'; import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'; import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'; import { CfnPermission, Function } from 'aws-cdk-lib/aws-lambda';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const API = `const api = new WebSocketApi(this, 'Chat');`;
const grant = (resource: string, more = ''): string =>
  code(
    `${API} fn.addToRolePolicy(new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: [${resource}], ${more} }));`,
  );

shapes('manage-connections-scope', {
  reported: {
    everything: grant(`'*'`),
    'every API': grant(`'arn:aws:execute-api:*:*:*'`),
    'every API of the account': grant(
      '`arn:aws:execute-api:${Aws.REGION}:${Aws.ACCOUNT_ID}:*/live/POST/@connections/*`',
    ),
    formatArn: grant(`Stack.of(this).formatArn({ service: 'execute-api', resource: '*' })`),
    'another action beside it': code(
      `new PolicyStatement({ actions: ['logs:PutLogEvents', 'execute-api:ManageConnections'], resources: ['*'] });`,
    ),
    'all of execute-api, in a file with a WebSocket API': code(
      `${API} new PolicyStatement({ effect: Effect.ALLOW, actions: ['execute-api:*'], resources: ['*'] });`,
    ),
  },
  silent: {
    'one API and stage': grant(
      '`arn:aws:execute-api:${this.region}:${this.account}:${api.apiId}/live/POST/@connections/*`',
    ),
    'a statement that denies': grant(`'*'`, 'effect: Effect.DENY'),
    'a condition': grant(`'*'`, 'conditions: { StringEquals: {} }'),
    'conditions added afterwards': code(
      `const statement = new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: ['*'] }); statement.addCondition('StringEquals', {});`,
    ),
    'a resource that is not known': grant('props.arn'),
    'another action': code(`new PolicyStatement({ actions: ['execute-api:Invoke'], resources: ['*'] });`),
    'all of execute-api, in a file without a WebSocket API': code(
      `new PolicyStatement({ actions: ['execute-api:*'], resources: ['*'] });`,
    ),
    'a class of the same name': `import { PolicyStatement } from './iam'; import 'aws-cdk-lib'; new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: ['*'] });`,
    'the policy of a resource': grant(`'*'`, 'principals: [somebody]'),
  },
});

shapes('manage-connections-stage-scope', {
  reported: {
    'the grant of an API': code(`${API} api.grantManageConnections(fn);`),
    'the grant of an API in a field': code(
      `class Chat { private readonly api = new WebSocketApi(this, 'Chat'); grant() { this.api.grantManageConnections(fn); } }`,
    ),
    'the grant of an API that a parameter brings': code(
      'function grant(api: WebSocketApi) { api.grantManageConnections(fn); }',
    ),
    'the grant of an imported API': code(
      `import { IWebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2'; const api = WebSocketApi.fromWebSocketApiAttributes(this, 'Api', { webSocketId }) as WebSocketApi; api.grantManageConnections(fn);`,
    ),
    'the grant of a stage': code(
      `const stage = new WebSocketStage(this, 'Live', { webSocketApi }); stage.grantManagementApiAccess(fn);`,
    ),
    'every stage, by the ARN of a REST API': grant(`api.arnForExecuteApi('POST', '/@connections/*')`),
    'every stage and every method, by the ARN of a REST API': grant('api.arnForExecuteApi()'),
    'every stage': grant('`arn:aws:execute-api:${this.region}:${this.account}:${api.apiId}/*/POST/@connections/*`'),
    'every method': grant('`arn:aws:execute-api:${this.region}:${this.account}:${api.apiId}/live/*/@connections/*`'),
    'everything of the API': grant('api.arnForExecuteApiV2()'),
    formatArn: grant(`this.formatArn({ service: 'execute-api', resource: api.apiId, resourceName: '*' })`),
  },
  silent: {
    'one stage and method': grant(`api.arnForExecuteApiV2('POST/@connections/*', stage.stageName)`),
    'one stage and method by formatArn': grant(
      'this.formatArn({ service: "execute-api", resource: api.apiId, resourceName: `${stage.stageName}/POST/@connections/*` })',
    ),
    'a stage that is not known': grant(
      '`arn:aws:execute-api:${this.region}:${this.account}:${api.apiId}/${stageAndMethod}/@connections/*`',
    ),
    'an API that is not known': grant('`arn:aws:execute-api:${this.region}:${this.account}:${apiAndStage}/*`'),
    'a method of the same name on another class': code('bus.grantManageConnections(fn);'),
    'this package, which grants less': `import { WebSocketApi } from 'cdk-websocket-guard'; const api = new WebSocketApi(this, 'Chat'); api.grantManageConnections(fn);`,
    'the stage of this package': `import { WebSocketStage } from 'cdk-websocket-guard'; const stage = new WebSocketStage(this, 'Live', { webSocketApi }); stage.grantManageConnections(fn);`,
    'another format': grant(
      `this.formatArn({ service: 'execute-api', resource: api.apiId, resourceName: '*', arnFormat: format })`,
    ),
    'a parameter of another type': code('function grant(api: ConnectionPool) { api.grantManageConnections(fn); }'),
  },
});

const HANDLER = `const handler = new Function(this, 'Handler', {}); new WebSocketLambdaIntegration('Send', handler);`;
const allow = (more: string, before = HANDLER): string =>
  code(
    `${before} handler.addPermission('Api', { principal: new ServicePrincipal('apigateway.amazonaws.com'), ${more} });`,
  );

shapes('lambda-permission-source-arn', {
  reported: {
    addPermission: allow(''),
    'a raw permission': code(
      `${HANDLER} new CfnPermission(this, 'Api', { action, functionName: handler.functionArn, principal: 'apigateway.amazonaws.com' });`,
    ),
    'a permission that says undefined': allow('sourceArn: undefined'),
  },
  silent: {
    'a source': allow('sourceArn: api.arnForExecuteApiV2()'),
    'a source from elsewhere': allow('sourceArn: props.sourceArn'),
    'an account': allow('sourceAccount: this.account'),
    'another service': code(
      `${HANDLER} handler.addPermission('Events', { principal: new ServicePrincipal('events.amazonaws.com') });`,
    ),
    'a function that no WebSocket API calls': allow('', `const handler = new Function(this, 'Handler', {});`),
    'a raw permission on another function': code(
      `${HANDLER} new CfnPermission(this, 'Api', { action, functionName: other.functionArn, principal: 'apigateway.amazonaws.com' });`,
    ),
    'addPermission of something else': code(
      `${HANDLER} queue.addPermission('Api', { principal: new ServicePrincipal('apigateway.amazonaws.com') });`,
    ),
  },
});

shapes('no-arn-for-execute-api', {
  reported: {
    'an API of this file': {
      code: code(`${API} api.arnForExecuteApi();`),
      output: code(`${API} api.arnForExecuteApiV2();`),
    },
    'an API that a parameter brings': {
      code: code('function arn(api: WebSocketApi) { return api.arnForExecuteApi(); }'),
      output: code('function arn(api: WebSocketApi) { return api.arnForExecuteApiV2(); }'),
    },
    'an API that is a property of the constructor': {
      code: code(
        'class Chat { constructor(private readonly api: WebSocketApi) {} arn() { return this.api.arnForExecuteApi(); } }',
      ),
      output: code(
        'class Chat { constructor(private readonly api: WebSocketApi) {} arn() { return this.api.arnForExecuteApiV2(); } }',
      ),
    },
    'a statement about connecting': {
      code: code(
        `${API} new PolicyStatement({ actions: ['execute-api:Invoke'], resources: [api.arnForExecuteApi()] });`,
      ),
      output: code(
        `${API} new PolicyStatement({ actions: ['execute-api:Invoke'], resources: [api.arnForExecuteApiV2()] });`,
      ),
    },
    'arguments, which need a decision': code(`${API} api.arnForExecuteApi('GET', '/$connect', 'live');`),
    'an API of this package': {
      code: `import { WebSocketApi } from 'cdk-websocket-guard'; const api = new WebSocketApi(this, 'Chat'); api.arnForExecuteApi();`,
      output: `import { WebSocketApi } from 'cdk-websocket-guard'; const api = new WebSocketApi(this, 'Chat'); api.arnForExecuteApiV2();`,
    },
  },
  silent: {
    V2: code(`${API} api.arnForExecuteApiV2();`),
    'the path of connections, which have a method': grant(`api.arnForExecuteApi('POST', '/@connections/*')`),
    'a path that is not known': code(`${API} api.arnForExecuteApi('POST', path, 'live');`),
    'any path, in a statement about connections': grant('api.arnForExecuteApi()'),
    'any path, in a statement about something that is not known': code(
      `${API} new PolicyStatement({ ...statement, resources: [api.arnForExecuteApi()] }); new PolicyStatement({ actions: [action], resources: [api.arnForExecuteApi()] });`,
    ),
    'a REST API': code(
      `import { RestApi } from 'aws-cdk-lib/aws-apigateway'; const api = new RestApi(this, 'Rest'); api.arnForExecuteApi();`,
    ),
    'an HTTP API': code(
      `import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'; const api = new HttpApi(this, 'Http'); api.arnForExecuteApi();`,
    ),
    'an API of which nobody knows': code('props.api.arnForExecuteApi();'),
    'a variable that is set again': code(
      `let api = new WebSocketApi(this, 'Chat'); api = rest; api.arnForExecuteApi();`,
    ),
    'a comment about it': code(`${API} // never api.arnForExecuteApi()`),
  },
});

const RAW_ROUTE = 'import { CfnRoute } from';
shapes('prefer-guarded-constructs', {
  reported: {
    'a stage': code(`new WebSocketStage(this, 'Live', { webSocketApi });`),
    'an integration': code(`new WebSocketLambdaIntegration('Send', handler);`),
  },
  silent: {
    'this package': `import { WebSocketStage } from 'cdk-websocket-guard'; new WebSocketStage(this, 'Live', { webSocketApi });`,
    'a construct that this package does not have': `${RAW_ROUTE} 'aws-cdk-lib/aws-apigatewayv2'; new CfnRoute(this, 'Send', { apiId, routeKey: 'send' });`,
    'an HTTP API': `import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'; new HttpApi(this, 'Http');`,
  },
});
