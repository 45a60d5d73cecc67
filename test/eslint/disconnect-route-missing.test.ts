import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnIntegration, CfnRoute, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2'; import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'; import { Table } from 'aws-cdk-lib/aws-dynamodb'; import { Effect, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam'; import { Function } from 'aws-cdk-lib/aws-lambda'; import { Secret } from 'aws-cdk-lib/aws-secretsmanager'; import { Queue } from 'aws-cdk-lib/aws-sqs';`;
const HANDLER = `const handler = new Function(this, 'Handler', {});`;
const API = `new WebSocketApi(this, 'Chat', { connectRouteOptions: { integration: new WebSocketLambdaIntegration('Connect', handler) } });`;
const code = (grant: string, api = API): string =>
  `${IMPORTS} ${HANDLER} const table = new Table(this, 'Table', {}); ${grant} ${api}`;
const inFunction = (before: string, after: string): string =>
  `${IMPORTS} export function make(props) { const table = new Table(this, 'Table', {}); ${before} ${after} }`;

shapes('disconnect-route-missing', {
  reported: {
    'a handler of $connect that may write to a table': code('table.grantWriteData(handler);'),
    'a handler of $connect with a role that may write to a table': `${IMPORTS} const table = new Table(this, 'Table', {}); const role = new Role(this, 'Role', { assumedBy }); table.grantReadWriteData(role); const handler = new Function(this, 'Handler', { role }); ${API}`,
    'a handler of $connect among those of a list': code(
      `const other = new Function(this, 'Other', {}); [other, handler].forEach((one) => { table.grantWriteData(one); });`,
    ),
    'a handler of $connect in a loop': code(
      `const other = new Function(this, 'Other', {}); for (const one of [handler, other]) table.grantReadWriteData(one);`,
    ),
    'a handler of $connect that a helper makes': code('table.grantWriteData(handler);').replace(
      HANDLER,
      `const made = (name) => new Function(this, name, {}); const handler = made('Handler'); made('Other');`,
    ),
    'a handler of a message': code(
      'table.grantReadWriteData(handler);',
      `const api = new WebSocketApi(this, 'Chat'); api.addRoute('join', { integration: new WebSocketLambdaIntegration('Join', handler) });`,
    ),
    'a handler that writes unless there is none': inFunction(
      '',
      `if (props.isEmpty) return; ${HANDLER} table.grantWriteData(handler); ${API}`,
    ),
    'a handler that writes, after a loop that passes over something': inFunction(
      `${HANDLER} ${API}`,
      'for (const one of props.others) { if (!one) continue; one.start(); } table.grantWriteData(handler);',
    ),
    'a handler that writes, or the app is refused': inFunction(
      `${HANDLER} ${API}`,
      'if (!props.isKnown) throw new Error("unknown"); table.grantWriteData(handler);',
    ),
    'a statement about the table': code(
      "handler.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:*'], resources: [table.tableArn] }));",
    ),
    'a statement for each of a list': code(
      "[handler].forEach((one) => one.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [table.tableArn] })));",
    ),
    'a statement under a name': code(
      "const writes = new PolicyStatement({ effect: Effect.ALLOW, actions: ['dynamodb:Query', 'dynamodb:Put*'], resources: [table.tableArn, table.tableArn + '/index/*'] }); handler.addToRolePolicy(writes);",
    ),
    'a raw API': code(
      'table.grantFullAccess(handler);',
      "const api = new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET' }); const integration = new CfnIntegration(this, 'Join', { apiId: api.ref, integrationType: 'AWS_PROXY', integrationUri: `arn:aws:apigateway:${this.region}:lambda:path/2015-03-31/functions/${handler.functionArn}/invocations` }); new CfnRoute(this, 'Route', { apiId: api.ref, routeKey: 'join', target: `integrations/${integration.ref}` });",
    ),
  },
  silent: {
    'a handler that only reads': code('table.grantReadData(handler);'),
    'a handler that stores nothing': code(''),
    'other functions in a loop': code(
      `const [one, two] = ['One', 'Two'].map((id) => new Function(this, id, {})); for (const each of [new Function(this, 'Other', {})]) table.grantWriteData(each);`,
    ),
    'functions of elsewhere in a loop': code('for (const one of props.functions) table.grantWriteData(one);'),
    'a handler that a loop passes over': code(
      `const other = new Function(this, 'Other', {}); for (const one of [handler, other]) { if (one === handler) continue; table.grantWriteData(one); }`,
    ),
    'a handler that writes unless the app is a small one': inFunction(
      `${HANDLER} ${API}`,
      'if (props.isSmall) { log(); return; } table.grantWriteData(handler);',
    ),
    'a handler that writes in an app of one kind': inFunction(
      `${HANDLER} ${API}`,
      'if (props.isLarge) start(); else if (props.isSmall) return; table.grantWriteData(handler);',
    ),
    'a handler that writes in some cases, in a loop': code(
      'for (const one of [handler]) if (props.keeps) table.grantWriteData(one);',
    ),
    'another function that writes': code(`table.grantWriteData(new Function(this, 'Other', {}));`),
    'another function that writes, made by the same helper': code('table.grantWriteData(made("Other"));').replace(
      HANDLER,
      `const made = (name) => new Function(this, name, {}); const handler = made('Handler');`,
    ),
    'a handler that writes in some cases': code('if (props.keeps) table.grantWriteData(handler);'),
    'a statement that denies': code(
      "handler.addToRolePolicy(new PolicyStatement({ effect: Effect.DENY, actions: ['dynamodb:*'], resources: [table.tableArn] }));",
    ),
    'a statement about reading': code(
      "handler.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:GetItem'], resources: [table.tableArn] }));",
    ),
    'a statement with a condition': code(
      "handler.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:*'], resources: [table.tableArn], conditions: { Bool: { 'aws:SecureTransport': 'true' } } }));",
    ),
    'a statement in some cases': code(
      "if (props.keeps) handler.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:*'], resources: [table.tableArn] }));",
    ),
    'a statement about another ARN': code(
      "handler.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:*'], resources: [table.tableStreamArn] }));",
    ),
    'a statement that is not known': code('handler.addToRolePolicy(props.statement);'),
    'a statement for something else': code(
      "role.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:*'], resources: [table.tableArn] }));",
    ),
    'a secret': code(`const secret = new Secret(this, 'Secret'); secret.grantWrite(handler);`),
    'a queue': code(`const queue = new Queue(this, 'Queue'); queue.grantSendMessages(handler);`),
    'a table of elsewhere': code('props.table.grantWriteData(handler);'),
    'a $disconnect route': code(
      'table.grantWriteData(handler);',
      API.replace('{ connect', `{ disconnectRouteOptions: { integration }, connect`),
    ),
    'an API that others can add routes to': code('table.grantWriteData(handler);', `export const api = ${API}`),
  },
});
