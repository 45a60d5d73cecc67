import { shapes } from './shapes';

const CDK = `import { CfnApi, CfnRoute, CfnStage, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Function } from 'aws-cdk-lib/aws-lambda';
const api = new WebSocketApi(this, 'Chat');`;
const cdk = (text: string): string => `${CDK}\n${text}`;

describe('a returned object', () => {
  const names = (change: string): string =>
    cdk(
      `const names = () => ({ route: '$other' }); const made = names(); ${change} api.addRoute(made.route, { integration });`,
    );
  shapes('route-key-reserved', {
    reported: {
      'as it is returned': names(''),
      'with null in a text': cdk(`api.addRoute([null, 'send'].join('$'), { integration });`),
    },
    silent: {
      'with another value later': names(`made.route = 'send';`),
      'with values assigned to it': names('Object.assign(made, settings);'),
      'that goes elsewhere': names('change(made);'),
    },
  });
});

describe('a getter or a method gives the id', () => {
  const gives = (kind: string, use: string, replaced: string): string =>
    cdk(
      `class Base { private readonly chat = new CfnApi(this, 'A', { protocolType: 'WEBSOCKET' }); ${kind} id() { return this.chat.ref; } add() { new CfnStage(this, 'S', { apiId: ${use}, stageName: 'live' }); } } class Http extends Base { ${replaced} } class More extends Http {}`,
    );
  shapes('stage-throttling', {
    reported: {
      'a getter': gives('get', 'this.id', ''),
      'a method': gives('', 'this.id()', ''),
      'a getter, in a template': gives('get', '`${this.id}`', ''),
    },
    silent: {
      'a getter that a class replaces': gives('get', 'this.id', 'get id() { return http.ref; }'),
      'a getter, in a template with something else': gives('get', '`${this.id}${suffix}`', ''),
      'a method that a class replaces': gives('', 'this.id()', 'id() { return http.ref; }'),
      'a getter that a class without a name replaces': gives('get', 'this.id', '').replace(
        'class More extends Http {}',
        'const More = class extends Http {}; class Last extends More { get id() { return http.ref; } }',
      ),
      'a getter that what a function makes of the class may replace': `${gives('get', 'this.id', '')} const Mixed = mixed(Base);`,
    },
  });
});

describe('a class of the file is a stage', () => {
  const made = (given: string, use = `new Live(this, 'L', { throttle });`, members = ''): string =>
    cdk(
      `class Live extends WebSocketStage { ${given && `constructor(scope, id, props) { ${given} }`} ${members} } ${use}`,
    );
  const OFF = `super(scope, id, { ...props, webSocketApi: api, stageName: 'live', autoDeploy: false });`;
  shapes('stage-deployed', {
    reported: {
      'with what it always gives': made(OFF),
      'with what it is given': made('', `new Live(this, 'L', { webSocketApi: api, stageName: 'live' });`),
      'with what it passes on': made(
        'super(scope, id, props);',
        `new Live(this, 'L', { webSocketApi: api, stageName: 'live' });`,
      ),
    },
    silent: {
      'that is deployed': made(OFF.replace('false', 'true')),
      'that is made twice': made(OFF, `new Live(this, 'A', {}); new Live(this, 'B', {});`),
      'that nobody makes': made(OFF, ''),
      'that may get something else': made(OFF.replace('autoDeploy: false', '...settings')),
      'that gets what another function makes': made('super(scope, id, settingsOf(props));'),
      'that may be made in another way': made(`if (props) { ${OFF} } else { super(scope, id); }`),
      'that changes its resource': made(OFF, undefined, 'more() { this.node.defaultChild.autoDeploy = true; }'),
      'whose resource is changed by what makes it': made(
        OFF,
        `const live = new Live(this, 'L', {}); live.node.defaultChild.autoDeploy = true;`,
      ),
      'whose resource is changed by what it calls': made(
        `${OFF} deploy(this);`,
        `new Live(this, 'L', {}); function deploy(stage) { stage.node.defaultChild.autoDeploy = true; }`,
      ),
    },
  });
});

describe('constructs are found in the tree', () => {
  const found = (search: string): string =>
    cdk(
      `new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: 'live', autoDeploy: false }); ${search}.autoDeploy = true;`,
    );
  shapes('stage-deployed', {
    reported: {
      'that are no resource of the file': found('settings'),
      'by the name of their resource': found(`api.node.findChild('Resource')`),
    },
    silent: {
      'by their name': found(`this.node.findChild('Live').node.defaultChild`),
      'one of all': found('this.node.findAll().at(-1)'),
    },
  });
});

describe('a list of routes', () => {
  const listed = (use: string): string =>
    cdk(`const routes = []; routes.push(new CfnRoute(this, 'R', { apiId: api.apiId, routeKey: '$connect' })); ${use}`);
  shapes('connect-route-authorized', {
    reported: { 'that is measured': listed('routes.length;') },
    silent: { 'in an object': listed('const all = { routes }; secure(all);') },
  });
});

describe('a statement of a policy', () => {
  const wide = `new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: ['*'] })`;
  const later = (leaving: string): string =>
    cdk(
      `function grant(role, stages) { const some = new PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] }); role.addToPolicy(some); ${leaving} some.addActions('execute-api:ManageConnections'); }`,
    );
  shapes('manage-connections-scope', {
    reported: {
      'that gets an action': later(''),
      'that is under a name': cdk(`const base = ${wide}; role.addToPolicy(base);`),
      'in a policy of a role': cdk(
        `new ManagedPolicy(this, 'P', { document: new PolicyDocument({ statements: [${wide}] }) });`,
      ),
      'out of the file': cdk(`export const wide = ${wide};`),
      'in a document that a role gets': cdk(
        `const document = new PolicyDocument({ statements: [${wide}] }); new ManagedPolicy(this, 'P', { document }); log(JSON.stringify(document));`,
      ),
      'as JSON': cdk(`const base = ${wide}; policy.Statement.push(base.toStatementJson());`),
      'beside one about what is not a resource': cdk(
        `const no = new PolicyStatement({ actions: ['execute-api:*'], notResources: [arn] }); role.addToPolicy(no); role.addToPolicy(${wide});`,
      ),
      'beside a Deny of something else': cdk(
        `const no = new PolicyStatement({ actions: ['s3:*'], notResources: [arn] }); no.effect = Effect.DENY; role.addToPolicy(no); role.addToPolicy(${wide});`,
      ),
      'that gets an action after a switch that ends itself': later('switch (stages) { case 1: break; }'),
      'that gets an action after a loop that ends itself': later(
        'for (const one of stages) { if (one) continue; break; }',
      ),
    },
    silent: {
      'that gets one after a switch that may return': later('switch (stages) { case 1: return; }'),
      'that gets one after a loop with a label that may return': later(
        'all: for (const one of stages) if (one) return;',
      ),
      'that gets one after a loop that may return': later('for (const one of stages) if (one) return;'),
      'that gets one after a try that may return': later('try { if (stages) return; } finally { done(); }'),
      'that is copied with other resources': cdk(
        `const base = ${wide}; role.addToPolicy(base.copy({ resources: [arn] }));`,
      ),
      'of a session': cdk(
        `const policy = JSON.stringify(new PolicyDocument({ statements: [${wide}] })); new Function(this, 'F', { environment: { policy } });`,
      ),
      'of a session, in a document with a name': cdk(
        `const document = new PolicyDocument({ statements: [${wide}] }); new Function(this, 'F', { environment: { policy: JSON.stringify(document) } });`,
      ),
      'in a document that goes nowhere': cdk(`const document = new PolicyDocument({ statements: [${wide}] });`),
      'that goes nowhere': cdk(`const base = ${wide}; base.addResources(arn);`),
      'that goes somewhere only where the file never does': cdk(
        `const isOpen = false; const base = ${wide}; if (isOpen) role.addToPolicy(base);`,
      ),
      'in a policy of an organization, of whatever type': cdk(
        `import { CfnPolicy } from 'aws-cdk-lib/aws-organizations'; new CfnPolicy(this, 'P', { type, content: new PolicyDocument({ statements: [${wide}] }) });`,
      ),
      'in a policy of an organization': cdk(
        `new CfnPolicy(this, 'P', { type: 'SERVICE_CONTROL_POLICY', content: new PolicyDocument({ statements: [${wide}] }) });`,
      ),
      'beside one that is made a Deny': cdk(
        `const no = new PolicyStatement({ actions: ['execute-api:*'], notResources: [arn] }); no.effect = Effect.DENY; role.addToPolicy(no); role.addToPolicy(${wide});`,
      ),
    },
  });
});

describe('the address of a stage', () => {
  const joined = (name: string): string =>
    cdk(
      `const other = new WebSocketApi(this, 'Other'); const stage = new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: 'live' }); post(\`\${${name}.apiEndpoint.replace('wss://', 'https://')}/\${stage.stageName}\`);`,
    );
  shapes('prefer-callback-url', {
    reported: { 'of its own API': joined('api') },
    silent: { 'of another API': joined('other') },
  });
});

const V3 = `import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
const client = new ApiGatewayManagementApiClient({ endpoint: process.env.CALLBACK_URL });`;
const POST = 'await client.send(new PostToConnectionCommand({ ConnectionId: id, Data }));';

describe('who gives an error its status', () => {
  const push = (tried: string, before = ''): string =>
    `${V3} ${before} export async function push(id, Data) { try { ${tried} ${POST} } catch (error: any) { if (error.statusCode === 410) return; throw error; } }`;
  const mended = (code: string) => ({
    code,
    output: code.replace('.statusCode === 410', `.name === 'GoneException'`),
  });
  shapes('gone-status-code', {
    reported: {
      nobody: mended(push(`if (!id) throw new Error('410');`)),
      'nobody, of an error under a name': mended(push('const gone = new Error(); if (!id) throw gone;')),
      'nobody, in a module of the project': mended(
        push('await request(url);', `const request = require('./request');`),
      ),
    },
    silent: {
      'an error of the project': push('if (!id) throw new Gone();', `import { Gone } from './errors';`),
      'an error of the project with a known name': push(
        'if (!id) throw new Error();',
        `import { Error } from './errors';`,
      ),
      'the one who throws it': push(`const gone = new Error(); gone.statusCode = 410; if (!id) throw gone;`),
      'a package that is required': push('await request(url);', `const request = require('request-promise');`),
    },
  });
});

describe('a condition between $connect and a post', () => {
  const handler = (inner: string): string =>
    `${V3} export const handler = async (event) => { const { connectionId: id, routeKey } = event.requestContext; if (routeKey === '$connect' || event.isTest) { ${inner} } };`;
  shapes('no-post-in-connect', {
    reported: { none: handler(POST), 'about the route': handler(`if (routeKey) { } ${POST}`) },
    silent: {
      'about something else': handler(`if (event.isTest) ${POST}`),
      'that ends the handler': handler(`if (!event.isTest) return; ${POST}`),
      'for other routes': handler(`if (routeKey !== '$connect') ${POST}`),
    },
  });
});
