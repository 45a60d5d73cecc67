import { mend } from './linter';
import { shapes } from './shapes';

const IMPORTS = `import { Aws, Stack } from 'aws-cdk-lib'; import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'; import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'; import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'; import { CfnPermission, Function } from 'aws-cdk-lib/aws-lambda';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const API = `const api = new WebSocketApi(this, 'Chat');`;
const grant = (resource: string, more = ''): string =>
  code(
    `${API} fn.addToRolePolicy(new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: [${resource}], ${more} }));`,
  );

/** A statement about connecting, with an ARN in it. */
const connecting = (arn: string): string =>
  `new PolicyStatement({ actions: ['execute-api:Invoke'], resources: [${arn}] });`;
/** A program that is mended by calling the other method. */
const renamed = (text: string): { readonly code: string; readonly output: string } => ({
  code: code(text),
  output: code(text.replace(/arnForExecuteApi\b/, 'arnForExecuteApiV2')),
});

shapes('no-arn-for-execute-api', {
  reported: {
    'an API of this file': renamed(`${API} ${connecting('api.arnForExecuteApi()')}`),
    'an API that a parameter brings': renamed(
      `function allow(api: WebSocketApi) { return ${connecting('api.arnForExecuteApi()')} }`,
    ),
    'an API that is a property of the constructor': renamed(
      `class Chat { constructor(private readonly api: WebSocketApi) {} allow() { return ${connecting('this.api.arnForExecuteApi()')} } }`,
    ),
    'an API that a method says it returns': renamed(
      `class Chat { make(): WebSocketApi { return make(); } allow() { return ${connecting('this.make().arnForExecuteApi()')} } }`,
    ),
    'an API that a getter brings': renamed(
      `class Chat { get api(): WebSocketApi { return make(); } allow() { return ${connecting('this.api.arnForExecuteApi()')} } }`,
    ),
    'an API of another class of the file': renamed(
      `class Chat { readonly api: WebSocketApi; } const chat = new Chat(); ${connecting('chat.api.arnForExecuteApi()')}`,
    ),
    'an API that a method of a parameter returns': renamed(
      `interface Apis { chat(): WebSocketApi } function allow(apis: Apis) { return ${connecting('apis.chat().arnForExecuteApi()')} }`,
    ),
    'a statement about connecting and invoking': renamed(
      `${API} new PolicyStatement({ actions: ['execute-api:Invoke', 'execute-api:InvalidateCache'], resources: [api.arnForExecuteApi()] });`,
    ),
    'a grant of connecting': renamed(
      `${API} Grant.addToPrincipal({ grantee: fn, actions: ['execute-api:Invoke'], resourceArns: [api.arnForExecuteApi()] });`,
    ),
    'a constant that a statement about connecting names': renamed(
      `${API} const arn = api.arnForExecuteApi(); ${connecting('arn')} ${connecting('`${arn}`')}`,
    ),
    'the permission of a function': renamed(
      `${API} fn.addPermission('Chat', { principal: new ServicePrincipal('apigateway.amazonaws.com'), sourceArn: api.arnForExecuteApi() });`,
    ),
    'a method alone, in a statement about connecting': code(`${API} ${connecting(`api.arnForExecuteApi('GET')`)}`),
    'a route, wherever its ARN goes': code(
      `${API} new CfnOutput(this, 'Arn', { value: api.arnForExecuteApi('GET', '/$connect', 'live') });`,
    ),
    'a path that only ends like that of connections': code(`${API} api.arnForExecuteApi('GET', '/chat/@connections');`),
    'an API of this package': {
      code: `import { WebSocketApi } from 'cdk-websocket-guard'; const api = new WebSocketApi(this, 'Chat'); ${connecting('api.arnForExecuteApi()')}`,
      output: `import { WebSocketApi } from 'cdk-websocket-guard'; const api = new WebSocketApi(this, 'Chat'); ${connecting('api.arnForExecuteApiV2()')}`,
    },
  },
  silent: {
    V2: code(`${API} ${connecting('api.arnForExecuteApiV2()')}`),
    'the path of connections, which have a method': grant(`api.arnForExecuteApi('POST', '/@connections/*')`),
    'a path that is not known': code(`${API} ${connecting(`api.arnForExecuteApi('POST', path, 'live')`)}`),
    'any path, in a statement about connections': grant('api.arnForExecuteApi()'),
    'any path, in a constant that a statement about connections names, too': code(
      `${API} const arn = api.arnForExecuteApi(); ${connecting('arn')} new PolicyStatement({ actions: ['execute-api:*'], resources: [arn] });`,
    ),
    'any path, in a statement about something that is not known': code(
      `${API} new PolicyStatement({ ...statement, resources: [api.arnForExecuteApi()] }); new PolicyStatement({ actions: [action], resources: [api.arnForExecuteApi()] });`,
    ),
    'any path, for a file that is not read, which may grant posting': code(
      `class Chat extends Construct { readonly arn: string; constructor(api: WebSocketApi) { this.arn = api.arnForExecuteApi(); } }`,
    ),
    'any path, in a constant that nothing reads': code(`${API} export const arn = api.arnForExecuteApi('*', '/*');`),
    'a REST API': code(
      `import { RestApi } from 'aws-cdk-lib/aws-apigateway'; const api = new RestApi(this, 'Rest'); ${connecting('api.arnForExecuteApi()')}`,
    ),
    'an HTTP API': code(
      `import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'; const api = new HttpApi(this, 'Http'); ${connecting('api.arnForExecuteApi()')}`,
    ),
    'an API of which nobody knows': code(connecting('props.api.arnForExecuteApi()')),
    'a variable that is set again': code(
      `let api = new WebSocketApi(this, 'Chat'); api = rest; ${connecting('api.arnForExecuteApi()')}`,
    ),
    'a comment about it': code(`${API} // never api.arnForExecuteApi()`),
  },
});

shapes('no-arn-for-execute-api', {
  reported: {
    'a method in brackets': {
      code: code(`${API} ${connecting(`api['arnForExecuteApi']()`)}`),
      output: code(`${API} ${connecting(`api['arnForExecuteApiV2']()`)}`),
    },
    'a path and a stage that are not written here': code(`${API} api.arnForExecuteApi('POST', '/send');`),
  },
  silent: {
    'arguments of a list': code(`${API} ${connecting('api.arnForExecuteApi(...args)')}`),
    'a method that is not called': code(`${API} const arn = api.arnForExecuteApi;`),
    'a method that is picked when the program runs': code(`${API} api[method]();`),
  },
});

describe('the route key is suggested in place of method and path', () => {
  const call = (text: string): string => code(`${API} ${connecting(`api.${text}`)}`);

  test.each([
    [`arnForExecuteApi('GET')`, `arnForExecuteApiV2('*')`],
    [`arnForExecuteApi('GET', '/$connect')`, `arnForExecuteApiV2('$connect')`],
    [`arnForExecuteApi('GET', 'a/b')`, `arnForExecuteApiV2('a/b')`],
    [`arnForExecuteApi('GET', '/$connect', stage)`, `arnForExecuteApiV2('$connect', stage)`],
  ])('%s', (before, after) => {
    expect(mend(call(before), 'no-arn-for-execute-api')).toBe(call(after));
  });
});
