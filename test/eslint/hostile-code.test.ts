import { HOSTILE } from '../support/hostile';
import { visible } from '../../src/report/escape';
import { lint } from './linter';

const IMPORTS = `import { CfnApi, CfnRoute, CfnStage, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
`;
const HANDLER = `import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
const api = new ApiGatewayManagementApiClient({ endpoint });
const post = async (id) => { await api.send(new PostToConnectionCommand({ ConnectionId: id })); };
`;
const chain = (link: (index: number) => string): string =>
  Array.from({ length: 30 }, (_, index) => link(index)).join('\n');

describe('code that is built to hurt is linted like any other', () => {
  test.each([
    [
      'names that every object has',
      'const x = { __proto__: null, constructor: 1, toString: 2 }; new CfnStage(this, "S", x);',
    ],
    [
      'such names as variables',
      'const constructor = new CfnApi(this, "A", { protocolType: "WEBSOCKET" }); new CfnStage(this, "S", { apiId: constructor.ref, stageName: constructor.__proto__ });',
    ],
    ['a variable that is made of itself', 'const a = { ...a, stageName: a.stageName }; new CfnStage(this, "S", a);'],
    [
      'objects that spread the one before twice',
      `const a0 = {};\n${Array.from({ length: 60 }, (_, index) => `const a${index + 1} = { ...a${index}, ...a${index} };`).join('\n')}\nnew CfnStage(this, "S", a60);`,
    ],
    [
      'functions that call each other',
      'const f = () => g(); const g = () => f(); new CfnStage(this, "S", { stageName: f(), apiId: g() });',
    ],
    ['a class that extends itself', 'class A extends A { api = new WebSocketApi(this, "A"); }'],
    [
      'classes that extend each other and call what neither has',
      'class A extends B { a() { new CfnStage(this, "S", { apiId: this.id(), stageName: this.name }); } } class B extends A { b() { this.id(); } }',
    ],
    [
      'functions of a handler that call themselves three times',
      `${HANDLER} const all = async (ids) => { await post(ids[0]); await all(ids); await all(ids); await all(ids); };
export const handler = async () => { await all(await members()); };`,
    ],
    [
      'functions of a handler that call the next three times',
      `${HANDLER} const f30 = post; ${chain((index) => `const f${index} = async (id) => { await f${index + 1}(id); await f${index + 1}(id); await f${index + 1}(id); };`)}
export const handler = async (event) => { try { await f0(event.requestContext.connectionId); } catch (error) { if (error.statusCode === 410) return; } };`,
    ],
    [
      'values of a handler that are one of the next three times',
      `${HANDLER} const c30 = api; const l30 = event; ${chain((index) => `const c${index} = a ? c${index + 1} : b ? c${index + 1} : c${index + 1}; const l${index} = [l${index + 1}, l${index + 1}, l${index + 1}];`)}
export const handler = async (event) => { console.log(l0); await c0.postToConnection({ ConnectionId: event.requestContext.connectionId }); };`,
    ],
    [
      'conditions of a handler that ask the next three times',
      `${HANDLER} export const handler = async (event) => { const q30 = event.requestContext.routeKey === '$connect'; ${chain((index) => `const q${index} = q${index + 1} && q${index + 1} && q${index + 1};`)}
if (q0) await post(event.requestContext.connectionId); };`,
    ],
    [
      'wrappers of a handler that wrap the next three times',
      `${HANDLER} const w30 = async (event) => { await post(event.requestContext.connectionId); }; ${chain((index) => `const w${index} = wrap(w${index + 1}, w${index + 1}, w${index + 1});`)}
export const handler = w0;`,
    ],
    [
      'answers of an authorizer that are one of the next three times',
      `${chain((index) => `const a${index} = () => { if (x) return a${index + 1}(); let it = a${index + 1}(); it = a${index + 1}(); return it; };`)} const a30 = () => ({ policyDocument });
export const authorizer = async (event) => a0();`,
    ],
    [
      'results of a handler that are those of the next three times',
      `${HANDLER} const r30 = await Promise.allSettled(ids.map(post)); ${chain((index) => `let r${index} = r${index + 1}.filter(x); r${index} = r${index + 1}.map(y); r${index} = r${index + 1};`)}
for (const one of r0) if (one.reason.statusCode === 410) forget();`,
    ],
    ['holes and spreads of nothing', 'new WebSocketStage(...[, ,], ...[]); new CfnStage(); new WebSocketApi(this);'],
    ['200 calls in a chain', `new WebSocketApi(this, "A")${'.addRoute("k", {})'.repeat(200)};`],
    ['100 calls inside each other', `new CfnStage(this, "S", ${'f('.repeat(100)}1${')'.repeat(100)});`],
    ['100 objects inside each other', `new CfnStage(this, "S", ${'{ a: '.repeat(100)}1${' }'.repeat(100)});`],
    ['a text of a megabyte', `new CfnStage(this, "S", { stageName: "${'a'.repeat(1_000_000)}" });`],
    [
      '2,500 parts of one object that have names',
      `const all = { live: { stageName: "b" } };\n${Array.from({ length: 2_500 }, (_, index) => `const a${index} = all.live; new WebSocketStage(this, "S", { webSocketApi, stageName: a${index}.stageName });`).join('\n')}`,
    ],
    [
      '400 posts of one loop, each with an answer and a condition to end it',
      `${HANDLER} let flag; for (const ConnectionId of ids) { ${Array.from({ length: 400 }, (_, index) => `const a${index} = await api.send(new PostToConnectionCommand({ ConnectionId })); flag = a${index}; if (other${index}) break;`).join('\n')} }`,
    ],
    ['5,000 stages', 'new CfnStage(this, "S", { apiId: "a", stageName: "b" });\n'.repeat(5_000)],
  ])('%s', (_, code) => {
    expect(lint(IMPORTS + code)).toBeInstanceOf(Array);
  });
});

test.each(HOSTILE)('a report says nothing that would move a cursor: %j', (text) => {
  const name = JSON.stringify(text);
  const messages = lint(`${IMPORTS}
    const api = new CfnApi(this, ${name}, { name: ${name}, protocolType: 'WEBSOCKET', routeSelectionExpression: ${name} });
    new CfnRoute(this, 'Route', { apiId: api.ref, routeKey: ${name}, authorizationType: ${name} });
    new CfnStage(this, 'Stage', { apiId: api.ref, stageName: ${name} });
    new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: [${name}, 'arn:aws:execute-api:*:*:*'] });
  `).map(({ message }) => message);
  expect(messages.length).toBeGreaterThan(0);
  expect(messages).toEqual(messages.map(visible));
});
