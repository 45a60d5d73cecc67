import { HOSTILE } from '../support/hostile';
import { visible } from '../../src/report/escape';
import { lint } from './linter';

const IMPORTS = `import { CfnApi, CfnRoute, CfnStage, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
`;

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
      'functions of a handler that call themselves three times',
      `import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
const api = new ApiGatewayManagementApiClient({ endpoint });
const all = async (ids) => { await api.send(new PostToConnectionCommand({ ConnectionId: ids[0] })); await all(ids); await all(ids); await all(ids); };
export const handler = async () => { await all(await members()); };`,
    ],
    ['holes and spreads of nothing', 'new WebSocketStage(...[, ,], ...[]); new CfnStage(); new WebSocketApi(this);'],
    ['200 calls in a chain', `new WebSocketApi(this, "A")${'.addRoute("k", {})'.repeat(200)};`],
    ['100 calls inside each other', `new CfnStage(this, "S", ${'f('.repeat(100)}1${')'.repeat(100)});`],
    ['100 objects inside each other', `new CfnStage(this, "S", ${'{ a: '.repeat(100)}1${' }'.repeat(100)});`],
    ['a text of a megabyte', `new CfnStage(this, "S", { stageName: "${'a'.repeat(1_000_000)}" });`],
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
