import { shapes } from './shapes';

const SDK = `import { ApiGatewayManagementApiClient, GoneException, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
const api = new ApiGatewayManagementApiClient({ endpoint });`;
const POST = 'api.send(new PostToConnectionCommand({ ConnectionId: item.connectionId, Data }))';
const handler = (body: string, more = ''): string =>
  `${SDK} ${more} export const handler = async ({ Data }) => { const { Items = [] } = await documents.send(new ScanCommand({ TableName })); ${body} };`;

shapes('handle-gone', {
  reported: {
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
    'a handler in middy': `${SDK} const all = async ({ Data }) => { for (const item of await members()) await ${POST}; }; export const handler = middy(all).use(errors());`,
  },
  silent: {
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
  reported: {},
  silent: {
    'what another file calls and may catch': `${SDK} export const handleMessage = async ({ user, Data }) => { const item = await connectionOf(user); await ${POST}; };`,
  },
});
