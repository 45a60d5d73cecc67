import { shapes } from './shapes';

const SDK = `import { ApiGatewayManagementApi, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi'; const client = new ApiGatewayManagementApi({ endpoint });`;
const POST =
  'await client.send(new PostToConnectionCommand({ ConnectionId: event.requestContext.connectionId, Data }));';
const handler = (body: string): string => `${SDK} export const handler = async (event) => { ${body} };`;

shapes('no-post-in-disconnect', {
  reported: {
    'the route key': handler(`if (event.requestContext.routeKey === '$disconnect') { ${POST} }`),
    'the event type': handler(`if (event.requestContext.eventType === 'DISCONNECT') { ${POST} }`),
    'an inverted guard': handler(`if (event.requestContext.routeKey !== '$disconnect') return; ${POST}`),
    'a map of handlers': `${SDK} const routes = { $connect: save, $disconnect: async (event) => { ${POST} } }; export const handler = (event) => routes[event.requestContext.routeKey](event);`,
    'an export of the name': `${SDK} export const onDisconnect = async (event) => { ${POST} };`,
    'a file of the name': { code: handler(POST), filename: 'src/disconnect.ts' },
    'a folder of the name': { code: handler(POST), filename: 'src/ondisconnect/app.ts' },
    'one variable for the messages of all routes': `${SDK} export const handler = async (event) => { const { connectionId, routeKey } = event.requestContext; let message; switch (routeKey) { case 'hello': message = { ConnectionId: event.body, Data }; await client.postToConnection(message); break; case '$disconnect': message = { ConnectionId: connectionId, Data }; log(message); await client.send(new PostToConnectionCommand(message)); break; } };`,
    'SDK v2': {
      code: `const AWS = require('aws-sdk'); exports.handler = async (event) => { const api = new AWS.ApiGatewayManagementApi({ endpoint }); await api.postToConnection({ ConnectionId: event.requestContext.connectionId, Data: 'bye' }).promise(); };`,
      filename: 'ondisconnect/app.js',
    },
  },
  silent: {
    'the route of $connect': handler(`if (event.requestContext.routeKey === '$connect') { ${POST} }`),
    'a variable that may have been set since': `${SDK} export const handler = async (event) => { let message = { ConnectionId: event.requestContext.connectionId, Data }; if (event.body) message = { ConnectionId: event.body, Data }; if (event.requestContext.routeKey === '$disconnect') await client.send(new PostToConnectionCommand(message)); };`,
    'a variable that is set to the connection of another route': `${SDK} export const handler = async (event) => { let message; switch (event.requestContext.routeKey) { case 'hello': message = { ConnectionId: event.requestContext.connectionId, Data }; await client.send(new PostToConnectionCommand(message)); break; case '$disconnect': message = { ConnectionId: event.body, Data }; await client.send(new PostToConnectionCommand(message)); } };`,
    'a variable that another round of the loop may have set': `${SDK} export const handler = async (event) => { let message = { ConnectionId: event.requestContext.connectionId, Data }; for (const id of event.body) { if (event.requestContext.routeKey === '$disconnect') await client.send(new PostToConnectionCommand(message)); message = { ConnectionId: id, Data }; } };`,
    'a file of another name': { code: handler(POST), filename: 'src/message.ts' },
    'the others': {
      code: `${SDK} export const handler = async (event) => { for (const id of await others()) await client.send(new PostToConnectionCommand({ ConnectionId: id, Data })); };`,
      filename: 'src/disconnect.ts',
    },
    'a message before': handler(`if (event.requestContext.routeKey !== '$disconnect') { ${POST} }`),
  },
});
