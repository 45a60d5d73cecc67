import { mend } from './linter';
import { shapes } from './shapes';

const IMPORTS = `import { Aws, Stack } from 'aws-cdk-lib'; import { CfnApi, CfnRoute, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'; import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'; import { CfnPermission, Function } from 'aws-cdk-lib/aws-lambda';`;
const API = `const api = new WebSocketApi(this, 'Chat'); const stage = new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: 'live' }); api.addRoute('send', { integration });`;
const RAW = `const api = new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET' }); new CfnRoute(this, 'Send', { apiId: api.ref, routeKey: 'send' });`;
const arn = (end: string, id = 'api.apiId'): string =>
  `\`arn:aws:execute-api:\${this.region}:\${this.account}:\${${id}}${end}\``;
const code = (text: string, api = API): string =>
  `${IMPORTS}\n${api} const handler = new Function(this, 'Handler', {}); ${text}`;
const allow = (sourceArn: string, api = API, service = 'apigateway'): string =>
  code(
    `handler.addPermission('Api', { principal: new ServicePrincipal('${service}.amazonaws.com'), sourceArn: ${sourceArn} });`,
    api,
  );
const grant = (condition: string, sourceArn: string): string =>
  code(
    `handler.grantInvoke(new ServicePrincipal('apigateway.amazonaws.com', { conditions: { ${condition}: ${sourceArn} } } }));`,
  );

shapes('lambda-permission-shape', {
  reported: {
    'a stage, a method and a path': allow(arn('/*/*/*')),
    'a stage, a method and a path of a raw API': allow(arn('/*/*/*', 'api.ref'), RAW),
    'the stage of the file, and two parts': allow(arn('/${stage.stageName}/POST/send')),
    'a text that is put together': allow(`'arn:aws:execute-api:*:*:' + api.apiId + '/*/*/send'`),
    'a text of several lines, which the message has in one': allow(
      `'arn:aws:execute-api:*:*:' +\n      api.apiId +\n      '/*/*/send'`,
    ),
    'an ARN in a constant': code(
      `const source = ${arn('/*/GET/send')}; handler.addPermission('Api', { principal: new ServicePrincipal('apigateway.amazonaws.com'), sourceArn: source });`,
    ),
    'an id in a constant': allow(arn('/*/*/*', 'apiId'), `${API} const { apiId } = api;`),
    'an ARN of two functions, once': code(
      `const props = { principal: new ServicePrincipal('apigateway.amazonaws.com'), sourceArn: ${arn('/*/GET/send')} }; handler.addPermission('Api', props); new Function(this, 'Other', {}).addPermission('Api', props);`,
    ),
    'a stage and three wildcards, which are not two with one less': allow(arn('/live/*/*/*')),
    'an authorizer and more': allow(arn('/authorizers/abc123/*')),
    'a stage alone': allow(arn('/live')),
    'nothing after the API': allow(arn('')),
    'a raw permission': code(
      `new CfnPermission(this, 'Api', { action: 'lambda:InvokeFunction', functionName: handler.functionName, principal: 'apigateway.amazonaws.com', sourceArn: ${arn('/*/*/*')} });`,
    ),
    'a condition': grant(`ArnLike: { 'aws:SourceArn'`, arn('/*/*/*')),
    'a condition of a permission': code(
      `handler.addPermission('Api', { principal: new ServicePrincipal('apigateway.amazonaws.com', { conditions: { ArnLike: { 'aws:SourceArn': ${arn('/*/*/*')} } } }) });`,
    ),
  },
  silent: {
    'a stage and a route': allow(arn('/*/send')),
    'a stage and a predefined route': allow(arn('/*/$connect')),
    'any stage and any route': allow(arn('/*/*')),
    'anything of the API': allow(arn('/*')),
    'one star': allow(arn('*')),
    'an authorizer': allow(arn('/authorizers/abc123')),
    'a stage alone that may be a wildcard': allow(arn('/${props.stageName}')),
    'a condition that the source of the permission replaces': code(
      `handler.addPermission('Api', { principal: new ServicePrincipal('apigateway.amazonaws.com', { conditions: { ArnLike: { 'aws:SourceArn': ${arn('/*/*/*')} } } }), sourceArn: ${arn('/*/*')} });`,
    ),
    'a condition that aws-cdk-lib refuses': grant(`StringLike: { 'AWS:SourceArn'`, arn('/*/*/*')),
    'what only deployment knows': allow(arn('/*/*/${props.path}')),
    'a source from elsewhere': allow('props.sourceArn'),
    'what the API says': allow('api.arnForExecuteApiV2()'),
    'an API of elsewhere': allow(arn('/*/*/*', 'props.api.apiId')),
    'an API of the other kind': allow(
      arn('/*/*/*', 'api.ref'),
      `const api = new CfnApi(this, 'Books', { protocolType: 'HTTP' });`,
    ),
    'an API that has a route with slashes': allow(arn('/*/*/*'), `${API} api.addRoute('chat/send', { integration });`),
    'an API whose routes are made of what only deployment knows': allow(
      arn('/*/*/*'),
      `${API} api.addRoute(props.key, { integration });`,
    ),
    'an API that other files can give routes': allow(arn('/*/*/*'), API.replace('const api', 'export const api')),
    'another service': allow(arn('/*/*/*'), API, 'events'),
    'a condition for another service': grant(`ArnLike: { 'aws:SourceArn'`, arn('/*/*/*')).replace(
      'apigateway.amazonaws',
      'events.amazonaws',
    ),
    'a condition on something else': grant(`ArnLike: { 'aws:PrincipalArn'`, arn('/*/*/*')),
    'a raw permission that an escape hatch changes': code(
      `const open = new CfnPermission(this, 'Api', { action: 'lambda:InvokeFunction', functionName: handler.functionName, principal: 'apigateway.amazonaws.com', sourceArn: ${arn('/*/*/*')} }); open.sourceArn = other;`,
    ),
  },
});

test.each([
  ['a template', arn],
  ['a sum', (end: string): string => `'arn:aws:execute-api:*:*:' + api.apiId + '${end}'`],
])('three wildcards become two in %s', (_, written) => {
  expect(mend(allow(written('/*/*/*')), 'lambda-permission-shape')).toBe(allow(written('/*/*')));
});
