import { shapes } from './shapes';

const SDK = `import { ApiGatewayManagementApi, ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi'; const client = new ApiGatewayManagementApiClient({ endpoint });`;
const TO_EVENT =
  'await client.send(new PostToConnectionCommand({ ConnectionId: event.requestContext.connectionId, Data }));';
const TO_ID = 'await client.send(new PostToConnectionCommand({ ConnectionId: id, Data }));';
const handler = (body: string, more = ''): string =>
  `${SDK} ${more} export const handler = async (event) => { const { connectionId, routeKey, eventType } = event.requestContext; ${body} };`;
const greet = `const greet = async (event) => { ${TO_EVENT} };`;
const push = `const push = async (id, Data) => { ${TO_ID} };`;
const routed = (map: string, call = 'routes[event.requestContext.routeKey](event)'): string =>
  `${SDK} const routes = ${map}; export const handler = async (event) => ${call};`;
const whole = (filename: string): { code: string; filename: string } => ({ code: handler(TO_EVENT), filename });
const plain = (body: string, parameters = 'event'): string =>
  `${SDK} export const handler = async (${parameters}) => { ${body} };`;

shapes('no-post-in-connect', {
  reported: {
    'the route key': plain(`if (event.requestContext.routeKey === '$connect') { ${TO_EVENT} }`),
    'the event type': plain(`if (event.requestContext.eventType === 'CONNECT') { ${TO_EVENT} }`),
    'a switch': plain(`switch (event.requestContext.routeKey) { case '$connect': ${TO_EVENT} break; default: break; }`),
    constants: plain(
      `const { routeKey, connectionId } = event.requestContext; if (routeKey === '$connect') await client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data }));`,
    ),
    'a pattern in the parameters': plain(
      `if (routeKey === '$connect') await client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data }));`,
      '{ requestContext: { routeKey, connectionId } }',
    ),
    'a method of the client': plain(
      `if (event.requestContext.routeKey === '$connect') await client.postToConnection({ ConnectionId: event.requestContext.connectionId, Data });`,
    ),
    require: `const { PostToConnectionCommand } = require('@aws-sdk/client-apigatewaymanagementapi'); exports.handler = async (event) => { if (event.requestContext.routeKey === '$connect') { ${TO_EVENT} } };`,
    'with another condition': plain(`if (isGreeting && event.requestContext.routeKey === '$connect') { ${TO_EVENT} }`),
  },
  silent: {
    'another route': plain(`if (event.requestContext.routeKey === 'join') { ${TO_EVENT} }`),
    'every route but $connect': plain(`if (event.requestContext.routeKey !== '$connect') { ${TO_EVENT} }`),
    'the else of $connect': plain(`if (event.requestContext.routeKey === '$connect') { save(); } else { ${TO_EVENT} }`),
    'another connection': plain(
      `if (event.requestContext.routeKey === '$connect') { for (const id of await others()) await client.send(new PostToConnectionCommand({ ConnectionId: id, Data })); }`,
    ),
    'no test of the route': plain(TO_EVENT),
    'a case that others fall into': plain(
      `switch (event.requestContext.routeKey) { case 'join': prepare(); case '$connect': ${TO_EVENT} }`,
    ),
    'one of two routes': plain(
      `if (event.requestContext.routeKey === '$connect' || event.requestContext.routeKey === 'join') { ${TO_EVENT} }`,
    ),
    'a function that may run later': plain(
      `if (event.requestContext.routeKey === '$connect') { later(async () => { ${TO_EVENT} }); }`,
    ),
    'a command of the same name': `import { PostToConnectionCommand } from './commands'; export const handler = async (event) => { if (event.requestContext.routeKey === '$connect') { ${TO_EVENT} } };`,
    'the event of somebody else': `${SDK} export const handler = async (event) => { if (event.requestContext.routeKey === '$connect') { await Promise.all(records.map(async (event) => { ${TO_EVENT.replace('client', 'sdk')} })); } };`,
  },
});

shapes('no-post-in-connect', {
  reported: {
    'an inverted guard': handler(`if (routeKey !== '$connect') return; ${TO_EVENT}`),
    'an inverted guard with a block': handler(
      `if (eventType !== 'CONNECT') { await other(event); return; } ${TO_EVENT}`,
    ),
    'an inverted guard that throws': handler(`if (!(routeKey === '$connect')) throw new Error('no'); ${TO_EVENT}`),
    'an inverted guard, with try': handler(
      `if (routeKey !== '$connect') return; try { ${TO_EVENT} } catch (error) { log(error); }`,
    ),
    'the else of every other route': handler(
      `if (routeKey !== '$connect') { await other(event); } else { ${TO_EVENT} }`,
    ),
    'a constant condition': handler(`const isConnect = routeKey === '$connect'; if (isConnect) { ${TO_EVENT} }`),
    'a constant condition, inverted': handler(
      `const isConnect = routeKey === '$connect'; if (!isConnect) return; ${TO_EVENT}`,
    ),
    'a constant for the route': handler(
      `if (routeKey === ROUTES.connect) { ${TO_EVENT} }`,
      `const ROUTES = { connect: '$connect' };`,
    ),
    'an enum for the route': handler(
      `if (routeKey === Route.Connect) { ${TO_EVENT} }`,
      `enum Route { Connect = '$connect' }`,
    ),
    'a list of one': handler(`if (['$connect'].includes(routeKey)) { ${TO_EVENT} }`),
    'an operator': handler(`routeKey === '$connect' && (${TO_EVENT.replace(/;$/, '')});`),
    'a case with a block': handler(
      `switch (routeKey) { case '$disconnect': return; case '$connect': { ${TO_EVENT} break; } }`,
    ),
    'a switch of true': handler(`switch (true) { case routeKey === '$connect': ${TO_EVENT} break; }`),
    'the callback of a promise': handler(
      `if (routeKey === '$connect') await save(connectionId).then(async () => { ${TO_EVENT} });`,
    ),
    'a function of $connect': handler(`if (routeKey === '$connect') return greet(event);`, greet),
    'a function of $connect, by the id': handler(`if (routeKey === '$connect') return push(connectionId, 'hi');`, push),
    'a function of several routes, where $connect calls it': handler(
      `if (routeKey === '$connect') await push(connectionId, 'hi'); else await push(connectionId, 'ho');`,
      push,
    ),
    'a function that takes an object': handler(
      `if (routeKey === '$connect') await push({ id: connectionId });`,
      `const push = async ({ id }) => { ${TO_ID} };`,
    ),
    'two functions deep': handler(
      `switch (routeKey) { case '$connect': return onOpen(event); }`,
      `${push} async function onOpen(event) { await push(event.requestContext.connectionId, 'hi'); }`,
    ),
    'a map of functions': routed(`{ $connect: async (event) => { ${TO_EVENT} }, $default: other }`),
    'a map of names': `${SDK} ${greet} const routes = { $connect: greet, $disconnect: leave }; export const handler = async (event) => { const route = routes[event.requestContext.routeKey]; return route(event); };`,
    'a map with a method': routed(`{ async $connect(event) { ${TO_EVENT} } }`),
    'a Map': `${SDK} const routes = new Map([['$connect', async (event) => { ${TO_EVENT} }]]); export const handler = (event) => routes.get(event.requestContext.routeKey)(event);`,
    'a map with ids': routed(
      `{ $connect: async (id) => { ${TO_ID} }, $disconnect: leave }`,
      'routes[event.requestContext.routeKey](event.requestContext.connectionId)',
    ),
    'a router': `${SDK} router.on('$connect', async (event) => { ${TO_EVENT} }); export const handler = (event) => router.run(event);`,
    'a class': `${SDK} class Chat { private readonly api = client; async handle(event) { if (event.requestContext.routeKey === '$connect') await this.push(event.requestContext.connectionId); } private async push(id) { await this.api.send(new PostToConnectionCommand({ ConnectionId: id, Data })); } } const chat = new Chat(); export const handler = chat.handle.bind(chat);`,
    middy: `${SDK} const run = async (event) => { if (event.requestContext.routeKey === '$connect') { ${TO_EVENT} } }; export const handler = middy(run).use(parser());`,
    'the client with methods': handler(
      `if (routeKey === '$connect') await new ApiGatewayManagementApi({ endpoint }).postToConnection({ ConnectionId: connectionId, Data });`,
    ),
    'parameters in a constant': handler(
      `if (routeKey === '$connect') { const input = { ConnectionId: connectionId, Data }; const command = new PostToConnectionCommand(input); await client.send(command); }`,
    ),
    'a file': whole('src/functions/connect.ts'),
    'a file with a prefix': whole('src/ws-connect.ts'),
    'a file with a suffix': whole('src/connect.handler.ts'),
    'a file, in camel case': whole('src/onConnect.ts'),
    'a folder': whole('src/connect/index.ts'),
    'a folder, with app.ts': whole('onconnect/app.ts'),
    'an export': `${SDK} export const onConnect = async (event) => { ${TO_EVENT} };`,
    'an export among others': `${SDK} export const connectHandler = async (event) => { ${TO_EVENT} }; export const messageHandler = async (event) => { ${TO_EVENT} };`,
    'an export of another name': `${SDK} async function connect(event) { ${TO_EVENT} } export { connect as handler };`,
    'a file of the option': { ...whole('src/open.ts'), options: [{ connectHandlers: ['**/open.ts'] }] },
  },
  silent: {
    'behind the return of $connect': handler(`if (routeKey === '$connect') return save(event); ${TO_EVENT}`),
    'the default of a switch': handler(
      `switch (routeKey) { case '$connect': return save(event); default: ${TO_EVENT} }`,
    ),
    'behind a switch that returns': handler(
      `switch (routeKey) { case '$connect': return save(event); case '$disconnect': return; } ${TO_EVENT}`,
    ),
    'a list of others': handler(`if (['send', 'join'].includes(routeKey)) { ${TO_EVENT} }`),
    'a list with another': handler(`if (['$connect', 'join'].includes(routeKey)) { ${TO_EVENT} }`),
    'another key of a map': routed(`{ $connect: save, hello: async (event) => { ${TO_EVENT} } }`),
    'a function of several routes': handler(`await greet(event);`, greet),
    'a function of another route': handler(
      `if (routeKey === '$connect') await save(event); else await greet(event);`,
      greet,
    ),
    'another connection of a function': handler(
      `if (routeKey === '$connect') for (const id of await others()) await push(id, 'hi');`,
      push,
    ),
    'what runs later': handler(`if (routeKey === '$connect') setTimeout(async () => { ${TO_EVENT} }, 1000);`),
    'a file of another name': whole('src/message.ts'),
    'a file named for both': {
      code: handler(`if (routeKey === '$disconnect') { ${TO_EVENT} }`),
      filename: 'src/connect.ts',
    },
    'an export of another name': `${SDK} export const messageHandler = async (event) => { ${TO_EVENT} };`,
    'an export of another name in the file': {
      code: `${SDK} export const connect = save; export const disconnect = async (event) => { ${TO_EVENT} };`,
      filename: 'src/connect.ts',
    },
    'a file that the option does not name': {
      ...whole('src/message.ts'),
      options: [{ connectHandlers: ['**/open.ts'] }],
    },
    'a test of something else': handler(`if (event.body.action === '$connect') { ${TO_EVENT} }`),
  },
});

const V2 = `const AWS = require('aws-sdk'); exports.handler = async (event) => { const { connectionId, domainName, stage } = event.requestContext; const api = new AWS.ApiGatewayManagementApi({ endpoint: domainName + '/' + stage });`;

shapes('no-post-in-connect', {
  language: 'javascript',
  reported: {
    'SDK v2': `${V2} if (event.requestContext.eventType === 'CONNECT') await api.postToConnection({ ConnectionId: connectionId, Data: 'hi' }).promise(); };`,
    'SDK v2 in a file of the name': {
      code: `${V2} await api.postToConnection({ ConnectionId: connectionId, Data: 'hi' }).promise(); };`,
      filename: 'onconnect/app.js',
    },
    'module.exports': `const AWS = require('aws-sdk'); const api = new AWS.ApiGatewayManagementApi({ endpoint }); module.exports = { connect: async (event) => { await api.postToConnection({ ConnectionId: event.requestContext.connectionId, Data: 'hi' }).promise(); } };`,
  },
  silent: {
    'another route': `${V2} if (event.requestContext.eventType === 'MESSAGE') await api.postToConnection({ ConnectionId: connectionId, Data: 'hi' }).promise(); };`,
    'an echo': `${V2} await api.postToConnection({ ConnectionId: connectionId, Data: event.body }).promise(); };`,
  },
});
