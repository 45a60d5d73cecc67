import { shapes } from './shapes';

const IMPORTS = `import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2'; import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'; import { CfnTable, Table, TableV2 } from 'aws-cdk-lib/aws-dynamodb'; import { Effect, PolicyDocument, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam'; import { Function } from 'aws-cdk-lib/aws-lambda'; import { Bucket } from 'aws-cdk-lib/aws-s3';`;
const API = `new WebSocketApi(this, 'Api', { connectRouteOptions: { integration: new WebSocketLambdaIntegration('Connect', connect) } });`;
const GRANT = 'table.grantWriteData(connect);';
const code = (made: string, grant = GRANT, api = API): string =>
  `${IMPORTS}\nconst table = ${made}; const connect = new Function(this, 'Connect', {}); ${grant} ${api}`;
const table = (props: string, construct = 'Table'): string => `new ${construct}(this, 'Connections', { ${props} })`;
const KEY = `partitionKey: { name: 'connectionId', type: AttributeType.STRING }`;

shapes('connection-table-ttl', {
  reported: {
    'a table by connectionId': code(table(KEY)),
    'a TableV2': code(table(KEY, 'TableV2')),
    'another spelling': code(table(KEY.replace('connectionId', 'connection_id'))),
    'a sort key': code(table(`partitionKey: { name: 'room' }, sortKey: { name: 'ConnectionId' }`)),
    'a handler that reads and writes': code(table(KEY), 'table.grantReadWriteData(connect);'),
    'a handler that is made with a statement about the table': `${IMPORTS} const table = ${table(KEY)}; new WebSocketApi(this, 'Api', { connectRouteOptions: { integration: new WebSocketLambdaIntegration('Connect', new Function(this, 'Connect', { initialPolicy: [new PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [table.tableArn] })] })) } });`,
    'a route that is added': code(
      table(KEY),
      GRANT,
      `const api = new WebSocketApi(this, 'Api'); api.addRoute('join', { integration: new WebSocketLambdaIntegration('Join', connect) });`,
    ),
    'a handler beside one of elsewhere': code(
      table(KEY),
      GRANT,
      `${API} new WebSocketApi(this, 'Other', { connectRouteOptions: { integration: new WebSocketLambdaIntegration('Join', props.handler) } });`,
    ),
  },
  silent: {
    'a time to live': code(table(`${KEY}, timeToLiveAttribute: 'ttl'`)),
    'a time to live that is not known': code(table(`${KEY}, timeToLiveAttribute: props.ttl`)),
    'properties that are not known': code(table(`${KEY}, ...props`)),
    'an escape hatch': code(
      table(KEY),
      `${GRANT} (table.node.defaultChild as CfnTable).timeToLiveSpecification = { attributeName: 'ttl', enabled: true };`,
    ),
    'a property override': code(
      table(KEY),
      `${GRANT} (table.node.defaultChild as CfnTable).addPropertyOverride('TimeToLiveSpecification', ttl);`,
    ),
    'another key': code(table(`partitionKey: { name: 'pk' }`)),
    'a handler that reads': code(table(KEY), 'table.grantReadData(connect);'),
    'a function that no route calls': code(table(KEY), `table.grantWriteData(new Function(this, 'Other', {}));`),
    'a table of elsewhere': code('props.table'),
    'a handler with statements that are not known': `${IMPORTS} const table = ${table(KEY)}; const connect = new Function(this, 'Connect', { initialPolicy: props.statements }); ${API}`,
    'a statement that somebody may narrow': `${IMPORTS} const table = ${table(KEY)}; const statement = new PolicyStatement({ effect: Effect.ALLOW, actions: ['dynamodb:PutItem'], resources: [table.tableArn] }); statement.addCondition('Bool', secure); const connect = new Function(this, 'Connect', { initialPolicy: [statement] }); ${API}`,
    'a statement about tables of elsewhere': `${IMPORTS} const table = ${table(KEY)}; const connect = new Function(this, 'Connect', { initialPolicy: [new PolicyStatement({ actions: ['dynamodb:PutItem'], resources: props.arns })] }); ${API}`,
    'a bucket': code(`new Bucket(this, 'Bucket', { ${KEY} })`, 'table.grantWrite(connect);'),
  },
});

const helper = (use: string): string =>
  `${IMPORTS}\nconst table = ${table(KEY)}; const made = (name) => new Function(this, name, {}); const connect = made('Connect'); const cleaner = made('Cleaner'); ${use} ${API}`;
const method = (body: string, use: string): string =>
  `${IMPORTS}\nclass Chat { private readonly table = ${table(KEY)}; build() { ${use} } private made(name) { const handler = new Function(this, name, {}); ${body} return handler; } private route(key) { const handler = this.made(key); new WebSocketApi(this, 'Api').addRoute(key, { integration: new WebSocketLambdaIntegration(key, handler) }); return handler; } }`;

describe('functions that a function of the file makes', () => {
  shapes('connection-table-ttl', {
    reported: {
      'the one behind the route may write': helper(GRANT),
      'each may write where it is made': method(
        'this.table.grantWriteData(handler);',
        'this.route("join"); this.made("clean");',
      ),
      'the one that comes back from what makes its route': method(
        '',
        'this.table.grantWriteData(this.route("join")); this.route("leave");',
      ),
    },
    silent: {
      'another of them may write': helper('table.grantWriteData(cleaner);'),
      'another may write that the method makes': method(
        '',
        'this.route("join"); this.table.grantWriteData(this.made("clean"));',
      ),
    },
  });
});

const STATEMENT = `new PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [table.tableArn] })`;
const INLINE = `inlinePolicies: { writes: new PolicyDocument({ statements: [${STATEMENT}] }) }`;
const role = (use: string, props = 'role', more = ''): string =>
  `${IMPORTS}\nconst table = ${table(KEY)}; const role = new Role(this, 'Role', { assumedBy, ${more} }); const connect = new Function(this, 'Connect', { ${props} }); ${use} ${API}`;
const roles = (use: string): string =>
  `${IMPORTS}\nconst table = ${table(KEY)}; const role = (name) => new Role(this, name, { assumedBy }); const first = role('First'); const second = role('Second'); const connect = new Function(this, 'Connect', { role: first }); ${use} ${API}`;

describe('a class of the file makes the function and its role', () => {
  const handlers = (use: string): string =>
    `${IMPORTS}\nconst table = ${table(KEY)}; class Handler { constructor(name) { this.role = new Role(stack, name, { assumedBy }); this.fn = new Function(stack, name, { role: this.role }); } } const one = new Handler('One'); const other = new Handler('Other'); ${use} ${API.replace('connect)', 'one.fn)')}`;
  shapes('connection-table-ttl', {
    reported: {
      'which may write': handlers('table.grantWriteData(one.fn);'),
      'which has the role that may write': handlers('table.grantWriteData(one.role);'),
    },
    silent: {
      'another of which may write': handlers('table.grantWriteData(other.fn);'),
      'another of which has the role that may write': handlers('table.grantWriteData(other.role);'),
    },
  });
});

const FIXED = 'role: role.withoutPolicyUpdates()';
const found = (options: string): string => `role: Role.fromRoleArn(this, 'Found', props.arn, ${options})`;
const fixedByHelper = (first: string, second: string): string =>
  `${IMPORTS}\nconst table = ${table(KEY)}; const role = new Role(this, 'Role', { assumedBy }); function make(name, role) { return new Function(this, name, { role }); } const connect = make('Connect', ${first}); const leave = make('Leave', ${second}); ${GRANT} ${API}`;

describe('the role of a function', () => {
  shapes('connection-table-ttl', {
    reported: {
      'a table that may be written with it': role('table.grantReadWriteData(role);'),
      'a grant before the function is made': role('', 'role', '').replace(
        'const connect',
        'table.grantWriteData(role); const connect',
      ),
      'a statement that it has': role(`role.addToPolicy(${STATEMENT});`),
      'a statement for it as a principal': role(`role.addToPrincipalPolicy(${STATEMENT});`),
      'a role that a function of the file makes': `${IMPORTS}\nconst table = ${table(KEY)}; function makeRole() { const role = new Role(this, 'Role', { assumedBy }); role.addToPolicy(${STATEMENT}); return role; } const role = makeRole(); function make(name, role) { return new Function(this, name, { role }); } const connect = make('Connect', role); const leave = make('Leave', role); ${API}`,
      'a policy that the role is made with': role('', 'role', INLINE),
      'a policy that the role is made with, beside others': role(
        '',
        'role',
        INLINE.replace('{ w', '{ reads: props.reads, w'),
      ),
      'a role that the function may not change, with a policy of its own': role('', FIXED, INLINE),
      'a role that the function may not change, and others do': role('table.grantWriteData(role);', FIXED),
      'a role that is found, and may be changed': role(GRANT, found('{ mutable: true }')),
      'a role that is found': role(GRANT, found('')),
      'a helper that gives one function a role that it may change': fixedByHelper(
        'role',
        'role.withoutPolicyUpdates()',
      ),
    },
    silent: {
      'a policy of the role that only lets read': role('', 'role', INLINE.replace('PutItem', 'GetItem')),
      'a policy of the role that is not known': role('', 'role', INLINE.replace(STATEMENT, 'props.statement')),
      'policies of the role that are not known': role('', 'role', INLINE.replace('{ w', '{ ...props.policies, w')),
      'a role that the function may not change': role(GRANT, FIXED),
      'a role that the function may not change, and a statement': role(`connect.addToRolePolicy(${STATEMENT});`, FIXED),
      'a role that the function may not change, and a first statement': role(
        '',
        `${FIXED}, initialPolicy: [${STATEMENT}]`,
      ),
      'a role that the function may not change, under a name': role(GRANT, 'role: fixed').replace(
        'const connect',
        'const fixed = role.withoutPolicyUpdates(); const connect',
      ),
      'a grant to what may not be changed': role('table.grantWriteData(role.withoutPolicyUpdates());'),
      'a role that is found, and may not be changed': role(GRANT, found('{ mutable: false }')),
      'a role that is found, and perhaps may not be changed': role(GRANT, found('{ mutable: props.isOurs }')),
      'a helper that gives the function a role that it may not change': fixedByHelper(
        'role.withoutPolicyUpdates()',
        'role',
      ),
      'a role that may only read': role('table.grantReadData(role);'),
      'a function with another role': role('table.grantWriteData(role);', 'role: props.role'),
      'a function with the role that CDK makes': role('table.grantWriteData(role);', ''),
      'a function that may have another role': role('table.grantWriteData(role);', 'role: props.role ?? role'),
      'a grant in some cases': role('if (props.stores) table.grantWriteData(role);'),
      'a role of elsewhere': `${IMPORTS}\nconst table = ${table(KEY)}; const role = Role.fromRoleName(this, 'Role', 'chat'); const connect = new Function(this, 'Connect', { role }); table.grantWriteData(role); ${API}`,
      'one of several roles, where the function has another': roles('table.grantWriteData(second);'),
      'functions of a helper with different roles': `${IMPORTS}\nconst table = ${table(KEY)}; const writer = new Role(this, 'Writer', { assumedBy }); const reader = new Role(this, 'Reader', { assumedBy }); function make(name, role) { return new Function(this, name, { role }); } const connect = make('Connect', reader); const clean = make('Clean', writer); table.grantWriteData(writer); ${API}`,
    },
  });
});
