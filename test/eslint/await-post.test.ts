import { mend } from './linter';
import { shapes } from './shapes';

const V3 = `import { ApiGatewayManagementApi, ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi'; const client = new ApiGatewayManagementApiClient({ endpoint });
const command = (ConnectionId) => new PostToConnectionCommand({ ConnectionId, Data: 'hello' });`;
const V2 = `import AWS from 'aws-sdk'; const api = new AWS.ApiGatewayManagementApi({ endpoint });`;
const handler = (body: string, async = 'async '): string =>
  `${V3} export const handler = ${async}(event) => { ${body}; return { statusCode: 200 }; };`;
const v2 = (body: string): string =>
  `${V2} export const handler = async (event) => { ${body}; return { statusCode: 200 }; };`;

shapes('await-post', {
  reported: {
    'a few at once': `import pMap from 'p-map'; ${handler(`pMap(ids, (id) => client.send(command(id)));`)}`,
    'a list of which one waits for nothing': handler(`Promise.allSettled(ids.map((id) => client.send(command(id))));`),
    'a pair': handler(`Promise.all([client.send(command('a')), other]);`),
    'a statement for each of a list': handler(`ids.forEach((id) => { client.send(command(id)).then(log); });`),
    'a statement of a map': handler(`await Promise.all(ids.map((id) => { client.send(command(id)); }));`),
    'a post': handler('client.send(command(event.id))'),
    'a post whose error is handled': handler('client.send(command(event.id)).catch(console.error)'),
    'what follows a post': handler('client.send(command(event.id)).then(log).finally(done)'),
    'a post where it is asked for': handler('event.id && client.send(command(event.id))'),
    'one of two posts': handler('event.id ? client.send(command(event.id)) : client.send(command(other))', 'async '),
    'the aggregated client': handler('all.postToConnection({ ConnectionId: event.id, Data: "x" })').replace(
      'export',
      'const all = new ApiGatewayManagementApi({ endpoint }); export',
    ),
    'a helper that posts': `${handler('post(event.id)')} async function post(id) { await client.send(command(id)); }`,
    'a helper that returns its post': `${handler('post(event.id)')} const post = (id) => client.send(command(id));`,
    'a helper of a helper': `${handler('tell(event.id)')} const post = (id) => { return client.send(command(id)); }; async function tell(id) { await post(id); }`,
    'posts in forEach': handler('event.ids.forEach(async (id) => { await client.send(command(id)); })'),
    'posts that forEach drops': handler('event.ids.forEach((id) => client.send(command(id)))'),
    'posts of a helper in forEach': `${handler('event.ids.forEach(post)')} async function post(id) { await client.send(command(id)); }`,
    'a map that nobody waits for': handler('event.ids.map((id) => client.send(command(id)))'),
    'SDK v2 with a promise': v2('api.postToConnection({ ConnectionId: event.id, Data: "x" }).promise()'),
    'SDK v2 that sends nothing': v2('api.postToConnection({ ConnectionId: event.id, Data: "x" })'),
    'SDK v2 that sends nothing and is awaited': v2('await api.postToConnection({ ConnectionId: event.id, Data: "x" })'),
  },
  silent: {
    'a list that is waited for': handler(`await Promise.allSettled(ids.map((id) => client.send(command(id))));`),
    'a list that is returned': handler(`return Promise.all(ids.map((id) => client.send(command(id))));`),
    'a statement for each of a list, of a function that is not asynchronous': handler(
      `ids.forEach((id) => { client.send(command(id)); });`,
      '',
    ),
    'a statement of a listener': handler(
      `stream.on('data', (Data) => { client.send(command(Data)); }); await finished(stream);`,
    ),
    'a list that something else is given': handler(`later.all(ids.map((id) => client.send(command(id))));`),
    'a post that is awaited': handler('await client.send(command(event.id))'),
    'a post that is returned': `${V3} export const handler = async (event) => client.send(command(event.id));`,
    'a post that is left on purpose': handler('void client.send(command(event.id))'),
    'a post that is kept': handler('const sent = client.send(command(event.id)); await sent'),
    'posts that are waited for together': handler(
      'await Promise.all(event.ids.map(async (id) => { await client.send(command(id)); }))',
    ),
    'posts that are kept': handler(
      'const all = event.ids.map((id) => client.send(command(id))); await Promise.all(all)',
    ),
    'a loop': handler('for (const id of event.ids) await client.send(command(id))'),
    'a helper that is awaited': `${handler('await post(event.id)')} async function post(id) { await client.send(command(id)); }`,
    'a helper that nobody calls here': `${V3} export async function post(id) { await client.send(command(id)); }`,
    'a helper that calls itself': `${V3} export async function post(id) { await client.send(command(id)); return post(id); }`,
    'a function that goes on until all is done': handler('client.send(command(event.id))', ''),
    'a post with a callback': handler('client.send(command(event.id), (error) => log(error))'),
    'a promise of a callback': handler(
      'await new Promise((resolve) => { client.send(command(event.id)).then(resolve); })',
    ),
    'a post at the start': `${V3} client.send(command('a'));`,
    'an awaited post at the start': `${V3} await client.send(command('a'));`,
    'SDK v2 with a callback': v2('api.postToConnection({ ConnectionId: event.id, Data: "x" }, log)'),
    'SDK v2 that is sent': v2('api.postToConnection({ ConnectionId: event.id, Data: "x" }).send()'),
    'SDK v2 that is sent later': v2(
      'const request = api.postToConnection({ ConnectionId: event.id, Data: "x" }); await request.promise()',
    ),
    'SDK v2 that is awaited and returned, to be sent by another': `${V2} export const post = async (id) => { return await api.postToConnection({ ConnectionId: id, Data: 'x' }); };`,
    'SDK v2 that is returned': `${V2} export const post = (id) => api.postToConnection({ ConnectionId: id, Data: "x" });`,
    'another client': handler('other.send(somethingElse)'),
  },
});

test('the suggestion waits for it', () => {
  expect(mend(handler('client.send(command(event.id)).catch(log)'), 'await-post')).toContain(
    '{ await client.send(command(event.id)).catch(log);',
  );
});
