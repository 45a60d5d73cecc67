import { mend } from './linter';
import { shapes } from './shapes';

const V3 = `import { ApiGatewayManagementApi, ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi'; const client = new ApiGatewayManagementApiClient({ endpoint });`;
const V2 = `import AWS from 'aws-sdk'; const api = new AWS.ApiGatewayManagementApi({ endpoint });`;
const v3 = (data: string): string =>
  `${V3} export const reply = async (ConnectionId, message) => { await client.send(new PostToConnectionCommand({ ConnectionId, ${data} })); };`;
const v2 = (data: string): string =>
  `${V2} export const reply = async (ConnectionId, message) => { await api.postToConnection({ ConnectionId, ${data} }).promise(); };`;

shapes('post-data', {
  reported: {
    'what the file alone hands over': `${V3} const send = (ConnectionId, message) => client.send(new PostToConnectionCommand({ ConnectionId, Data: message })); export const greet = (id) => send(id, { text: 'hello' });`,
    'an object': v3(`Data: { text: message }`),
    'an object with what another has': v3('Data: { ...message, sentAt: Date.now() }'),
    'an object under another type': v3('Data: { text: message } as unknown as Uint8Array'),
    'an object by its name': `const hello = { text: 'hello' }; ${v3('Data: hello')}`,
    'an object under the name of the field': `const Data = { text: 'hello' }; ${v3('Data')}`,
    'one of two objects': v3('Data: message ? { text: message } : { text: "" }'),
    'an object that a helper is called with': `${V3}
      const post = (ConnectionId, data) => client.send(new PostToConnectionCommand({ ConnectionId, Data: data }));
      export const reply = (id) => post(id, { text: 'hello' });`,
    'the input by its name': `${V3} export const reply = async (id) => {
      const input = { ConnectionId: id, Data: { text: 'hello' } };
      await client.send(new PostToConnectionCommand(input)); };`,
    'SDK v2': v2('Data: { text: message }'),
    'the aggregated client': `${V3} const all = new ApiGatewayManagementApi({ endpoint });
      export const reply = (ConnectionId) => all.postToConnection({ ConnectionId, Data: {} });`,
  },
  silent: {
    'what other files hand over': `${V3} export const send = (ConnectionId, Data) => client.send(new PostToConnectionCommand({ ConnectionId, Data })); export const greet = (id) => send(id, { text: 'hello' });`,
    'a text': v3('Data: "hello"'),
    JSON: v3('Data: JSON.stringify({ text: message })'),
    bytes: v3('Data: new TextEncoder().encode(message)'),
    'a list of bytes': v3('Data: [104, 105]'),
    'what the file does not show': v3('Data: message'),
    'a text where it is no object': v3('Data: typeof message === "string" ? message : JSON.stringify({ message })'),
    'an object in place of what the file does not show': v3('Data: message ?? { toString: () => "" }'),
    nothing: v3('Data: undefined'),
    'no data': v3(''),
    'what is spread into it': v3('...message'),
    'a post of something else': `${V3} export const reply = (id) => chat.postToConnection({ ConnectionId: id, Data: { text: 'hello' } });`,
    'an input that the file does not show': `${V3} export const reply = (input) => client.send(new PostToConnectionCommand(input));`,
    'a command of another module': `import { PostToConnectionCommand } from './commands'; ${V2} client.send(new PostToConnectionCommand({ Data: {} }));`,
  },
});

test.each([
  [v3('Data: { text: message }'), 'Data: JSON.stringify({ text: message })'],
  [v2('Data: { text: message }'), 'Data: JSON.stringify({ text: message })'],
  [`const Data = { text: 'hello' }; ${v3('Data')}`, '({ ConnectionId, Data: JSON.stringify(Data) })'],
])('the suggestion posts it as JSON', (code, expected) => {
  expect(mend(code, 'post-data')).toContain(expected);
});
