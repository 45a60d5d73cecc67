import { shapes } from './shapes';

const SDK = `import { ApiGatewayManagementApi, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';`;
const handler = (body: string, parameters = 'event'): string =>
  `${SDK} const client = new ApiGatewayManagementApi({}); export const handler = async (${parameters}) => { ${body} };`;
const POST =
  'await client.send(new PostToConnectionCommand({ ConnectionId: event.requestContext.connectionId, Data }));';

shapes('no-post-in-connect', {
  reported: {
    'the route key': handler(`if (event.requestContext.routeKey === '$connect') { ${POST} }`),
    'the event type': handler(`if (event.requestContext.eventType === 'CONNECT') { ${POST} }`),
    'a switch': handler(`switch (event.requestContext.routeKey) { case '$connect': ${POST} break; default: break; }`),
    constants: handler(
      `const { routeKey, connectionId } = event.requestContext; if (routeKey === '$connect') await client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data }));`,
    ),
    'a pattern in the parameters': handler(
      `if (routeKey === '$connect') await client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data }));`,
      '{ requestContext: { routeKey, connectionId } }',
    ),
    'a method of the client': handler(
      `if (event.requestContext.routeKey === '$connect') await client.postToConnection({ ConnectionId: event.requestContext.connectionId, Data });`,
    ),
    require: `const { PostToConnectionCommand } = require('@aws-sdk/client-apigatewaymanagementapi'); exports.handler = async (event) => { if (event.requestContext.routeKey === '$connect') { ${POST} } };`,
    'with another condition': handler(`if (isGreeting && event.requestContext.routeKey === '$connect') { ${POST} }`),
  },
  silent: {
    'another route': handler(`if (event.requestContext.routeKey === 'join') { ${POST} }`),
    'every route but $connect': handler(`if (event.requestContext.routeKey !== '$connect') { ${POST} }`),
    'the else of $connect': handler(`if (event.requestContext.routeKey === '$connect') { save(); } else { ${POST} }`),
    'another connection': handler(
      `if (event.requestContext.routeKey === '$connect') { for (const id of await others()) await client.send(new PostToConnectionCommand({ ConnectionId: id, Data })); }`,
    ),
    'no test of the route': handler(POST),
    'a case that others fall into': handler(
      `switch (event.requestContext.routeKey) { case 'join': prepare(); case '$connect': ${POST} }`,
    ),
    'one of two routes': handler(
      `if (event.requestContext.routeKey === '$connect' || event.requestContext.routeKey === 'join') { ${POST} }`,
    ),
    'a function that may run later': handler(
      `if (event.requestContext.routeKey === '$connect') { later(async () => { ${POST} }); }`,
    ),
    'a command of the same name': `import { PostToConnectionCommand } from './commands'; export const handler = async (event) => { if (event.requestContext.routeKey === '$connect') { ${POST} } };`,
    'the event of somebody else': `${SDK} export const handler = async (event) => { if (event.requestContext.routeKey === '$connect') { await Promise.all(records.map(async (event) => { ${POST.replace('client', 'sdk')} })); } };`,
  },
});
