import { shapes } from './shapes';

const handler = (body: string, parameters = 'event'): string =>
  `export const handler = async (${parameters}) => { ${body} await store(event.requestContext.connectionId); };`;
const connect = (body: string, parameters = 'event'): { code: string; filename: string } => ({
  code: handler(body, parameters),
  filename: 'src/connect.ts',
});
const authorizer = (body: string, parameters = 'event'): { code: string; filename: string } => ({
  code: `export const handler = async (${parameters}) => { ${body} return policyFor(event); };`,
  filename: 'src/ws/authorizer.ts',
});
const POLICY = 'return { principalId, policyDocument: { Version, Statement: [] } };';
const SWITCH = `switch (event.requestContext.routeKey) { case '$connect': return save(event); default: return send(event); }`;

shapes('no-log-connect-event', {
  reported: {
    'the event': connect('console.log(event);'),
    'as JSON': connect('console.log(JSON.stringify(event, null, 2));'),
    'in a text': connect('console.info(`event: ${JSON.stringify(event)}`);'),
    'in a sum of texts': connect(`console.debug('event ' + JSON.stringify(event));`),
    'in an object': connect(`logger.info('connect', { event });`),
    'under another name': connect('logger.info({ message: "connect", payload: event });'),
    'by util.inspect': connect('console.log(util.inspect(event, { depth: 5 }));'),
    'in a constant': connect('const text = JSON.stringify(event); console.log(text);'),
    'spread out': connect(`log.info({ ...event, at: 'connect' });`),
    'in a folder of the name': { code: handler('console.log(event);'), filename: 'onconnect/app.ts' },
    'in a folder of the name, with sources': {
      code: handler('console.log(event);'),
      filename: 'lambda/connect/src/index.ts',
    },
    'under an export of the name': `export const onConnect = async (event) => { console.log(event); };`,
    'in a file of the option': {
      code: handler('console.log(event);'),
      filename: 'src/handlers/open.ts',
      options: [{ connectHandlers: ['**/open.ts'] }],
    },
    'before a switch that has $connect': `export const handler = async (event) => { console.log(event); ${SWITCH} };`,
    'in the branch of $connect': `export const handler = async (event) => { if (event.requestContext.eventType === 'CONNECT') { console.log(event); } };`,
    'in a map of handlers': `const routes = { $connect: async (event) => { console.log(event); } }; export const handler = (event) => routes[event.requestContext.routeKey](event);`,
    'in a helper': connect('trace(event);', 'event')
      .code.replace('export', 'const trace = (what) => console.log(what); export')
      .replace('handler =', 'connect ='),
    'in middy': `export const connect = middy(async (event) => { console.log(event); }).use(cors());`,
    'by middleware of Powertools': {
      code: `export const handler = middy(async (event) => save(event.requestContext.connectionId)).use(injectLambdaContext(logger, { logEvent: true }));`,
      filename: 'src/connect.ts',
    },
    'by middleware of Powertools that is added later': {
      code: `const handler = middy(async (event) => save(event.requestContext.connectionId)); handler.use(injectLambdaContext(logger, { logEvent: true })); export { handler };`,
      filename: 'src/connect.ts',
    },
    'by a decorator of Powertools': {
      code: `class Connect { @logger.injectLambdaContext({ logEvent: true }) public async handler(event) { await save(event.requestContext.connectionId); } } const connect = new Connect(); export const handler = connect.handler.bind(connect);`,
      filename: 'src/connect.ts',
    },
    'an authorizer': authorizer('console.log(event);'),
    'an authorizer by what it answers': `export const handler = async (event) => { console.log(event); const { token } = event.queryStringParameters; ${POLICY} };`,
    'an authorizer by what it answers, of a header of the handshake': `export const handler = async (event) => { console.log(event); const token = event.headers['Sec-WebSocket-Protocol']; ${POLICY} };`,
    'an authorizer by its type': `export const check = async (event: APIGatewayRequestAuthorizerEvent) => { console.log(event); return allow(event); };`,
  },
  silent: {
    'the error of a promise': {
      code: `export const handler: APIGatewayProxyWebsocketHandlerV2 = async (event) => { await put(event.requestContext.connectionId).catch((e) => { console.error(e); }); return { statusCode: 200 }; };`,
      filename: 'src/on-connect.ts',
    },
    'the listener of a socket in a client': {
      code: `export class Client { connect() { this.socket.onerror = (event) => { console.error('failed', event); }; this.socket.on('close', (event) => console.log(event)); } }`,
      filename: 'src/websocket.service.ts',
    },
    'an event of the browser': {
      code: `export class Client { connect() { this.socket.onerror = (event) => { this.failed(event); }; } private failed(event: Event) { console.error(event); } }`,
      filename: 'src/connect/client.ts',
    },
    'a part of the event': connect(`console.log('connect', event.requestContext.connectionId);`),
    'parts of the event': connect(
      'const { connectionId, requestId } = event.requestContext; console.log({ connectionId, requestId });',
    ),
    'what a function leaves of it': connect('console.log(redact(event));'),
    'what a replacer leaves of it': connect('console.log(JSON.stringify(event, withoutTokens));'),
    'without its headers': connect('console.log({ ...event, headers: undefined, queryStringParameters: undefined });'),
    'another file': { code: handler('console.log(event);'), filename: 'src/message.ts' },
    'the branch of another route': `export const handler = async (event) => { if (event.requestContext.routeKey === 'send') console.log(event); else if (event.requestContext.routeKey === '$connect') await save(event); };`,
    'behind the return of $connect': `export const handler = async (event) => { if (event.requestContext.routeKey === '$connect') return save(event); console.log(event); };`,
    'a handler that does not have $connect': `export const handler = async (event) => { console.log(event); if (event.requestContext.routeKey === '$disconnect') await forget(event); };`,
    'an event of an HTTP API': connect('console.log(event);', 'event: APIGatewayProxyEventV2'),
    'an event that may be of a REST API': {
      code: 'export const handler = async (event: APIGatewayProxyEvent) => { console.log(event); };',
      filename: 'src/connect.ts',
    },
    'a REST API': {
      code: 'export const handler = async (event) => { console.log(event); return route(event.httpMethod); };',
      filename: 'src/connect.ts',
    },
    'a function called connect that reads a body': {
      code: 'export const handler = async (event) => { console.log(event); return open(JSON.parse(event.body).host); };',
      filename: 'src/api/connect.ts',
    },
    'what may be an authorizer of a REST API': {
      code: `export const handler = async (event) => { console.log(event); await verify(event.headers.Authorization); ${POLICY} };`,
      filename: 'src/authorizer.ts',
    },
    'an authorizer of a REST API, by what it reads': authorizer('console.log(event); await verify(event.resource);'),
    'a flow of Amazon Connect': {
      code: 'export const handler = async (event) => { console.log(event); return event.Details.ContactData.Attributes; };',
      filename: 'src/connect.ts',
    },
    'Amazon Connect by its type': connect('console.log(event);', 'event: ConnectContactFlowEvent'),
    'Amazon Connect by its folder': { code: handler('console.log(event);'), filename: 'src/amazon-connect/connect.ts' },
    AppSync: authorizer('console.log(event);', 'event: AppSyncAuthorizerEvent'),
    'a TOKEN authorizer by its type': authorizer('console.log(event);', 'event: APIGatewayTokenAuthorizerEvent'),
    'a TOKEN authorizer by its code': authorizer('console.log(event); await verify(event.authorizationToken);'),
    'an authorizer of an HTTP API': authorizer('console.log(event);', 'event: APIGatewayRequestAuthorizerEventV2'),
    'a comment that says HTTP': {
      code: `/** @param {import('aws-lambda').APIGatewayProxyEventV2} event */\nexports.handler = async (event) => { console.log(event); };`,
      filename: 'src/connect.js',
    },
    'a connection to something else': {
      code: `export async function connect(options) { const client = createClient(options.url); await client.connect(); return client; }`,
      filename: 'src/redis/connect.ts',
    },
  },
});

shapes('no-log-connect-event', {
  reported: {},
  silent: {
    'a TOKEN authorizer by a computed name': `const name = 'authorizationToken'; exports.handler = (event, context, callback) => { console.log(event); const token = event[name]; callback(null, { principalId: token, policyDocument }); };`,
    'a TOKEN authorizer by the name of its file': {
      code: `exports.handler = async (event) => { console.log(event); ${POLICY} };`,
      filename: 'src/token-authorizer.js',
    },
  },
});
