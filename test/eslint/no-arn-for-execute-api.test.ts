import { mend } from './linter';
import { shapes } from './shapes';

const IMPORTS = `import { Aws, Stack } from 'aws-cdk-lib'; import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'; import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'; import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'; import { CfnPermission, Function } from 'aws-cdk-lib/aws-lambda';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const API = `const api = new WebSocketApi(this, 'Chat');`;
const grant = (resource: string, more = ''): string =>
  code(
    `${API} fn.addToRolePolicy(new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: [${resource}], ${more} }));`,
  );

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
    'an API that a method says it returns': {
      code: code(
        'class Chat { make(): WebSocketApi { return make(); } arn() { return this.make().arnForExecuteApi(); } }',
      ),
      output: code(
        'class Chat { make(): WebSocketApi { return make(); } arn() { return this.make().arnForExecuteApiV2(); } }',
      ),
    },
    'an API that a getter brings': {
      code: code(
        'class Chat { get api(): WebSocketApi { return make(); } arn() { return this.api.arnForExecuteApi(); } }',
      ),
      output: code(
        'class Chat { get api(): WebSocketApi { return make(); } arn() { return this.api.arnForExecuteApiV2(); } }',
      ),
    },
    'an API of another class of the file': {
      code: code('class Chat { readonly api: WebSocketApi; } const chat = new Chat(); chat.api.arnForExecuteApi();'),
      output: code(
        'class Chat { readonly api: WebSocketApi; } const chat = new Chat(); chat.api.arnForExecuteApiV2();',
      ),
    },
    'an API that a method of a parameter returns': {
      code: code(
        'interface Apis { chat(): WebSocketApi } function arn(apis: Apis) { return apis.chat().arnForExecuteApi(); }',
      ),
      output: code(
        'interface Apis { chat(): WebSocketApi } function arn(apis: Apis) { return apis.chat().arnForExecuteApiV2(); }',
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
    'a statement about connecting and invoking': {
      code: code(
        `${API} new PolicyStatement({ actions: ['execute-api:Invoke', 'execute-api:InvalidateCache'], resources: [api.arnForExecuteApi()] });`,
      ),
      output: code(
        `${API} new PolicyStatement({ actions: ['execute-api:Invoke', 'execute-api:InvalidateCache'], resources: [api.arnForExecuteApiV2()] });`,
      ),
    },
    'a method alone': code(`${API} api.arnForExecuteApi('GET');`),
    'a path that only ends like that of connections': code(`${API} api.arnForExecuteApi('GET', '/chat/@connections');`),
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

shapes('no-arn-for-execute-api', {
  reported: {
    'a method in brackets': {
      code: code(`${API} api['arnForExecuteApi']();`),
      output: code(`${API} api['arnForExecuteApiV2']();`),
    },
    'a method alone': code(`${API} api.arnForExecuteApi('POST');`),
    'a path and a stage that are not written here': code(`${API} api.arnForExecuteApi('POST', '/send');`),
  },
  silent: {
    'arguments of a list': code(`${API} api.arnForExecuteApi(...args);`),
    'a method that is not called': code(`${API} const arn = api.arnForExecuteApi;`),
    'a method that is picked when the program runs': code(`${API} api[method]();`),
  },
});

describe('the route key is suggested in place of method and path', () => {
  const call = (text: string): string => code(`${API} api.${text};`);

  test.each([
    [`arnForExecuteApi('GET')`, `arnForExecuteApiV2('*')`],
    [`arnForExecuteApi('GET', '/$connect')`, `arnForExecuteApiV2('$connect')`],
    [`arnForExecuteApi('GET', 'a/b')`, `arnForExecuteApiV2('a/b')`],
    [`arnForExecuteApi('GET', '/$connect', stage)`, `arnForExecuteApiV2('$connect', stage)`],
  ])('%s', (before, after) => {
    expect(mend(call(before), 'no-arn-for-execute-api')).toBe(call(after));
  });
});
