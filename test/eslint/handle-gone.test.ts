import { shapes } from './shapes';

const SDK = `import { ApiGatewayManagementApiClient, GoneException, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
const api = new ApiGatewayManagementApiClient({ endpoint });`;
const POST = 'api.send(new PostToConnectionCommand({ ConnectionId: item.connectionId, Data }))';
const handler = (body: string, more = ''): string =>
  `${SDK} ${more} export const handler = async ({ Data }) => { const { Items = [] } = await documents.send(new ScanCommand({ TableName })); ${body} };`;

shapes('handle-gone', {
  reported: {
    'a few at once': handler(`await pMap(Items, (item) => ${POST}, { concurrency: 20 });`, `import pMap from 'p-map';`),
    'a few at once of what a generator yields': handler(
      `await pMap(connections(), (item) => ${POST});`,
      `import pMap from 'p-map'; async function* connections() { for await (const page of paginateScan({ client }, { TableName })) yield* page.Items; }`,
    ),
    'a loop': handler(`for (const item of Items) await ${POST};`),
    'a loop with an index': handler(`for (let i = 0; i < Items.length; i++) { const item = Items[i]; await ${POST}; }`),
    'Promise.all': handler(`await Promise.all(Items.map((item) => ${POST}));`),
    'Promise.all of asynchronous functions': handler(
      `await Promise.all(Items.map(async (item) => { await ${POST}; }));`,
    ),
    'Promise.all in a try': handler(
      `try { await Promise.all(Items.map(async (item) => { await ${POST}; })); } catch (error) { return { statusCode: 500 }; }`,
    ),
    'a loop in a try': handler(
      `try { for (const item of Items) await ${POST}; } catch (error) { console.error(error); }`,
    ),
    'a list of promises': handler(
      `const posts = []; for (const item of Items) posts.push(${POST}); await Promise.all(posts);`,
    ),
    'forEach, which nobody waits for': handler(`Items.forEach(async (item) => { await ${POST}; });`),
    'a catch that throws whatever it gets, and speaks of gone clients in a comment': handler(
      `for (const item of Items) { try { await ${POST}; } catch (error) { /* 410: gone */ throw error; } }`,
    ),
    'a catch that throws whatever it gets': handler(
      `for (const item of Items) { try { await ${POST}; } catch (error) { console.error(error); throw error; } }`,
    ),
    'a catch that leaves the loop': handler(
      `for (const item of Items) { try { await ${POST}; } catch (error) { return { statusCode: 500 }; } }`,
    ),
    'one stored connection': `${SDK} export const handler = async ({ user, Data }) => { const item = await connectionOf(user); await ${POST}; };`,
    'a helper': handler(
      `for (const item of Items) await push(item.connectionId, Data);`,
      `const push = async (id, Data) => { await api.send(new PostToConnectionCommand({ ConnectionId: id, Data })); };`,
    ),
    'connections that a function of the file reads': `${SDK} const all = async () => { const { Items } = await documents.send(new ScanCommand({ TableName })); return Items; }; export const handler = async ({ Data }) => { for (const item of await all()) await ${POST}; };`,
    'a class': `${SDK} class Rooms { async ids(room) { return await store.members(room); } async broadcast(room, Data) { for (const id of await this.ids(room)) await this.push(id, Data); } private async push(id, Data) { await api.send(new PostToConnectionCommand({ ConnectionId: id, Data })); } } const rooms = new Rooms(); export const handler = async ({ room, Data }) => { await rooms.broadcast(room, Data); };`,
    'SDK v2': `const AWS = require('aws-sdk'); const api = new AWS.ApiGatewayManagementApi({ endpoint }); exports.handler = async (event) => { const rows = await ddb.scan({ TableName }).promise(); for (const { connectionId } of rows.Items) await api.postToConnection({ ConnectionId: connectionId, Data: event.body }).promise(); };`,
    'a caller that lets it pass, by the exports': `${SDK} exports.handler = async ({ Data }) => { const { Items } = await documents.send(new ScanCommand({ TableName })); for (const item of Items) await exports.push(item, Data); }; exports.push = async (item, Data) => { await ${POST}; };`,
    'functions that the file calls by its exports': `${SDK} exports.handler = async ({ Data }) => { await exports.tell(Data); }; exports.tell = async (Data) => { const items = await exports.members(); await Promise.all(items.map(async (item) => { await ${POST}; })); }; exports.members = async () => { const { Items } = await documents.send(new ScanCommand({ TableName })); return Items; };`,
    'a handler in middy': `${SDK} const all = async ({ Data }) => { for (const item of await members()) await ${POST}; }; export const handler = middy(all).use(errors());`,
  },
  silent: {
    'a few at once, to the end': handler(
      `await pMap(Items, (item) => ${POST}, { stopOnError: false });`,
      `import pMap from 'p-map';`,
    ),
    'a few at once, as options say': handler(
      `await pMap(Items, (item) => ${POST}, options);`,
      `import pMap from 'p-map';`,
    ),
    'a few at once, by something else': handler(
      `await pMap(Items, (item) => ${POST});`,
      `import { pMap } from './lists';`,
    ),
    'the class of the error': handler(
      `for (const item of Items) { try { await ${POST}; } catch (error) { if (!(error instanceof GoneException)) throw error; await forget(item); } }`,
    ),
    'the name of the error': handler(
      `await Promise.all(Items.map(async (item) => { try { await ${POST}; } catch (error) { if (error.name === 'GoneException') await forget(item); else throw error; } }));`,
    ),
    'Promise.allSettled': handler(`await Promise.allSettled(Items.map((item) => ${POST}));`),
    'a list that is settled': handler(
      `const posts = []; for (const item of Items) posts.push(${POST}); await Promise.allSettled(posts);`,
    ),
    'a list that is settled, by its name': handler(
      `const posts = Items.map((item) => ${POST}); await Promise.allSettled(posts);`,
    ),
    'a catch on the promise': handler(`await Promise.all(Items.map((item) => ${POST}.catch(() => forget(item))));`),
    'a catch of everything': handler(
      `for (const item of Items) { try { await ${POST}; } catch (error) { console.error(error); } }`,
    ),
    'a helper that handles': handler(
      `for (const item of Items) await push(item, Data);`,
      `const push = async (item, Data) => { try { await ${POST}; } catch (error) { await forget(item); } };`,
    ),
    'a caller that handles, by the exports': `${SDK} exports.handler = async ({ Data }) => { const { Items } = await documents.send(new ScanCommand({ TableName })); for (const item of Items) { try { await exports.push(item, Data); } catch (error) { await forget(item); } } }; exports.push = async (item, Data) => { await ${POST}; };`,
    'an export that is set again': `${SDK} exports.handler = async ({ Data }) => { const { Items } = await documents.send(new ScanCommand({ TableName })); for (const item of Items) await exports.push(item, Data); }; exports.push = async (item, Data) => { await ${POST}; }; if (isMuted) exports.push = async () => {};`,
    'a caller that handles': handler(
      `for (const item of Items) { try { await push(item, Data); } catch (error) { await forget(item); } }`,
      `const push = async (item, Data) => { await ${POST}; };`,
    ),
    'a test in another function': handler(
      `for (const item of Items) { try { await ${POST}; } catch (error) { if (!isGone(error)) throw error; } }`,
      `const isGone = (error) => error.name === 'GoneException';`,
    ),
    'an exported helper': `${SDK} export const push = (id, Data) => api.send(new PostToConnectionCommand({ ConnectionId: id, Data }));`,
    'an exported helper with a list': `${SDK} export const pushAll = async (items, Data) => { for (const item of items) await ${POST}; };`,
    'the own connection': `${SDK} export const handler = async (event) => { await api.send(new PostToConnectionCommand({ ConnectionId: event.requestContext.connectionId, Data })); };`,
    'a function that may retry': handler(`for (const item of Items) await retry(() => ${POST});`),
    'a callback of SDK v2': `const AWS = require('aws-sdk'); const api = new AWS.ApiGatewayManagementApi({ endpoint }); exports.handler = async (event) => { for (const id of await members()) wait(api.postToConnection({ ConnectionId: id, Data: event.body }, (error) => forget(id))); };`,
  },
});

shapes('handle-gone', {
  reported: {
    'functions that return the post': handler(`await Promise.all(Items.map(async (item) => { return ${POST}; }));`),
    'some of the connections, by a condition': handler(
      `await Promise.all(Items.map((item) => (item.connectionId === own ? undefined : ${POST})));`,
    ),
    'some of the connections, by an operator': handler(
      `await Promise.all(Items.map((item) => item.connectionId !== own && ${POST}));`,
    ),
    'a promise that nobody waits for: Lambda ends the function for it': handler(`for (const item of Items) ${POST};`),
    'a promise that is void': handler(`for (const item of Items) void ${POST};`),
    'a promise in a constant': handler(`for (const item of Items) { const sent = ${POST}; await sent; }`),
    'a promise in a variable': handler(`let sent; for (const item of Items) { sent = ${POST}; await sent; }`),
    'a promise that something follows': handler(
      `for (const item of Items) await ${POST}.then(() => { count += 1; }).finally(done);`,
    ),
    'a promise in a race': handler(`for (const item of Items) await Promise.race([${POST}, timeout(1000)]);`),
    'a promise that is resolved again': handler(`for (const item of Items) await Promise.resolve(${POST});`),
    'a catch on the promise that throws whatever it gets': handler(
      `await Promise.all(Items.map((item) => ${POST}.catch((error) => { console.error(error); throw error; })));`,
    ),
    'promises that are added to a list': handler(
      `const posts = []; posts.push(...Items.map((item) => ${POST})); await Promise.all(posts);`,
    ),
    'promises that are spread into a list': handler(
      `await Promise.all([...Items.map((item) => ${POST}), save(Data)]);`,
    ),
    'a list in a variable': handler(
      `let posts; posts = Items.map((item) => ${POST}); await Promise.all(posts); return posts.length;`,
    ),
    'a list that nobody waits for': handler(`Items.map((item) => ${POST});`),
    'a chain of promises': handler(
      `let chain = Promise.resolve(); for (const item of Items) chain = chain.then(() => ${POST}); await chain;`,
    ),
    'a function that calls itself': handler(
      `await pushAll(Items, Data);`,
      `const pushAll = async ([item, ...others], Data) => { await ${POST}; await pushAll(others, Data); await pushAll(others, Data); };`,
    ),
    'a promise that is returned out of a try: its catch gets nothing': handler(
      `for (const item of Items) await push(item, Data);`,
      `const push = async (item, Data) => { try { return ${POST}; } catch (error) { await forget(item); } };`,
    ),
    'code that runs when the file is loaded': `${SDK} for (const item of await members()) await ${POST};`,
    'a method that nobody is seen to call': `${SDK} class Rooms { async broadcast(Data) { for (const item of await store.members()) await ${POST}; } } register(Rooms);`,
    'a request of SDK v2 that is sent later': `const AWS = require('aws-sdk'); const api = new AWS.ApiGatewayManagementApi({ endpoint }); exports.handler = async (event) => { for (const id of await members()) { const request = api.postToConnection({ ConnectionId: id, Data: event.body }); await request.promise(); } };`,
    'a catch that throws whatever it gets, with a function that returns': handler(
      `for (const item of Items) { try { await ${POST}; } catch (error) { log(Items.filter((other) => { return other !== item; })); throw error; } }`,
    ),
    'errors that are told apart, and thrown all the same': handler(
      `for (const item of Items) { try { await ${POST}; } catch (error) { if (isRetryable(error)) { await later(item); } throw error; } }`,
    ),
  },
  silent: {
    'a callback of SDK v2, in a statement': `const AWS = require('aws-sdk'); const api = new AWS.ApiGatewayManagementApi({ endpoint }); exports.handler = async (event) => { for (const id of await members()) api.postToConnection({ ConnectionId: id, Data: event.body }, (error) => { if (error) forget(id); }); };`,
    'a callback of SDK v2, after the request': `const AWS = require('aws-sdk'); const api = new AWS.ApiGatewayManagementApi({ endpoint }); exports.handler = async (event) => { for (const id of await members()) api.postToConnection({ ConnectionId: id, Data: event.body }).send((error) => { if (error) forget(id); }); };`,
    'a callback of SDK v3': handler(
      `for (const item of Items) api.send(new PostToConnectionCommand({ ConnectionId: item.connectionId, Data }), (error) => { if (error) forget(item); });`,
    ),
    'what another file calls and may catch': `${SDK} export const handleMessage = async ({ user, Data }) => { const item = await connectionOf(user); await ${POST}; };`,
    'a catch on the promise that throws other errors': handler(
      `await Promise.all(Items.map((item) => ${POST}.catch((error) => { if (error.name === 'GoneException') return forget(item); throw error; })));`,
    ),
    'the second function of then': handler(
      `await Promise.all(Items.map((item) => ${POST}.then(() => true, () => forget(item))));`,
    ),
    'a catch that leaves before it throws other errors': handler(
      `for (const item of Items) { try { await ${POST}; } catch (error) { if (isStale(error)) { await forget(item); continue; } throw error; } }`,
    ),
    'a catch on the promise that leaves before it throws other errors': handler(
      `await Promise.all(Items.map((item) => ${POST}.catch(async (error) => { if (isStale(error)) return forget(item); throw error; })));`,
    ),
    'the first of several that arrives': handler(`await Promise.any(Items.map((item) => ${POST}));`),
    'a list that another function settles': handler(`await settle(Items.map((item) => ${POST}));`),
    'a list that is returned': handler(`return Items.map((item) => ${POST});`),
    'a promise that another function settles': handler(`for (const item of Items) await quietly(${POST});`),
    'a promise in an object': handler(`for (const item of Items) sent[item.connectionId] = ${POST};`),
    'a promise in an object, by its key': handler(`for (const item of Items) jobs.add({ of: item, sent: ${POST} });`),
    'promises in a list of an object': handler(`for (const item of Items) this.posts.push(${POST});`),
    'promises that others take out of a list': handler(
      `const posts = []; for (const item of Items) posts.push(${POST}); return drain(posts);`,
    ),
    'promises that are spread into an argument': handler(`await settle(...Items.map((item) => ${POST}));`),
    'a list whose entries go on elsewhere': handler(`await Promise.all(Items.map((item) => ${POST}).map(quietly));`),
    'a promise that is asked for something else': handler(`for (const item of Items) await ${POST}.quietly();`),
    'a function of a library that may catch': handler(`await pool(Items, async (item) => { await ${POST}; });`),
    'a method of the promise that is picked by a name': handler(`for (const item of Items) await ${POST}[then](done);`),
    'the promise as a field': handler(`for (const item of Items) { const wait = ${POST}.then; }`),
    'a list that is made of itself': handler(`let posts = Items.map((item) => ${POST}); posts = posts; return posts;`),
    'an await in a try whose promise is returned': handler(
      `for (const item of Items) await push(item, Data);`,
      `const push = async (item, Data) => { try { return await ${POST}; } catch (error) { await forget(item); } };`,
    ),
    'a request of SDK v2 that nothing sends': `const AWS = require('aws-sdk'); const api = new AWS.ApiGatewayManagementApi({ endpoint }); exports.handler = async (event) => { for (const id of await members()) await api.postToConnection({ ConnectionId: id, Data: event.body }); };`,
    'a catch of everything that is empty': handler(`for (const item of Items) { try { await ${POST}; } catch {} }`),
    'a method that nobody is seen to call, for one connection': `${SDK} class Rooms { async push(user, Data) { const item = await connectionOf(user); await ${POST}; } } register(Rooms);`,
    'a retry of one connection': `${SDK} export const handler = async ({ user, Data }) => { const item = await connectionOf(user); for (let attempt = 0; attempt < 3; attempt++) { try { return await ${POST}; } catch (error) { if (attempt === 2) throw error; } } };`,
  },
});

describe('a helper that posts to stored connections and to the own one', () => {
  const push = `const push = async (id, Data) => { await api.send(new PostToConnectionCommand({ ConnectionId: id, Data })); };`;
  const routed = (broadcast: string): string =>
    `${SDK} ${push} export const handler = async (event) => { const { routeKey, connectionId } = event.requestContext; if (routeKey === 'send') { const ids = await members(); ${broadcast} } else await push(connectionId, 'unknown'); };`;
  shapes('handle-gone', {
    reported: {
      'where that of the stored ones is not handled': routed(
        `for (const id of ids) await push(id, event.body); try { await push(connectionId, 'done'); } catch (error) { log(error); }`,
      ),
      'with options in a constant': handler(
        `for (const item of Items) await api.send(new PostToConnectionCommand({ ConnectionId: item.connectionId, Data }), options);`,
        'const options = { requestTimeout: 500 };',
      ),
    },
    silent: {
      'where a stored message goes to the own one': routed(
        'await Promise.allSettled(ids.map((id) => push(id, event.body))); await push(connectionId, await history());',
      ),
      'where that of the stored ones is handled': routed(
        'await Promise.allSettled(ids.map((id) => push(id, event.body)));',
      ),
    },
  });
});

describe('commands that are built before they are sent', () => {
  const COMMANDS = `const commands = Items.map(({ connectionId }) => new PostToConnectionCommand({ ConnectionId: connectionId, Data }));`;
  shapes('handle-gone', {
    reported: {
      'each by map': handler(`${COMMANDS} await Promise.all(commands.map((command) => api.send(command)));`),
      'each in a loop': handler(`${COMMANDS} for (const command of commands) await api.send(command);`),
      'each of inputs': handler(
        `const inputs = Items.map((item) => ({ ConnectionId: item.connectionId, Data })); await Promise.all(inputs.map((input) => api.send(new PostToConnectionCommand(input))));`,
      ),
      'of a list that is written here': handler(
        `const [item] = Items; for (const command of [new PostToConnectionCommand({ ConnectionId: item.connectionId, Data }), , audit]) await api.send(command);`,
      ),
      'by a function of the file': handler(
        `for (const command of Items.map(build)) await api.send(command);`,
        'const build = ({ connectionId }) => new PostToConnectionCommand({ ConnectionId: connectionId });',
      ),
    },
    silent: {
      'each settled': handler(`${COMMANDS} await Promise.allSettled(commands.map((command) => api.send(command)));`),
      'of a list of another file': handler(`for (const command of commands) await api.send(command);`),
      'of what another function makes of them': handler(
        `for (const command of Items.map(build)) await api.send(command);`,
      ),
      'of what a filter leaves': handler(`for (const command of list.filter(isCommand)) await api.send(command);`),
      'of what nothing makes of them': handler(`for (const command of Items.map()) await api.send(command);`),
      counted: handler(`${COMMANDS} await Promise.all(commands.map((_, index) => api.send(others[index])));`),
      'the second of each pair': handler(
        `${COMMANDS} await Promise.all(commands.map((_, command) => api.send(command)));`,
      ),
    },
  });
});

describe('a promise is made of a callback', () => {
  const SDK_V2 = `const AWS = require('aws-sdk'); const api = new AWS.ApiGatewayManagementApi({ endpoint }); const documents = new AWS.DynamoDB.DocumentClient();`;
  const wrapping = (settle: string, each = 'await post(connectionId, event.body);', outer = 'new Promise'): string =>
    `${SDK_V2} const post = (ConnectionId, Data) => ${outer}((resolve, reject) => { api.postToConnection({ ConnectionId, Data }, ${settle}); }); exports.handler = async (event) => { const { Items } = await documents.scan({ TableName }).promise(); for (const { connectionId } of Items) { ${each} } };`;
  const CHOICE = '(error, data) => (error ? reject(error) : resolve(data))';
  shapes('handle-gone', {
    language: 'javascript',
    reported: {
      'by a choice': wrapping(CHOICE),
      'by if': wrapping('function (error) { if (error) { console.error(error); reject(error); } else resolve(); }'),
      'by a comparison with nothing': wrapping(
        '(error, data) => { if (error !== null && error !== undefined) reject(error); else resolve(data); }',
      ),
      'by two statements': wrapping('(error) => { if (error) return reject(error); resolve(); }'),
    },
    silent: {
      'that handles it': wrapping(
        '(error, data) => { if (error && error.statusCode === 410) return forget(ConnectionId, resolve); return error ? reject(error) : resolve(data); }',
      ),
      'that fails for nobody': wrapping('(error) => { if (error) console.error(error); resolve(); }'),
      'that resolves for one that has gone': wrapping(
        '(error, data) => { if (error && error.statusCode !== 410) reject(error); else resolve(data); }',
      ),
      'that asks a function which error it is': wrapping(
        '(error, data) => (error && !isStale(error) ? reject(error) : resolve(data))',
      ),
      'that fails with something else': wrapping('(error) => (error ? reject(errorOf(error)) : resolve())'),
      'and the caller handles it': wrapping(
        CHOICE,
        'try { await post(connectionId, event.body); } catch (error) { if (error.statusCode !== 410) throw error; await forget(connectionId); }',
      ),
      'that is no promise of JavaScript': wrapping(CHOICE, undefined, 'new Task'),
      'by a function of another file': wrapping('settle(resolve, reject)'),
      'with names that are taken apart': wrapping('({ message }) => (message ? reject(message) : resolve())'),
    },
  });
});

describe('a promise is made of a callback of SDK v3', () => {
  const SEND = 'api.send(new PostToConnectionCommand({ ConnectionId: item.connectionId, Data })';
  const CHOICE = '(error, data) => (error ? reject(error) : resolve(data))';
  const wrapping = (settle: string, more = ''): string =>
    `new Promise((resolve, reject) => { ${SEND}${more}, ${settle}); })`;
  shapes('handle-gone', {
    reported: {
      'for each of a list': handler(`await Promise.all(Items.map((item) => ${wrapping(CHOICE)}));`),
      'for each of a list, by an asynchronous function': handler(
        `await Promise.all(Items.map(async (item) => { await ${wrapping(CHOICE)}; }));`,
      ),
      'in a loop': handler(`for (const item of Items) await ${wrapping(CHOICE)};`),
      'with options before the callback': handler(
        `for (const item of Items) await ${wrapping(CHOICE, ', { requestTimeout: 500 }')};`,
      ),
    },
    silent: {
      'and all are settled': handler(`await Promise.allSettled(Items.map((item) => ${wrapping(CHOICE)}));`),
      'that handles it': handler(
        `await Promise.all(Items.map((item) => ${wrapping(`(error, data) => { if (error?.name === 'GoneException') resolve(); else if (error) reject(error); else resolve(data); }`)}));`,
      ),
      'and the caller handles it': handler(
        `for (const item of Items) await ${wrapping(CHOICE)}.catch((error) => forget(item, error));`,
      ),
      'that never fails': handler(`await Promise.all(Items.map((item) => ${wrapping('() => resolve()')}));`),
    },
  });
});

describe('a limiter runs a few posts at once', () => {
  const LIMIT = `const limit = require('p-limit')(20);`;
  const post = 'await Promise.all(Items.map((item) => limit(POST)));';
  shapes('handle-gone', {
    reported: {
      'and passes their errors on': handler(post.replace('POST', `() => ${POST}`), LIMIT),
    },
    silent: {
      'and each handles its errors': handler(
        post.replace('POST', `() => ${POST}.catch((error) => forget(item, error))`),
        LIMIT,
      ),
      'and what it returns is caught': handler(
        `await Promise.all(Items.map((item) => limit(() => ${POST}).catch((error) => forget(item, error))));`,
        LIMIT,
      ),
    },
  });
});

describe('the connection is put into the input of a post', () => {
  const put = (body: string, input = '{ Data }'): string =>
    handler(`const input = ${input}; for (const item of Items) { ${body} }`);
  const SEND = 'await api.send(new PostToConnectionCommand(input));';
  shapes('handle-gone', {
    reported: {
      'before it is sent': put(`input.ConnectionId = item.connectionId; ${SEND}`),
      'in the place of nothing': put(`input.ConnectionId = item.connectionId; ${SEND}`, `{ ConnectionId: '', Data }`),
    },
    silent: {
      'in the place of another': put(
        `input.ConnectionId = item.connectionId; ${SEND}`,
        '{ ConnectionId: connectionIdOf(Data), Data }',
      ),
      'one of two': put(
        `if (item.isAlias) input.ConnectionId = ownerOf(item); else input.ConnectionId = item.connectionId; ${SEND}`,
      ),
      'and it is another field': put(`input.Id = item.connectionId; ${SEND}`),
      'and it is only read': put(`if (input.ConnectionId === item.connectionId) ${SEND}`),
    },
  });
});

describe('a class that others use', () => {
  const inClass = (members: string): string =>
    `${SDK} export class Notifier { #api = new ApiGatewayManagementApiClient({ endpoint }); ${members} }`;
  const SEND = 'this.#api.send(new PostToConnectionCommand({ ConnectionId: id, Data }))';
  shapes('handle-gone', {
    reported: {
      'posts to all in a method': inClass(
        `async notify(topic, Data) { const ids = await membersOf(topic); await Promise.all(ids.map((id) => ${SEND})); }`,
      ),
      'posts to all in a method that is an arrow function': inClass(
        `notify = async (topic, Data) => { const ids = await membersOf(topic); await Promise.all(ids.map((id) => ${SEND})); };`,
      ),
      'posts to all by another method': inClass(
        `async notify(topic, Data) { const ids = await membersOf(topic); await Promise.all(ids.map((id) => this.#send(id, Data))); } async #send(id, Data) { await ${SEND}; }`,
      ),
    },
    silent: {
      'settles all in a method': inClass(
        `async notify(topic, Data) { const ids = await membersOf(topic); await Promise.allSettled(ids.map((id) => ${SEND})); }`,
      ),
      'handles it in another method': inClass(
        `async notify(topic, Data) { const ids = await membersOf(topic); await Promise.all(ids.map((id) => this.#send(id, Data))); } async #send(id, Data) { try { await ${SEND}; } catch (error) { await this.forget(id, error); } }`,
      ),
      'has a method that is handed to a wrapper': inClass(
        `notify = tolerant(async (topic, Data) => { const id = await memberOf(topic); await ${SEND}; });`,
      ),
    },
  });
});

describe('a handler that is written inside of what wraps it', () => {
  const wrapped = (body: string): string =>
    `import middy from '@middy/core'; ${SDK} export const handler = middy(async ({ Data }) => { const { Items = [] } = await documents.send(new ScanCommand({ TableName })); ${body} }).use(errors());`;
  shapes('handle-gone', {
    reported: {
      'and posts to all': wrapped(`await Promise.all(Items.map((item) => ${POST}));`),
      'and posts to all by a function inside': wrapped(
        `const push = async (item) => { await ${POST}; }; await Promise.all(Items.map(push));`,
      ),
    },
    silent: {
      'and settles all': wrapped(`await Promise.allSettled(Items.map((item) => ${POST}));`),
      'and handles each': wrapped(
        `await Promise.all(Items.map((item) => ${POST}.catch((error) => forget(item, error))));`,
      ),
    },
  });
});
