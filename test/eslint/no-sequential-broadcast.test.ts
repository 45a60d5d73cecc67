import { shapes } from './shapes';

const SDK = `import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi'; const api = new ApiGatewayManagementApiClient({ endpoint });`;
const POST = 'api.send(new PostToConnectionCommand({ ConnectionId: id, Data }))';
const TRY = `try { await ${POST}; } catch (error) { await forget(id, error); }`;
const handler = (body: string, more = ''): string =>
  `${SDK} ${more} export const handler = async ({ room, Data }) => { const ids = await membersOf(room); ${body} };`;

shapes('no-sequential-broadcast', {
  reported: {
    'one worker that is given to something else than a list': handler(
      `const worker = async () => { for (let id = ids.pop(); id; id = ids.pop()) ${TRY} }; await fromNow(worker);`,
    ),
    'a function that a list calls with each of its own loops': handler(
      `const worker = async (shard) => { for (const id of ids) ${TRY} }; await Promise.all(shards.map(worker));`,
    ),
    'the connections of a list whose name ends like the records': handler(
      `for (const id of room.staleRecords) await ${POST};`,
    ),
    'the only worker': handler(
      `const worker = async () => { for (let id = ids.pop(); id; id = ids.pop()) ${TRY} }; await worker();`,
    ),
    'for of': handler(`for (const id of ids) { ${TRY} }`),
    'a loop that sets what it does not ask': handler(
      `let last; for (const id of ids) { if (!id) break; ${TRY} last = id; }`,
    ),
    'a loop that goes on while there is a next one': handler(
      `let id = ids.pop(); while (id) { ${TRY} id = ids.pop(); }`,
    ),
    'a loop that asks for a constant of its own': handler(
      `for (const id of ids) { let isOpen = true; isOpen = await isMember(id); if (!isOpen) break; ${TRY} }`,
    ),
    'a loop that asks for the answer, and goes on': handler(
      `for (const id of ids) { const isSent = await ${POST}.then(yes, no); if (isSent) continue; failed.push(id); }`,
    ),
    'a loop inside that ends by the answer': handler(
      `for (const id of ids) { for (let attempt = 0; attempt < 3; attempt++) { const isSent = await ${POST}.then(yes, no); if (isSent) break; } }`,
    ),
    'a function that is given a room, and goes through the members of it': handler(
      `const all = async (room) => { for (const id of await membersOf(room)) ${TRY} }; await Promise.all([all(room), all(lobby)]);`,
    ),
    'a loop over the members of each room': handler(
      `const all = async (room) => { for (const id of await membersOf(room)) ${TRY} }; await Promise.all(rooms.map((room) => all(room)));`,
    ),
    'a list that is given whole': handler(
      `const all = async (list) => { for (const id of list) ${TRY} }; await all(ids);`,
    ),
    'for of entries': handler(`for (const { id } of ids) await ${POST};`),
    'a loop whose try may end something else': handler(
      `for (const id of ids) { for (let attempt = 0; attempt < 3; attempt++) { try { await ${POST}; break; } catch (error) { await forget(id, error); } } }`,
    ),
    'a switch that ends, and no loop': handler(
      `for (const id of ids) { switch (room.kind) { case 'open': { await ${POST}; break; } } }`,
    ),
    'a loop that ends with a later client': handler(
      `for (const id of ids) { await ${POST}; if (id === room.last) break; }`,
    ),
    'a loop that goes on after a post, and ends without one': handler(
      `for (const id of ids) { if (id) { await ${POST}; continue; } break; }`,
    ),
    'an index': handler(`for (let i = 0; i < ids.length; i++) { const id = ids[i]; await ${POST}; }`),
    'reduce, each after the one before': handler(
      `await ids.reduce(async (before, id) => { await before; ${TRY} }, Promise.resolve());`,
    ),
    'reduce, by then': handler(`await ids.reduce((before, id) => before.then(() => ${POST}), Promise.resolve());`),
    'reduce over entries whose id gets a name': handler(
      `await ids.reduce(async (before, client) => { await before; const id = client.connectionId; ${TRY} }, Promise.resolve());`,
    ),
    'reduce over entries': handler(
      `await ids.reduce(async (before, { id }) => { await before; await ${POST}; }, Promise.resolve());`,
    ),
    'a queue': handler(`while (ids.length > 0) { const id = ids.shift(); await ${POST}; }`),
    'posts whose errors are caught': handler(`for (const id of ids) await ${POST}.catch(forget);`),
    'a queue of posts whose errors are caught': handler(
      `while (ids.length > 0) { const id = ids.shift(); await ${POST}.then(count).catch(forget); }`,
    ),
    'a helper': handler(`for (const id of ids) await push(id, Data);`, `const push = async (id, Data) => { ${TRY} };`),
    'pages of connections': handler(
      `for await (const { Items } of pages()) { for (const { id } of Items) { ${TRY} } }`,
    ),
    'the connections of each record': `${SDK} export const handler = async (event) => { for (const record of event.Records) for (const id of await members(record)) { ${TRY} } };`,
    'Promise.all': handler(`await Promise.all(ids.map((id) => ${POST}));`),
    'Promise.all of asynchronous functions': handler(`await Promise.all(ids.map(async (id) => { await ${POST}; }));`),
    'Promise.all of a list': handler(`const posts = ids.map((id) => ${POST}); await Promise.all(posts);`),
    'Promise.all of helpers': handler(
      `await Promise.all(ids.map((id) => push(id, Data)));`,
      `const push = async (id, Data) => { await ${POST}; };`,
    ),
    'an exported function with a list': `${SDK} export const broadcast = async (ids, Data) => { for (const id of ids) { ${TRY} } };`,
    'SDK v2': `const AWS = require('aws-sdk'); const api = new AWS.ApiGatewayManagementApi({ endpoint }); exports.handler = async (event) => { for (const id of await members()) await api.postToConnection({ ConnectionId: id, Data: event.body }).promise(); };`,
  },
  silent: {
    'several workers that share a list': handler(
      `const worker = async () => { for (let id = ids.pop(); id; id = ids.pop()) ${TRY} }; await Promise.all(Array.from({ length: 20 }, worker));`,
    ),
    'several workers, each called': handler(
      `const worker = async () => { let id; while ((id = ids.pop())) ${TRY} }; await Promise.all([1, 2, 3].map(() => worker()));`,
    ),
    'a list of posts that reduce makes': handler(
      `await Promise.allSettled(ids.reduce((posts, id) => [...posts, ${POST}.catch(forget)], []));`,
    ),
    'a reduce that waits for nothing': handler(
      `await Promise.allSettled([ids.reduce(async (count, id) => { await ${POST}; return count; }, 0)]);`,
    ),
    'Promise.allSettled': handler(`await Promise.allSettled(ids.map((id) => ${POST}));`),
    'Promise.all of posts that handle their errors': handler(`await Promise.all(ids.map(async (id) => { ${TRY} }));`),
    'Promise.all of posts that are caught': handler(`await Promise.all(ids.map((id) => ${POST}.catch(ignore)));`),
    groups: handler(`for (const group of chunk(ids, 100)) await Promise.allSettled(group.map((id) => ${POST}));`),
    'the one connection that is looked for': handler(
      `for (const { id, user } of ids) { if (user === room.owner) { await ${POST}; break; } }`,
    ),
    'the one connection that is looked for, which ends the handler': handler(
      `for (const { id, user } of ids) { if (user === room.owner) { ${TRY} return { statusCode: 200 }; } }`,
    ),
    'the one connection that is looked for, in what is returned': handler(
      `for (const { id, user } of ids) if (user === room.owner) return await ${POST};`,
    ),
    'the one connection of a kind': handler(
      `for (const { id, kind } of ids) { switch (kind) { case 'owner': await ${POST}; return; default: } }`,
    ),
    'the first connection that takes the message': handler(
      `for (const id of ids) { try { await ${POST}; break; } catch (error) { await forget(id, error); } }`,
    ),
    'a retry': handler(`const id = ids[0]; for (let attempt = 0; attempt < 3; attempt++) { ${TRY} }`),
    'a record of a stream after the other, each for its own client': `${SDK} export const handler = async ({ Records }) => { for (const record of Records) { const { id, Data } = await enrich(record); ${TRY} } };`,
    'a stream to one connection': `${SDK} export const handler = async (event) => { const id = event.requestContext.connectionId; for await (const Data of model.stream(event.body)) await ${POST}; };`,
    'chunks to one connection': `${SDK} export const push = async (id, chunks) => { for (const Data of chunks) await ${POST}; };`,
    'one post': handler(`const id = ids[0]; await ${POST};`),
    'a loop that waits for something else': handler(
      `for (const id of ids) { await touch(id); posts.push(${POST}); } await Promise.allSettled(posts);`,
    ),
    'Promise.all of other things': handler(
      `await Promise.all([save(room), save(Data)]); await Promise.allSettled(ids.map((id) => ${POST}));`,
    ),
  },
});

shapes('no-sequential-broadcast', {
  reported: {
    'a promise of another function that is returned': handler(
      `for (const id of ids) await push(id, Data);`,
      `const push = (id, Data) => send(id, Data); function send(id, Data) { return ${POST}; }`,
    ),
    'a loop before what the handler returns': handler(
      `for (const id of ids) { await ${POST}; } return { statusCode: 200 };`,
    ),
    'a function that calls itself for the rest': handler(
      `for (const id of ids) await push(id, Data);`,
      `const push = async (id, Data) => { await ${POST}; if (again) await push(id, Data); };`,
    ),
    'code that runs when the file is loaded': `${SDK} for (const id of await members()) { ${TRY} }`,
  },
  silent: {
    'a post whose connection is not shown': handler(`for (const input of ids) await api.send(commandFor(input));`),
    'a command whose input is not shown': handler(
      `for (const input of ids) await api.send(new PostToConnectionCommand(input));`,
    ),
    'a function that does not wait for its post': handler(
      `for (const id of ids) await push(id, Data);`,
      `const push = async (id, Data) => { await log(id); ${POST}; };`,
    ),
    'a function that hands its post on': handler(
      `for (const id of ids) push(id, Data); await Promise.allSettled(posts);`,
      `const posts = []; const push = (id, Data) => { posts.push(${POST}); };`,
    ),
    'a post when the file is loaded': `${SDK} const id = process.env.CONNECTION; await ${POST};`,
    'a method that is picked when it runs': handler(`for (const id of ids) await ${POST}[how]();`),
    'a reduce that is no method of a list': handler(
      `await reduce(ids, async (before, id) => { await before; await ${POST}; });`,
    ),
    'a loop that ends by the opposite of the answer': handler(
      `for (const id of ids) { const isSent = !(await ${POST}.then(no, yes)); if (isSent) return id; }`,
    ),
    'a loop that ends by a part of the answer': handler(
      `for (const id of ids) { const [isSent, sentAt] = await ${POST}.then(yes, no); if (isSent) return id; }`,
    ),
    'a loop that ends after its post and something else': handler(
      `for (const id of ids) { await ${POST}; await log(id); break; }`,
    ),
    'a loop that goes on with the next room, and has a name itself': handler(
      `rooms: for (const room of rooms) { clients: for (const id of room.ids) { await ${POST}; if (!id) continue clients; continue rooms; } }`,
    ),
    'workers that share what gives the next': handler(
      `const queue = ids.values(); await Promise.all(Array.from({ length: 5 }, async () => { for (const id of queue) ${TRY} }));`,
    ),
    'a loop that ends when one has it': handler(
      `let isDelivered = false; for (const id of ids) { if (isDelivered) break; try { await ${POST}; isDelivered = true; } catch (error) { await forget(id, error); } }`,
    ),
    'a loop that asks itself whether one has it': handler(
      `let isDelivered = false; for (let at = 0; at < ids.length && !isDelivered; at++) { const id = ids[at]; isDelivered = await ${POST}.then(() => true, () => false); }`,
    ),
    'a loop that ends by the answer': handler(
      `for (const id of ids) { const isSent = await ${POST}.then(yes, no); if (isSent) return id; }`,
    ),
    'a loop that ends by the answer in its condition': handler(
      `for (const id of ids) { if (await ${POST}.then(yes, no)) { break; } }`,
    ),
    'a loop that goes on with the next room by the answer': handler(
      `rooms: for (const room of rooms) { for (const id of room.ids) { const { isSent } = await ${POST}.then(yes, no); if (isSent) continue rooms; } }`,
    ),
    'workers with a number each': handler(
      `let next = 0; const worker = async (number) => { while (next < ids.length) { const id = ids[next++]; ${TRY} } }; await Promise.all([worker(1), worker(2)]);`,
    ),
    'workers in a list': handler(
      `const worker = async () => { for (let id = ids.pop(); id; id = ids.pop()) ${TRY} }; await Promise.all([worker(), worker()]);`,
    ),
    'workers that are added to a list': handler(
      `const worker = async () => { for (let id = ids.pop(); id; id = ids.pop()) ${TRY} }; const all = []; for (let at = 0; at < 9; at++) all.push(worker()); await Promise.all(all);`,
    ),
    'a list for each part': handler(
      `const some = async (list, text) => { for (const id of list) ${TRY} }; await Promise.all(chunk(ids, 50).map((part) => some(part, Data)));`,
    ),
    'a list for each part, in place': handler(
      `await Promise.all(chunk(ids, 50).map(async (part) => { for (const id of part) ${TRY} }));`,
    ),
    'reduce over chunks for one connection': handler(
      `await chunksOf(Data).reduce(async (before, Data) => { await before; ${TRY.replaceAll('id', 'room.owner')} }, Promise.resolve());`,
    ),
    'reduce over chunks for one connection, by then': handler(
      `const id = ids[0]; await chunksOf(Data).reduce((before, Data) => before.then(() => ${POST}), Promise.resolve());`,
    ),
    'a reduce that takes no entry': handler(
      `await ids.reduce(async (before) => { await before; const id = await next(); await ${POST}; }, undefined);`,
    ),
    'what then is given by its name': handler(
      `await ids.reduce((before, id) => before.then(log, () => ${POST}), Promise.resolve());`,
    ),
    'a loop over parts of a message, whatever they are called': handler(
      `const id = ids[0]; for (let part = 0; part < parts.length; part++) { const Data = parts[part]; ${TRY} }`,
    ),
  },
});

describe('a statement has a label', () => {
  shapes('no-sequential-broadcast', {
    reported: {
      'and goes on with the next connection': handler(
        `clients: for (const id of ids) { for (let attempt = 0; attempt < 3; attempt++) { await ${POST}; continue clients; } }`,
      ),
      'and ends a block': handler(`for (const id of ids) { one: { await ${POST}; break one; } }`),
      'and ends a loop inside': handler(
        `for (const id of ids) { attempts: for (let attempt = 0; attempt < 3; attempt++) { await ${POST}; break attempts; } }`,
      ),
    },
    silent: {
      'and ends the loop': handler(`clients: for (const id of ids) { await ${POST}; break clients; }`),
      'and ends the loop from a switch': handler(
        `clients: for (const id of ids) { switch (room.kind) { case 'open': await ${POST}; break clients; } }`,
      ),
      'and goes on with the loop around': handler(
        `rooms: for (const room of rooms) { for (const id of room.ids) { await ${POST}; continue rooms; } }`,
      ),
      'and ends the loop around': handler(
        `rooms: for (const room of rooms) { for (const id of room.ids) { await ${POST}; break rooms; } }`,
      ),
    },
  });
});

describe('a promise is made of a callback', () => {
  const CALLBACK =
    'new Promise((resolve, reject) => api.postToConnection({ ConnectionId: id, Data }, (error, data) => { if (error) reject(error); else resolve(data); }))';
  const SDK_V2 = `import AWS from 'aws-sdk'; const api = new AWS.ApiGatewayManagementApi({ endpoint });`;
  const each = (body: string): string =>
    `${SDK_V2} export const handler = async ({ room, Data }) => { const ids = await membersOf(room); ${body} };`;
  shapes('no-sequential-broadcast', {
    reported: {
      'for each in turn': each(`for (const id of ids) await ${CALLBACK};`),
    },
    silent: {
      'for all at once': each(`await Promise.allSettled(ids.map((id) => ${CALLBACK}));`),
    },
  });
});

describe('a loop counts', () => {
  shapes('no-sequential-broadcast', {
    reported: {
      'and asks for no limit': handler(`let sent = 0; for (const id of ids) { ${TRY} sent++; } log(sent);`),
      'and the number is an index': handler(
        `let at = 0; while (at < ids.length) { const id = ids[at]; await ${POST}; at++; }`,
      ),
      'and the number, declared before, is an index': handler(
        `let at; for (at = 0; at < ids.length; at += 1) { const id = ids[at]; await ${POST}; }`,
      ),
      'and the number is an index, in place': handler(
        `let at = 0; while (at < ids.length) { const id = ids[at++]; await ${POST}; }`,
      ),
      'and the number is an index, for a method': handler(
        `let at = ids.length; while (--at >= 0) { const id = ids.at(at); await ${POST}; }`,
      ),
      'and asks another loop for the limit': handler(
        `let sent = 0; for (const id of ids) { ${TRY} sent++; } while (sent < 3) { sent++; await rest(); }`,
      ),
    },
    silent: {
      'up to a limit': handler(`let sent = 0; for (const id of ids) { if (sent === 3) break; ${TRY} sent++; }`),
      'down from a limit': handler(`let left = 3; for (const id of ids) { ${TRY} if (--left === 0) break; }`),
      'up to a limit in its condition': handler(
        `let sent = 0; while (sent < room.seats && ids.length > 0) { const id = ids.pop(); ${TRY} sent += 1; }`,
      ),
      'up to a limit, and logs how many': handler(
        `let sent = 0; for (const id of ids) { if (sent === 3) break; ${TRY} sent++; log('.'.repeat(sent)); audit.attach(sent); }`,
      ),
      'up to a limit, in an object': handler(
        `const sum = { sent: 0 }; for (const id of ids) { if (sum.sent >= room.seats) break; ${TRY} sum.sent++; }`,
      ),
    },
  });
});

describe('a loop sets a flag that is kept in an object', () => {
  shapes('no-sequential-broadcast', {
    reported: {
      'and asks another': handler(
        `const state = {}; for (const id of ids) { if (state.isClosed) break; ${TRY} state.isDelivered = true; }`,
      ),
      'of the client': handler(
        `for (const client of ids) { if (client.isTold) break; await ${POST.replace('id,', 'client.id,')}; client.isTold = true; }`,
      ),
    },
    silent: {
      'and asks for it': handler(
        `const state = { isDelivered: false }; for (const id of ids) { if (state.isDelivered) break; ${TRY} state.isDelivered = true; }`,
      ),
      'beside the connections': handler(
        `const state = { ids, isDelivered: false }; for (const id of state.ids) { if (state.isDelivered) break; ${TRY} state.isDelivered = true; }`,
      ),
      'and asks for it in its condition': handler(
        `while (!room.isDelivered && ids.length > 0) { const id = ids.pop(); ${TRY} room.isDelivered = await isAnswered(id); }`,
      ),
      'in an object that is replaced': handler(
        `let state = {}; for (const id of ids) { if (state.isDone) break; ${TRY} state = await next(state); }`,
      ),
      'of a class': `${SDK} export class Caller { async call(ids, Data) { for (const id of ids) { ${TRY} this.isTaken = await isAnswered(id); if (this.isTaken) return; } } }`,
    },
  });
});

describe('a list is one of many that are gone through at the same time', () => {
  const EACH = `for (const id of ids) ${TRY}`;
  const shards = (callback: string): string =>
    `${SDK} export const handler = async ({ Data }) => { const shards = await shardsOf(room); await Promise.all(shards.map(${callback})); };`;
  shapes('no-sequential-broadcast', {
    reported: {
      'and the loop is over all of them': shards(
        `async ({ room }) => { for (const id of await membersOf(room)) ${TRY} }`,
      ),
      'and a function is given all of them': handler(`const all = async ({ ids }) => { ${EACH} }; await all({ ids });`),
      'and the function is given all of them by a promise': handler(
        `await membersOf(room).then(async (ids) => { ${EACH} });`,
      ),
      'and they are gone through one after the other': shards(`async () => {}`).replace(
        'await Promise.all',
        `for (const { ids } of shards) { ${EACH} } await Promise.all`,
      ),
    },
    silent: {
      'as an object with a list': shards(`async ({ ids }) => { ${EACH} }`),
      'as an object with a list, read by its name': shards(`async (shard) => { for (const id of shard.ids) ${TRY} }`),
      'as a pair': shards(`async ([region, ids]) => { ${EACH} }`),
      'taken apart inside': shards(`async (shard) => { const { ids } = shard; ${EACH} }`),
      'by a function that is given the list in an object': `${SDK} const all = async ({ ids, Data }) => { ${EACH} }; export const handler = async ({ Data }) => { await Promise.all((await shardsOf(room)).map((ids) => all({ ids, Data }))); };`,
      'by a function that is given the list of an object': `${SDK} const all = async (ids, Data) => { ${EACH} }; export const handler = async ({ Data }) => { await Promise.all((await shardsOf(room)).map(({ ids }) => all(ids, Data))); };`,
      'by p-map': `import pMap from 'p-map'; ${SDK} export const handler = async ({ Data }) => { await pMap(await shardsOf(room), async (ids) => { ${EACH} }, { concurrency: 5 }); };`,
    },
  });
});

describe('a list is written in place', () => {
  shapes('no-sequential-broadcast', {
    reported: {
      'and more than a few are taken': handler(`for (const id of ids.slice(0, 500)) ${TRY}`),
      'and all but the last are taken': handler(`for (const id of ids.slice(0, -1)) ${TRY}`),
      'and a number of them that is not known': handler(`for (const id of ids.slice(0, room.seats)) ${TRY}`),
      'with others that are spread into it': handler(`for (const id of [room.owner, ...ids]) ${TRY}`),
      'and others are added': handler(
        `const all = [room.owner]; for (const id of ids) all.push(id); for (const id of all) ${TRY}`,
      ),
      'and others are added, of which some are taken': handler(
        `const all = [room.owner]; for (const id of ids) all.push(id); for (const id of all.filter(isHere)) ${TRY}`,
      ),
      'and each of its entries has a list': handler(
        `for (const id of [room, other].flatMap(({ members }) => members)) ${TRY}`,
      ),
      'and others are in a set': handler(`for (const id of new Set(ids)) ${TRY}`),
      'and a list of a class of the project is made of it': handler(
        `for (const id of new Members([room.owner, room.guest])) ${TRY}`,
      ),
      'for nobody, and another is taken in its place': handler(`for (const id of ids ?? []) ${TRY}`),
      'and it is made of itself': handler(`const all = all.filter(isHere); for (const { id } of all) ${TRY}`),
      'and it is a list of lists': handler(`for (const list of [ids, room.guests]) { for (const id of list) ${TRY} }`),
    },
    silent: {
      'of which a few are taken': handler(`for (const id of ids.slice(0, 3)) ${TRY}`),
      'for a few': handler(`for (const id of [room.owner, room.guest]) ${TRY}`),
      'for a few, if they are there': handler(`for (const id of [room.owner, room.guest].filter(Boolean)) ${TRY}`),
      'for a few, each once': handler(`for (const id of new Set([room.owner, room.guest])) ${TRY}`),
      'for a few, in an order, with a name': handler(
        `const both = [room.owner, room.guest]; const seats = both.map(({ id }) => id).sort(); for (const id of seats) ${TRY}`,
      ),
      'of which a few are taken, each made another': handler(
        `for (const id of ids.slice(0, 3).map(({ id }) => id)) ${TRY}`,
      ),
      'for a few, with a name': handler(`const both = [room.owner, room.guest]; for (const id of both) ${TRY}`),
    },
  });
});

describe('a limiter runs a few posts at once', () => {
  const LIMIT = `import pLimit from 'p-limit'; const limit = pLimit(20);`;
  const QUEUE = `import PQueue from 'p-queue'; const queue = new PQueue({ concurrency: 20 });`;
  shapes('no-sequential-broadcast', {
    reported: {
      'and Promise.all ends at the first that fails': handler(
        `await Promise.all(ids.map((id) => limit(() => ${POST})));`,
        LIMIT,
      ),
      'and Promise.all ends at the first that fails, of asynchronous functions': handler(
        `await Promise.all(ids.map((id) => limit(async () => { await ${POST}; })));`,
        LIMIT,
      ),
      'of a queue, and Promise.all ends at the first that fails': handler(
        `await Promise.all(ids.map((id) => queue.add(() => ${POST})));`,
        QUEUE,
      ),
      'and each waits for the one before': handler(`for (const id of ids) await limit(() => ${POST});`, LIMIT),
    },
    silent: {
      'and all are settled': handler(`await Promise.allSettled(ids.map((id) => limit(() => ${POST})));`, LIMIT),
      'and each handles its errors': handler(
        `await Promise.all(ids.map((id) => limit(async () => { ${TRY} })));`,
        LIMIT,
      ),
      'which is a set': handler(
        `await Promise.all(ids.map((id) => queue.add(() => ${POST})));`,
        'const queue = new Set();',
      ),
      'which is of another kind': handler(
        `await Promise.all(ids.map((id) => limit(() => ${POST})));`,
        `import { limit } from './limit';`,
      ),
    },
  });
});

describe('a loop has records of a queue or a stream', () => {
  const each = (loop: string): string => `${SDK} export const handler = async (event) => { ${loop} };`;
  shapes('no-sequential-broadcast', {
    reported: {
      'and another over connections is inside': each(
        `for (let at = 0; at < event.Records.length; at++) { const ids = await membersOf(event.Records[at]); for (let i = 0; i < ids.length; i++) { const id = ids[i]; await ${POST}; } }`,
      ),
      'each of which is for many clients': each(
        `for (const id of event.Records.flatMap(({ body }) => JSON.parse(body).ids)) ${TRY}`,
      ),
      'and it only asks how many there are': each(
        `const ids = await membersOf(event); for (let at = 0; at < ids.length; at++) { const id = ids[at]; if (event.Records.length > 1) await ${POST}; }`,
      ),
    },
    silent: {
      'by an index': each(
        `for (let at = 0; at < event.Records.length; at++) { const id = JSON.parse(event.Records[at].body).id; ${TRY} }`,
      ),
      'by an index, under another name': each(
        `const records = event.Records; for (let at = 0; at < records.length; at++) { const id = records[at].body; ${TRY} }`,
      ),
      'of which some are taken': each(
        `for (const { id } of event.Records.filter(({ eventName }) => eventName === 'INSERT')) ${TRY}`,
      ),
      'that are read before': each(
        `const messages = event.Records.map(({ body }) => JSON.parse(body)); for (const { id, Data } of messages) ${TRY}`,
      ),
      'if there are any': each(`for (const { id } of event.Records ?? []) ${TRY}`),
      'with their positions': each(`for (const [at, { id }] of event.Records.entries()) ${TRY}`),
      'by the names of indexes': each(`for (const at in event.Records) { const id = event.Records[at].body; ${TRY} }`),
    },
  });
});

describe('a loop looks for a connection', () => {
  const client = POST.replace('id,', 'client.connectionId,');
  shapes('no-sequential-broadcast', {
    reported: {
      'and posts to all but that': handler(`for (const id of ids) { if (id !== room.owner) ${TRY} }`),
      'and posts to all but that, in the other branch': handler(
        `for (const id of ids) { if (id === room.owner) continue; else ${TRY} }`,
      ),
      'by something that several may have': handler(
        `for (const client of ids) { if (client.room === room.id) await ${client}; }`,
      ),
      'or for others': handler(`for (const id of ids) { if (id === room.owner || isAdmin(id)) ${TRY} }`),
      'by a number': handler(`for (const id of ids) { if (id > room.last) ${TRY} }`),
    },
    silent: {
      'by its id': handler(`for (const id of ids) { if (id === room.owner) ${TRY} }`),
      'by its id and more': handler(`for (const id of ids) { if (room.isOpen && room.owner === id) ${TRY} }`),
      'by its id in an object': handler(
        `for (const client of ids) { if (client.connectionId === room.owner) await ${client}; }`,
      ),
      'and posts to no other': handler(`for (const id of ids) { if (id !== room.owner) await touch(id); else ${TRY} }`),
    },
  });
});
