import { lint, mend } from './linter';
import { shapes } from './shapes';

const IMPORTS = `import { Aws, Stack } from 'aws-cdk-lib'; import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'; import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'; import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'; import { CfnPermission, Function } from 'aws-cdk-lib/aws-lambda';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const HANDLER = `const handler = new Function(this, 'Handler', {}); new WebSocketLambdaIntegration('Send', handler);`;
const ALIAS = `import { Alias } from 'aws-cdk-lib/aws-lambda'; const live = new Alias(this, 'Live', { aliasName: 'live', version }); new WebSocketLambdaIntegration('Send', live);`;
const RAW = `import { CfnFunction } from 'aws-cdk-lib/aws-lambda'; import { CfnApi, CfnIntegration } from 'aws-cdk-lib/aws-apigatewayv2'; const handler = new CfnFunction(this, 'Handler', {}); const api = new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET' }); new CfnIntegration(this, 'Send', { apiId: api.ref, integrationType: 'AWS_PROXY', integrationUri: \`arn:aws:apigateway:\${this.region}:lambda:path/2015-03-31/functions/\${handler.attrArn}/invocations\` });`;
const allow = (more: string, before = HANDLER): string =>
  code(
    `${before} handler.addPermission('Api', { principal: new ServicePrincipal('apigateway.amazonaws.com'), ${more} });`,
  );

shapes('lambda-permission-source-arn', {
  reported: {
    addPermission: allow(''),
    'a raw function, by its Ref': code(
      `${RAW} new CfnPermission(this, 'Api', { action: 'lambda:InvokeFunction', functionName: handler.ref, principal: 'apigateway.amazonaws.com' });`,
    ),
    'a raw function, by an ARN that a pattern takes out': code(
      `${RAW} const { attrArn: functionName } = handler; new CfnPermission(this, 'Api', { action: 'lambda:InvokeFunction', functionName, principal: 'apigateway.amazonaws.com' });`,
    ),
    'a function that a helper makes': allow(
      '',
      `const made = (name) => new Function(this, name, {}); const handler = made('Handler'); const other = made('Other'); new WebSocketLambdaIntegration('Send', handler);`,
    ),
    'each of several functions, once': code(
      `const send = new Function(this, 'Send', {}); const join = new Function(this, 'Join', {}); new WebSocketLambdaIntegration('Send', send); new WebSocketLambdaIntegration('Join', join); [send, join].forEach((one) => one.addPermission('Api', { principal: new ServicePrincipal('apigateway.amazonaws.com') }));`,
    ),
    'a raw permission': code(
      `${HANDLER} new CfnPermission(this, 'Api', { action: 'lambda:InvokeFunction', functionName: handler.functionArn, principal: 'apigateway.amazonaws.com' });`,
    ),
    'a raw permission on one of two functions': code(
      `${HANDLER} const other = new Function(this, 'Other', {}); new WebSocketLambdaIntegration('Join', other); new CfnPermission(this, 'Api', { action: 'lambda:InvokeFunction', functionName: other.functionName, principal: 'apigateway.amazonaws.com' });`,
    ),
    'a permission that says undefined': allow('sourceArn: undefined'),
    'an account, which may have other APIs': allow('sourceAccount: this.account'),
    'grantInvoke with an account in the conditions of the principal': code(
      `${HANDLER} handler.grantInvoke(new ServicePrincipal('apigateway.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': account } } }));`,
    ),
    'one of two functions that an API calls': allow(
      '',
      `${HANDLER} new WebSocketLambdaIntegration('Join', new Function(this, 'Join', {}));`,
    ),
    'an alias that an API calls': code(
      `${ALIAS} live.addPermission('Api', { principal: new ServicePrincipal('apigateway.amazonaws.com') });`,
    ),
    'an alias that an API calls, by a raw permission': code(
      `${ALIAS} new CfnPermission(this, 'Api', { action: 'lambda:InvokeFunction', functionName: live.functionArn, principal: 'apigateway.amazonaws.com' });`,
    ),
    grantInvoke: code(`${HANDLER} handler.grantInvoke(new ServicePrincipal('apigateway.amazonaws.com'));`),
    'grantInvoke with conditions that say nothing of the source': code(
      `${HANDLER} handler.grantInvoke(new ServicePrincipal('apigateway.amazonaws.com', { conditions: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }));`,
    ),
    'grantInvoke for a service in a constant': code(
      `${HANDLER} const gateway = new ServicePrincipal('apigateway.amazonaws.com', { region: 'eu-west-1' }); handler.grantInvoke(gateway);`,
    ),
  },
  silent: {
    'a raw function, for one API': code(
      `${RAW} new CfnPermission(this, 'Api', { action: 'lambda:InvokeFunction', functionName: handler.ref, principal: 'apigateway.amazonaws.com', sourceArn });`,
    ),
    ...Object.fromEntries(
      ['sourceAccount = this.account', `action = 'lambda:GetFunction'`, 'functionName = other.ref'].map((change) => [
        `a raw permission that is changed: ${change}`,
        code(
          `${RAW} const open = new CfnPermission(this, 'Api', { action: 'lambda:InvokeFunction', functionName: handler.ref, principal: 'apigateway.amazonaws.com' }); open.${change};`,
        ),
      ]),
    ),
    'a raw function that no API calls': code(
      `${RAW} const other = new CfnFunction(this, 'Other', {}); new CfnPermission(this, 'Api', { action: 'lambda:InvokeFunction', functionName: other.ref, principal: 'apigateway.amazonaws.com' });`,
    ),
    'an alias that no API calls': code(
      `${ALIAS} const next = new Alias(this, 'Next', { aliasName: 'next', version }); next.addPermission('Api', { principal: new ServicePrincipal('apigateway.amazonaws.com') });`,
    ),
    'a source': allow('sourceArn: api.arnForExecuteApiV2()'),
    'another action': allow(`action: 'lambda:GetFunction'`),
    'an action from elsewhere': allow('action: props.action'),
    'a source from elsewhere': allow('sourceArn: props.sourceArn'),
    'a source in the conditions of the principal': code(
      `${HANDLER} handler.addPermission('Api', { principal: new ServicePrincipal('apigateway.amazonaws.com', { conditions: { ArnLike: { 'aws:SourceArn': arn } } }) });`,
    ),
    'grantInvoke with a source in the conditions of the principal': code(
      `${HANDLER} handler.grantInvoke(new ServicePrincipal('apigateway.amazonaws.com', { conditions: { ArnLike: { 'aws:SourceArn': arn } } }));`,
    ),
    'grantInvoke with conditions from elsewhere': code(
      `${HANDLER} handler.grantInvoke(new ServicePrincipal('apigateway.amazonaws.com', { conditions: props.conditions }));`,
    ),
    'grantInvoke with what conditions add to the principal': code(
      `${HANDLER} handler.grantInvoke(new ServicePrincipal('apigateway.amazonaws.com').withConditions({ ArnLike: { 'aws:SourceArn': arn } }));`,
    ),
    'grantInvoke for another service': code(
      `${HANDLER} handler.grantInvoke(new ServicePrincipal('events.amazonaws.com'));`,
    ),
    'grantInvoke for a function': code(`${HANDLER} handler.grantInvoke(caller);`),
    'another service': code(
      `${HANDLER} handler.addPermission('Events', { principal: new ServicePrincipal('events.amazonaws.com') });`,
    ),
    'a principal that is no service': code(
      `import { AccountPrincipal } from 'aws-cdk-lib/aws-iam'; ${HANDLER} handler.addPermission('Api', { principal: new AccountPrincipal('apigateway.amazonaws.com') });`,
    ),
    'a principal from elsewhere': code(`${HANDLER} handler.addPermission('Api', { principal: props.principal });`),
    'a function that no WebSocket API calls': allow('', `const handler = new Function(this, 'Handler', {});`),
    'another function that the same helper makes': allow(
      '',
      `const made = (name) => new Function(this, name, {}); const handler = made('Handler'); const chat = made('Chat'); new WebSocketLambdaIntegration('Send', chat);`,
    ),
    'a raw permission that an escape hatch gives a source': code(
      `${HANDLER} const open = new CfnPermission(this, 'Api', { action: 'lambda:InvokeFunction', functionName: handler.functionArn, principal: 'apigateway.amazonaws.com' }); open.sourceArn = arn;`,
    ),
    'a raw permission that an escape hatch gives another principal': code(
      `${HANDLER} const open = new CfnPermission(this, 'Api', { action: 'lambda:InvokeFunction', functionName: handler.functionArn, principal: 'apigateway.amazonaws.com' }); open.principal = principal;`,
    ),
    'a raw permission for another service': code(
      `${HANDLER} new CfnPermission(this, 'Api', { action: 'lambda:InvokeFunction', functionName: handler.functionArn, principal: 'events.amazonaws.com' });`,
    ),
    'a raw permission on what the function is told of': code(
      `${HANDLER} new CfnPermission(this, 'Api', { action: 'lambda:InvokeFunction', functionName: handler.functionArnOfAlias, principal: 'apigateway.amazonaws.com' });`,
    ),
    'another method with the same arguments': code(
      `${HANDLER} handler.addPermissions('Api', { principal: new ServicePrincipal('apigateway.amazonaws.com') });`,
    ),
    'a raw permission on another function': code(
      `${HANDLER} new CfnPermission(this, 'Api', { action: 'lambda:InvokeFunction', functionName: other.functionArn, principal: 'apigateway.amazonaws.com' });`,
    ),
    'addPermission of something else': code(
      `${HANDLER} queue.addPermission('Api', { principal: new ServicePrincipal('apigateway.amazonaws.com') });`,
    ),
  },
});

describe('the API that may call is suggested', () => {
  const API = `const api = new WebSocketApi(this, 'Chat');`;
  const permission = (more: string): string =>
    `handler.addPermission('Api', { principal: new ServicePrincipal('apigateway.amazonaws.com')${more} });`;

  test('where the file has one, before the permission', () => {
    const text = (more: string): string => code(`${HANDLER} ${API} ${permission(more)}`);
    expect(mend(text(''), 'lambda-permission-source-arn')).toBe(text(', sourceArn: api.arnForExecuteApiV2()'));
    const [message] = lint(text(''), 'lambda-permission-source-arn');
    expect(message?.suggestions?.[0]?.desc).toBe('Let only api call the function.');
  });

  test.each([
    ['none', `${HANDLER} ${permission('')}`],
    ['two', `${HANDLER} ${API} new WebSocketApi(this, 'Other'); ${permission('')}`],
    ['one that is made later', `${HANDLER} ${permission('')} ${API}`],
    ['one in another function', `${HANDLER} function make() { ${API} } ${permission('')}`],
    ['one in a block', `${HANDLER} if (isLive) { ${API} } ${permission('')}`],
    ['one that has no name', `${HANDLER} keep(new WebSocketApi(this, 'Chat')); ${permission('')}`],
  ])('and nothing where it has %s', (_, text) => {
    expect(lint(code(text), 'lambda-permission-source-arn').map(({ suggestions }) => suggestions)).toEqual([undefined]);
  });
});
