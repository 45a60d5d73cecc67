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
    'a test of such a file': whole('src/connect.test.ts'),
    'a file named for $connect that asks for another type': {
      code: handler(`if (eventType === 'DISCONNECT') return; ${TO_EVENT}`),
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

const exported = (code: string): string => `${SDK} ${code}`;

describe('the code asks for the route', () => {
  shapes('no-post-in-connect', {
    reported: {
      'by an operator that goes on where it is': handler(`routeKey !== '$connect' || (${TO_EVENT.replace(/;$/, '')});`),
      'by an operator, as a whole': handler(
        `return routeKey === '$connect' ? ${TO_EVENT.replace(/;$/, '')} : other(event);`,
      ),
      'and leaves otherwise, by else': handler(
        `if (routeKey === '$connect') { save(event); } else { return other(event); } ${TO_EVENT}`,
      ),
      'and leaves otherwise, in either way': handler(
        `if (routeKey !== '$connect') { if (event.body) return other(event); else return; } ${TO_EVENT}`,
      ),
      'and leaves otherwise, in a case with a block': handler(
        `if (routeKey === 'join') return; switch (eventType) { case 'DISCONNECT': { return leave(event); } case 'MESSAGE': { throw new Error('no'); } } ${TO_EVENT}`,
      ),
      'by default': handler(
        `switch (eventType) { case 'DISCONNECT': return leave(event); case 'MESSAGE': return other(event); default: ${TO_EVENT} }`,
      ),
      'in a switch about something else': handler(
        `if (routeKey === '$connect') { switch (event.queryStringParameters.kind) { case 'bot': ${TO_EVENT} } }`,
      ),
      'behind a switch about something else': handler(
        `if (routeKey !== '$connect') return; switch (event.queryStringParameters.kind) { case 'bot': return; } ${TO_EVENT}`,
      ),
      'in a list of one, out of a constant': handler(
        `if (GREETED.includes(routeKey)) { ${TO_EVENT} }`,
        `const GREETED = ['$connect'];`,
      ),
      'in the middle of a list that leaves': handler(
        `if (['$disconnect', '$default', 'join'].includes(routeKey) || routeKey !== '$connect') return; ${TO_EVENT}`,
      ),
      'in a loop': handler(`for (const text of greetings) { if (routeKey !== '$connect') continue; ${TO_EVENT} }`),
      'with a default': plain(
        `const { routeKey = '$default' } = event.requestContext; if (routeKey === '$connect') { ${TO_EVENT} }`,
      ),
      'of a pattern with defaults': plain(
        `if (routeKey === '$connect') await client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data }));`,
        '{ requestContext: { routeKey, connectionId } = {} } = {}',
      ),
      'and posts to the id or to nothing': handler(
        `if (routeKey === '$connect') await client.send(new PostToConnectionCommand({ ConnectionId: event.requestContext.connectionId ?? '', Data }));`,
      ),
      'and posts in a condition': handler(
        `if (routeKey === '$connect') { if (${TO_EVENT.replace(/;$/, '')}) log('greeted'); }`,
      ),
      'and posts on the left of an operator': handler(
        `if (routeKey === '$connect') { (${TO_EVENT.replace(/;$/, '')}) ?? log(); }`,
      ),
      'in a condition that is negated twice': handler(`if (!(routeKey !== '$connect')) { ${TO_EVENT} }`),
    },
    silent: {
      'and leaves for it, in a case with a block': handler(
        `switch (routeKey) { case '$connect': { if (full) log(); return save(event); } } ${TO_EVENT}`,
      ),
      'and leaves for it in a list': handler(
        `if (['$connect', '$disconnect'].includes(routeKey)) return save(event); ${TO_EVENT}`,
      ),
      'by a constant of another file, in a file of the name': {
        code: handler(`if (routeKey === ROUTES.message) { ${TO_EVENT} }`, `import { ROUTES } from './routes';`),
        filename: 'src/connect.ts',
      },
      'by a case of another file, in a file of the name': {
        code: handler(`switch (routeKey) { case ROUTES.message: ${TO_EVENT} }`, `import { ROUTES } from './routes';`),
        filename: 'src/connect.ts',
      },
      'by a list of another file': handler(`if (GREETED.includes(routeKey)) { ${TO_EVENT} }`),
      'by a list that is empty': handler(`if ([, ].includes(routeKey) || [].includes(routeKey)) { ${TO_EVENT} }`),
      'by a list of something else': handler(
        `if (['$connect'].includes(event.body) || ['$connect'].includes()) { ${TO_EVENT} }`,
      ),
      'by another method': handler(`if (routeKey.startsWith('$connect') || isConnect(routeKey)) { ${TO_EVENT} }`),
      'by a type that no event has': handler(
        `if (eventType === 'constructor' || eventType === 'AUTHORIZE') { ${TO_EVENT} }`,
      ),
      'by another operator': handler(`if (routeKey > '$connect' || (routeKey ?? '$connect')) { ${TO_EVENT} }`),
      'and the key is set again': handler(
        `let key = event.requestContext.routeKey; key = alias(key); if (key === '$connect') { ${TO_EVENT} }`,
      ),
      'of an event that is set again': handler(
        `event = await unwrapped(event); if (event.requestContext.routeKey === '$connect') { ${TO_EVENT} }`,
      ),
      'by a field that is picked when it runs': handler(
        `if (event.requestContext[field] === '$connect') { ${TO_EVENT} }`,
      ),
      'of what a loop gives': handler(
        `for (const { requestContext } of events) if (requestContext.routeKey === '$connect') await client.send(new PostToConnectionCommand({ ConnectionId: requestContext.connectionId, Data }));`,
      ),
      'of what is picked out of the event when it runs': plain(
        `const { [field]: inner } = event; if (inner.requestContext.routeKey === '$connect') await client.send(new PostToConnectionCommand({ ConnectionId: inner.requestContext.connectionId, Data }));`,
      ),
      'of the rest of a pattern': plain(
        `const { ...rest } = event; if (rest.requestContext.routeKey === '$connect') await client.send(new PostToConnectionCommand({ ConnectionId: rest.requestContext.connectionId, Data }));`,
      ),
    },
  });
});

describe('the handler is', () => {
  shapes('no-post-in-connect', {
    reported: {
      'a method of an exported class': exported(`export class Chat { async onConnect(event) { ${TO_EVENT} } }`),
      'a method that is a field of an exported class': exported(
        `export class Chat { onConnect = async (event) => { ${TO_EVENT} }; }`,
      ),
      'a method of a class that is the default export': exported(
        `export default class { async onConnect(event) { ${TO_EVENT} } }`,
      ),
      'a default export without a name': {
        code: exported(`export default async function (event) { ${TO_EVENT} }`),
        filename: 'src/connect.ts',
      },
      'a function that is exported under another name': exported(
        `async function greet(event) { ${TO_EVENT} } export { greet as onConnect };`,
      ),
      'a function that is exported as a text': exported(
        `async function greet(event) { ${TO_EVENT} } export { greet as 'on-connect' };`,
      ),
      'what the file is': { code: exported(`export = async (event) => { ${TO_EVENT} };`), filename: 'connect.cts' },
      'a field of exports': exported(`module.exports.onConnect = async (event) => { ${TO_EVENT} };`),
      'two fields of exports': exported(`exports.handler = exports.onConnect = async (event) => { ${TO_EVENT} };`),
      'what is wrapped twice': {
        code: exported(`const run = wrap(withLogs(async (event) => { ${TO_EVENT} })); export const handler = run;`),
        filename: 'src/connect.ts',
      },
      'a method of an object': handler(
        `if (routeKey === '$connect') await greeter.greet(event);`,
        `const greeter = { greet: async (event) => { ${TO_EVENT} } };`,
      ),
      'a static method': handler(
        `if (routeKey === '$connect') await Greeter.greet(event);`,
        `class Greeter { static async greet(event) { ${TO_EVENT} } }`,
      ),
      'a method of what a parameter is': exported(
        `class Greeter { greet = async (event) => { ${TO_EVENT} }; } export const run = async (greeter: Greeter, event) => { if (event.requestContext.routeKey === '$connect') await greeter.greet(event); };`,
      ),
      'a method that the class calls': exported(
        `class Chat { async handle(event) { if (event.requestContext.routeKey === '$connect') await this.greet(event); } greet = async (event) => { ${TO_EVENT} }; } export const handler = (event) => new Chat().handle(event);`,
      ),
      'a function that is bound': handler(
        `if (routeKey === '$connect') await bound(event);`,
        `const greet = async (event) => { ${TO_EVENT} }; const bound = greet.bind(null);`,
      ),
      'a function with the id out of a pattern': handler(
        `if (routeKey === '$connect') await push({ text: 'hi', id: connectionId });`,
        `const push = async ({ id, text = 'ho' }) => { ${TO_ID} };`,
      ),
      'a function that calls itself': handler(
        `if (routeKey === '$connect') await push(connectionId, 3);`,
        `const push = async (id, left) => { ${TO_ID} if (left > 0) await push(id, left - 1); };`,
      ),
      'a handler that leads there through a map by the type': routed(
        `{ CONNECT: async (event) => { ${TO_EVENT} }, DISCONNECT: leave }`,
        'routes[event.requestContext.eventType](event)',
      ),
      'a function inside of the handler, which has the id': handler(
        `const reply = async (Data) => { await client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data })); }; if (routeKey === '$connect') await reply('hi'); else await reply('ho');`,
      ),
      'in a map whose keys are those of an enum': routed(
        `{ [Route.Connect]: async (event) => { ${TO_EVENT} }, [Route.Send]: save }; enum Route { Connect = '$connect', Send = 'send' }`,
      ),
      'in a Map whose keys are constants': `${SDK} const CONNECT = '$connect'; const routes = new Map([[CONNECT, async (event) => { ${TO_EVENT} }]]); export const handler = (event) => routes.get(event.requestContext.routeKey)(event);`,
      'given to a router with a constant': `${SDK} const CONNECT = '$connect'; router.on(CONNECT, async (event) => { ${TO_EVENT} }); export const handler = (event) => router.run(event);`,
      'a callback that is awaited': handler(`if (routeKey === '$connect') await retry(async () => { ${TO_EVENT} });`),
      'a callback that is returned': handler(
        `if (routeKey === '$connect') { return retry(async () => { ${TO_EVENT} }); }`,
      ),
    },
    silent: {
      'in another file': exported(`${greet} export { greet as onConnect } from './handler';`),
      'taken out of an object': exported(
        `${greet} export const { onConnect } = { onConnect: greet }; export let onOpen;`,
      ),
      'a private method': exported(
        `export class Chat { private async onConnect(event) { ${TO_EVENT} } async #onConnect(event) { ${TO_EVENT} } [onConnect](event) {} get onConnect() { return null; } static { start(); } onClose; }`,
      ),
      'a method that a subclass has': exported(
        `export abstract class Chat { abstract onConnect(event); handle(event) { this.onConnect(event); this.other(event); } }`,
      ),
      'of an object that other objects are spread into': exported(
        `module.exports = { ...handlers, [name]: async (event) => { ${TO_EVENT} } };`,
      ),
      'a field of another object': exported(`handlers.onConnect = async (event) => { ${TO_EVENT} };`),
      'a field of module': exported(`module.onConnect = async (event) => { ${TO_EVENT} };`),
      'set again': exported(
        `let greet = async (event) => { ${TO_EVENT} }; greet = withLogs(greet); export { greet as onConnect };`,
      ),
      'in a map that is not written here': `${SDK} ${greet} export const handler = async (event) => routes[event.requestContext.routeKey](event);`,
      'in a map that others are spread into': routed(`{ ...others, $connect: save, $default: greet }`),
      'a function inside of the handler that leaves for $connect': handler(
        `const reply = async (Data) => { if (routeKey === '$connect') return; await client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data })); }; if (routeKey === '$connect') await reply('hi');`,
      ),
      'a function of the file that leaves for $connect': handler(
        `if (routeKey === '$connect') await reply(event);`,
        `const reply = async (event) => { if (event.requestContext.routeKey === '$connect') return; ${TO_EVENT} };`,
      ),
      'under another key of an enum': routed(
        `{ [Route.Connect]: save, [Route.Send]: async (event) => { ${TO_EVENT} } }; enum Route { Connect = '$connect', Send = 'send' }`,
      ),
      'under a key of another file': routed(`{ [Route.Connect]: async (event) => { ${TO_EVENT} }, ...others }`),
      'in a list of other things': handler(`const pair = ['connect', async (event) => { ${TO_EVENT} }]; run(pair);`),
      'given arguments that are spread': handler(`if (routeKey === '$connect') await push(...[connectionId]);`, push),
      'given nothing': handler(`if (routeKey === '$connect') await push();`, push),
      'given an object without the id': handler(
        `if (routeKey === '$connect') await push({ to: connectionId });`,
        `const push = async ({ id }) => { ${TO_ID} };`,
      ),
      'given the id by position': handler(
        `if (routeKey === '$connect') await push([connectionId]);`,
        `const push = async ([id]) => { ${TO_ID} };`,
      ),
      'run by a timer of its own': handler(`if (routeKey === '$connect') queue[when](async () => { ${TO_EVENT} });`),
    },
  });
});

describe('other routes get to the post as well', () => {
  const roleOf = (body: string): string =>
    handler(body, `enum Route { Connect = '$connect', Join = 'join' } const KEYS = { CONNECT: '$connect' } as const;`);
  shapes('no-post-in-connect', {
    reported: {
      'by a case that falls into that of $connect': plain(
        `switch (event.requestContext.routeKey) { case 'join': prepare(); case '$connect': ${TO_EVENT} }`,
      ),
      'by a case that is not shown': handler(
        `switch (routeKey) { case ROUTES.join: case '$connect': ${TO_EVENT} }`,
        `import { ROUTES } from './routes';`,
      ),
      'by another question': plain(
        `if (event.requestContext.routeKey === '$connect' || event.requestContext.routeKey === 'join') { ${TO_EVENT} }`,
      ),
      'by a list': handler(`if (['$connect', 'join'].includes(routeKey)) { ${TO_EVENT} }`),
      'by a list whose end is not shown': handler(`if (['$connect', ...MORE].includes(routeKey)) { ${TO_EVENT} }`),
      'by a map that has one function twice': routed(`{ $connect: greet, hello: greet }`).replace(
        'const routes',
        `${greet} const routes`,
      ),
      'because $connect falls into the last case': handler(
        `switch (routeKey) { case '$disconnect': break; case '$connect': await save(event); default: ${TO_EVENT} }`,
      ),
      'because $connect falls into that of messages': handler(
        `switch (eventType) { case 'CONNECT': await save(event); case 'MESSAGE': ${TO_EVENT} }`,
      ),
      'because what is done for $connect goes on': handler(
        `if (routeKey === '$connect') { await save(event); } ${TO_EVENT}`,
      ),
      'because only what is done for $disconnect ends': handler(
        `try { if (routeKey === '$connect') await save(event); else if (routeKey === '$disconnect') return forget(event); ${TO_EVENT} } catch (error) { log(error); }`,
      ),
      'by the member of an enumeration': roleOf(
        `switch (routeKey) { case Route.Join: return join(event); case Route.Connect: await save(event); default: ${TO_EVENT} }`,
      ),
      'because what is done for $connect goes on where it fails': handler(
        `if (routeKey === '$connect') { try { await save(event); return ok; } catch (error) { log(error); } } ${TO_EVENT}`,
      ),
      'because the case of $connect ends on one side of a condition only': handler(
        `switch (routeKey) { case '$connect': if (full) return refused; else { await save(event); break; } } ${TO_EVENT}`,
      ),
      'because the case of $connect goes on where it fails': handler(
        `switch (routeKey) { case '$connect': try { await save(event); return ok; } catch (error) { log(error); } } ${TO_EVENT}`,
      ),
      'because it only chooses what is said': handler(
        `const text = routeKey === '$connect' ? 'welcome' : await answer(event); ${TO_EVENT}`,
      ),
      'because it only chooses what is said otherwise': handler(
        `let text; if (routeKey !== '$connect') text = await answer(event); else text = 'welcome'; ${TO_EVENT}`,
      ),
      'because it waits for something by an operator': handler(
        `routeKey === '$connect' && (await save(event)); ${TO_EVENT}`,
      ),
      'by a constant': roleOf(`if (routeKey === KEYS.CONNECT) await save(event); ${TO_EVENT}`),
      'and it is asked again, in other words': handler(
        `if (routeKey === '$connect') { await save(event); } if (!(routeKey === '$disconnect' || routeKey === 'join')) { ${TO_EVENT} }`,
      ),
    },
    silent: {
      'and what is done for $connect ends, whether it fails or not': handler(
        `if (routeKey === '$connect') { try { await save(event); return ok; } catch (error) { return failed; } } ${TO_EVENT}`,
      ),
      'and what is done for $connect ends, or fails': handler(
        `if (routeKey === '$connect') { try { await save(event); return ok; } finally { log(event); } } ${TO_EVENT}`,
      ),
      'and what is done for $connect ends after all': handler(
        `if (routeKey === '$connect') { try { await save(event); } finally { return ok; } } ${TO_EVENT}`,
      ),
      'and the case of $connect ends, whether it fails or not': handler(
        `switch (routeKey) { case '$connect': try { await save(event); return ok; } catch { return failed; } } ${TO_EVENT}`,
      ),
      'and the case of $connect ends, on either side of a condition': handler(
        `switch (routeKey) { case '$connect': if (full) return refused; else { await save(event); return ok; } } ${TO_EVENT}`,
      ),
      'and the case of $connect ends after all': handler(
        `switch (routeKey) { case '$connect': try { await save(event); } finally { return ok; } } ${TO_EVENT}`,
      ),
      'and $connect is only named': handler(`log(['$connect', '$disconnect'].length); ${TO_EVENT}`),
      'and what is called for $connect may throw': handler(`if (routeKey === '$connect') refuse(); ${TO_EVENT}`),
      'and another function is there for $connect': handler(
        TO_EVENT,
        `export const other = async (event) => { if (event.requestContext.routeKey === '$connect') await save(event); };`,
      ),
      'and $connect is not asked for': handler(`if (routeKey === '$disconnect') return forget(event); ${TO_EVENT}`),
      'and something else decides': handler(
        `if (routeKey === '$connect') await save(event); if (hasText) { ${TO_EVENT} }`,
      ),
      'and something else beside the route decides': handler(
        `if (routeKey === '$connect') await save(event); if (routeKey !== '$disconnect' && hasText) { ${TO_EVENT} }`,
      ),
      'and something else decides first': handler(
        `if (routeKey === '$connect') await save(event); if (!event.body) return ok; ${TO_EVENT}`,
      ),
      'and something else beside the route decides, by a constant': handler(
        `if (routeKey === '$connect') await save(event); const isMeant = routeKey !== '$disconnect' && hasText; if (isMeant) { ${TO_EVENT} }`,
      ),
      'and something else beside the route decides in a case': handler(
        `if (routeKey === '$connect') await save(event); switch (true) { case routeKey !== '$disconnect' && hasText: ${TO_EVENT} }`,
      ),
      'and a condition decides that is made of itself': handler(
        `if (routeKey === '$connect') await save(event); var isMeant = !isMeant || hasText; if (isMeant) { ${TO_EVENT} }`,
      ),
      'and something else decides in a case': handler(
        `if (routeKey === '$connect') await save(event); switch (event.body) { case 'hello': ${TO_EVENT} }`,
      ),
      'and something else decides in a switch': handler(
        `if (routeKey === '$connect') await save(event); switch (event.body) { case '': return ok; } ${TO_EVENT}`,
      ),
      'where something failed': handler(
        `try { if (routeKey === '$connect') await save(event); } catch { ${TO_EVENT} }`,
      ),
      'for each of a list that may be empty': handler(
        `if (routeKey === '$connect') await save(event); for (const Data of replies) { ${TO_EVENT} }`,
      ),
      'as far as a constant of another file allows': handler(
        `if (routeKey === ROUTES.connect) return; if (routeKey === '$connect') await save(event); ${TO_EVENT}`,
        `import { ROUTES } from './routes';`,
      ),
      'in a function of its own': handler(
        `if (routeKey === '$connect') await save(event); const reply = async () => { ${TO_EVENT} }; if (hasText) await reply();`,
      ),
    },
  });
});

describe('a test', () => {
  shapes('no-post-in-connect', {
    reported: { 'is none by its name alone': whole('src/testing/connect.ts') },
    silent: {
      'by the name of its file': {
        ...whole('src/connect.test.ts'),
        code: plain(`if (event.requestContext.routeKey === '$connect') { ${TO_EVENT} }`),
      },
      'in a folder of tests': { ...whole('src/__tests__/connect.ts') },
      'of node': {
        code: `import test from 'node:test'; ${plain(`if (event.requestContext.routeKey === '$connect') { ${TO_EVENT} }`)}`,
      },
    },
  });
});

describe('a file of the name parses messages', () => {
  const parsing = (body: string): { code: string; filename: string } => ({
    code: handler(`${body} ${TO_EVENT}`),
    filename: 'src/connect.ts',
  });
  shapes('no-post-in-connect', {
    reported: {
      'where there are any': parsing('if (event.body) log(JSON.parse(event.body));'),
      'or nothing': parsing(`const { to } = JSON.parse(event.body ?? '{}');`),
      'of somebody else': parsing('const { to } = JSON.parse(other.body);'),
      'in part': parsing('const { to } = JSON.parse(event.body.detail);'),
    },
    silent: {
      'that it cannot do without': parsing('const { to } = JSON.parse(event.body);'),
      'that it says are there': parsing('const { to } = JSON.parse(event.body!);'),
    },
  });
});

describe('a condition names $connect, and something else', () => {
  shapes('no-post-in-connect', {
    reported: {
      'both names of the route': handler(`if (eventType === 'CONNECT' || routeKey === '$connect') { ${TO_EVENT} }`),
      'the messages as well': handler(`if (eventType === 'CONNECT' || eventType === 'MESSAGE') { ${TO_EVENT} }`),
      'something that is not known': handler(`if (isTest || eventType === 'CONNECT') { ${TO_EVENT} }`),
      'the messages as well, by an operator': handler(
        `await (eventType === 'CONNECT' || eventType === 'MESSAGE' ? client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data })) : save());`,
      ),
    },
    silent: {
      'in the else': handler(`if (eventType === 'CONNECT' || isTest) { save(); } else { ${TO_EVENT} }`),
      'behind a return': handler(`if (eventType === 'CONNECT' || eventType === 'DISCONNECT') return; ${TO_EVENT}`),
      'as what it is not': handler(`if (eventType !== 'CONNECT' || isTest) { ${TO_EVENT} }`),
      'where $connect has left before': handler(
        `if (routeKey === '$connect') return; if (eventType === 'CONNECT' || isTest) { ${TO_EVENT} }`,
      ),
      'where a route that is not known has left before': handler(
        `if (routeKey === OPEN) return; if (eventType === 'CONNECT' || eventType === 'MESSAGE') { ${TO_EVENT} }`,
      ),
      'where both have to hold': handler(`if (isTest && (eventType === 'MESSAGE' || isAdmin)) { ${TO_EVENT} }`),
    },
  });
});

describe('a promise is made of a callback', () => {
  const wrapping = (settle: string, filename = 'src/connect.js'): { code: string; filename: string } => ({
    code: `const AWS = require('aws-sdk'); const api = new AWS.ApiGatewayManagementApi({ endpoint }); const post = (ConnectionId, Data) => new Promise((resolve, reject) => { api.postToConnection({ ConnectionId, Data }, ${settle}); }); exports.handler = async (event) => { await post(event.requestContext.connectionId, 'hello'); };`,
    filename,
  });
  shapes('no-post-in-connect', {
    language: 'javascript',
    reported: {
      'that passes the answer on': wrapping('(error, data) => (error ? reject(error) : resolve(data))'),
    },
    silent: {
      'in the file of another route': wrapping(
        '(error, data) => (error ? reject(error) : resolve(data))',
        'src/message.js',
      ),
    },
  });
});
