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
    'by inspect of another name': connect('console.log(inspect(event));'),
    'in a copy': connect('console.log(structuredClone(event));'),
    'with an undefined replacer': connect('console.log(JSON.stringify(event, undefined, 2));'),
    'spread out beside something else than a secret': connect('console.log({ ...event, at: Date.now() });'),
    'beside a spread of something else': connect('console.log({ ...defaults, event });'),
    'an event that gets a header': connect(`event.headers.trace = id; console.log(event);`),
    'an event without its body': connect('delete event.body; console.log(event);'),
    'a copy without its body': connect('const copy = structuredClone(event); delete copy.body; console.log(copy);'),
    'a copy beside another without its headers': connect(
      'const copy = structuredClone(event); delete other.headers; console.log(copy);',
    ),
    'an event beside another without its headers': connect('delete other.headers; console.log(event);'),
    'before one is picked from a map': handler(
      `console.log(event); return handlers[event.requestContext.routeKey](event);`,
    ).replace(
      'export',
      `import { onConnect, onMessage } from './handlers'; const handlers = { $connect: onConnect, $default: onMessage }; export`,
    ),
    'the event': connect('console.log(event);'),
    'as JSON': connect('console.log(JSON.stringify(event, null, 2));'),
    'in a text': connect('console.info(`event: ${JSON.stringify(event)}`);'),
    'in a text that is put into another': connect('const json = JSON.stringify(event); console.log(`event: ${json}`);'),
    'in a text of texts': connect("console.log(`${'event ' + JSON.stringify(event)}`);"),
    'as a String of JSON': connect('console.log(String(JSON.stringify(event)));'),
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
    'by middleware of middy': {
      code: `import inputOutputLogger from '@middy/input-output-logger'; export const handler = middy(async (event) => save(event.requestContext.connectionId)).use([parser(), inputOutputLogger()]);`,
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
    'by a parser that keeps a part': connect('console.log(parseConnection(event));'),
    'by a function that only starts like one that copies': connect('console.log(cloneDeepWith(event, redact));'),
    'with a list of the keys that are kept': connect("console.log(JSON.stringify(event, ['requestContext']));"),
    'with a replacer of a name': connect('console.log(JSON.stringify(event, redact));'),
    'an object that is put into a text': connect('console.log(`event: ${event}`);'),
    'a call whose result is a part': connect("console.log('event ' + summaryOf(event));"),
    'by middleware of middy that leaves something out': {
      code: `import inputOutputLogger from '@middy/input-output-logger'; export const handler = middy(async (event) => save(event.requestContext.connectionId)).use(inputOutputLogger({ omitPaths: ['event.headers', 'event.queryStringParameters'] }));`,
      filename: 'src/connect.ts',
    },
    'by middleware of that name of another file': {
      code: `import inputOutputLogger from './logger'; // instead of @middy/input-output-logger
export const handler = middy(async (event) => save(event.requestContext.connectionId)).use(inputOutputLogger());`,
      filename: 'src/connect.ts',
    },
    'by middleware of middy, for the answer only': {
      code: `import inputOutputLogger from '@middy/input-output-logger'; export const handler = middy(async (event) => save(event.requestContext.connectionId)).after(inputOutputLogger().after);`,
      filename: 'src/connect.ts',
    },
    'by middleware of middy for another route': {
      code: `import inputOutputLogger from '@middy/input-output-logger'; export const handler = middy(async (event) => save(event.requestContext.connectionId)).use(inputOutputLogger());`,
      filename: 'src/message.ts',
    },
    'an event without its headers': connect('delete event.headers; console.log(event);'),
    'a copy without its headers': connect(
      'const copy = structuredClone(event); delete copy.headers; console.log(copy);',
    ),
    'an event whose query string was replaced': connect('event.queryStringParameters = {}; console.log(event);'),
    'an event whose token was replaced': connect(`event.headers.Authorization = '***'; console.log(event);`),
    'before one is picked from a map without it': handler(
      `console.log(event); return handlers[event.requestContext.routeKey](event);`,
    ).replace(
      'export',
      `import { onMessage } from './handlers'; const handlers = { ...more, join: onMessage }; export`,
    ),
    'before an item is picked from a list': handler(`console.log(event); return list[0](event);`),
    'an address that is connected to': {
      code: `export const connect = async (event: string) => { console.log(event); }`,
      filename: 'src/db/connect.ts',
    },
    'a number of attempts': {
      code: `export const connect = async (event: number = 3) => { console.log(event); }`,
      filename: 'src/db/connect.ts',
    },
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
    'an object in a text, of which only [object Object] comes out': connect('console.log(`event ${event}`);'),
    'a copy in a text': connect('console.log(`event ${structuredClone(event)}`);'),
    'an object added to a text': connect("console.log('event' + event);"),
    'an object made a text': connect('console.log(String(event));'),
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

const typed = (type: string, more = ''): { code: string; filename: string } => ({
  code: `${more} export const handler = async (event: ${type}) => { console.log(event); };`,
  filename: 'src/connect.ts',
});
const declared = (code: string): { code: string; filename: string } => ({ code, filename: 'src/connect.ts' });
const LOG = 'async (event) => { console.log(event); }';

describe('the event is', () => {
  shapes('no-log-connect-event', {
    reported: {
      'of a WebSocket API by its type': typed('APIGatewayProxyWebsocketEventV2'),
      'of a WebSocket API by one part of its type': typed('APIGatewayProxyWebsocketEventV2 & { user?: string }'),
      'of a WebSocket API by its type in a namespace': typed('lambda.APIGatewayProxyWebsocketEventV2'),
      'of a WebSocket API by an argument of its type': typed('Partial<APIGatewayProxyWebsocketEventV2>'),
      'of a WebSocket API by an imported type': typed(`import('aws-lambda').APIGatewayProxyWebsocketEventV2`),
      'of a WebSocket API by satisfies': declared(
        `export const handler = (${LOG}) satisfies APIGatewayProxyWebsocketHandlerV2;`,
      ),
      'of a WebSocket API by a cast': declared(`export const handler = (${LOG}) as APIGatewayProxyWebsocketHandlerV2;`),
      'of a WebSocket API by the type of a field': declared(
        `export class Connect { connect: APIGatewayProxyWebsocketHandlerV2 = ${LOG}; }`,
      ),
      'of a WebSocket API by an argument of middleware': declared(
        `export const handler = middy<APIGatewayProxyWebsocketEventV2>(${LOG}).use(cors());`,
      ),
      'of a WebSocket API by the type of a function': declared(
        `export const handler: (event: APIGatewayProxyWebsocketEventV2) => Promise<void> = ${LOG};`,
      ),
      'of a WebSocket API by a comment': declared(
        `/** @param {import('aws-lambda').APIGatewayProxyWebsocketEventV2} event */\nexport const handler = ${LOG};`,
      ),
      'of a WebSocket API by what is read from it, whatever type the response has': declared(
        `export const handler = async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResultV2> => { console.log(event); return save(event.requestContext.connectionId); };`,
      ),
      any: typed('any'),
      unknown: typed('unknown'),
      'an object': typed('object'),
      'one of nothing that is known': typed('any | undefined'),
      'of a function with a default': declared(`export const handler = async (event = {}) => { console.log(event); };`),
      'of a function that answers a promise of nothing': declared(
        `export const handler = async (event: any): Promise<void> => { console.log(event); };`,
      ),
      'of a function with a comment that says nothing': declared(
        `/** @param {object} event the event */\nexport const handler = ${LOG};`,
      ),
    },
    silent: {
      'of an HTTP API by an imported type': typed(`import('aws-lambda').APIGatewayProxyEventV2`),
      'of an HTTP API by the type of a function': declared(
        `export const handler: (event: APIGatewayProxyEventV2) => Promise<void> = ${LOG};`,
      ),
      'of an HTTP API by the type of the response': declared(
        `export const handler = async (event): Promise<APIGatewayProxyResultV2> => { console.log(event); return save(event.requestContext); };`,
      ),
      'of an HTTP API by its type, whatever is read from it': declared(
        `export const handler = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyResultV2> => { console.log(event); return save(event.requestContext.connectionId); };`,
      ),
      'of an HTTP API by an argument of middleware': declared(
        `export const handler = middy<APIGatewayProxyEventV2>(${LOG}).use(cors());`,
      ),
      'of an HTTP API by the type of a handler': declared(
        `export const handler: Handler<APIGatewayProxyEventV2, void> = ${LOG};`,
      ),
      'of a function without a type for it': declared(`export const handler: (() => void) | Run = ${LOG};`),
      'something of a shape of its own': typed('{ host: string }'),
      'a module': typed(`typeof import('./events')`),
      'a module by its name': typed(`import('./event')`),
      'a list': typed('string[]'),
      'of a type with a default': declared(
        `export const handler = async (event: APIGatewayProxyEventV2 = sample) => { console.log(event); };`,
      ),
    },
  });
});

describe('what is logged is', () => {
  shapes('no-log-connect-event', {
    reported: {
      'one of a list': connect(`console.log(['connect', , event]);`),
      'one of two': connect('console.log(isVerbose ? event : event.requestContext.connectionId);'),
      'a copy of a copy': connect('console.log(JSON.parse(JSON.stringify(event)));'),
      'a copy by a function': connect('console.log(structuredClone(event));'),
      'JSON without a replacer': connect('console.log(JSON.stringify(event, undefined, 2));'),
      'a constant of a constant': connect('const copy = { ...event }; const seen = [copy]; console.log(seen);'),
      'by a helper that several handlers call': `const trace = (text, what) => console.log(text, what); export const onConnect = async (event) => { trace('connect', event); }; export const onMessage = async (event) => { trace('message', event); };`,
      'by a logger of a name of its own': connect('auditLog.info(event);'),
      'by a logger of a class': declared(
        `export class Connect { async connect(event) { this.logger.debug({ event }); await this.getLogger().info('connect'); } }`,
      ),
      'by a helper that calls itself': `const trace = (what, depth) => { console.log(what); if (depth > 0) trace(what, depth - 1); }; export const onConnect = async (event) => { trace(event, 2); };`,
    },
    silent: {
      'the context': connect('console.log(context);', 'event, context'),
      'what a helper is given of it': `const trace = (what) => console.log(what); export const onConnect = async (event) => { trace(event.requestContext.connectionId); trace(); };`,
      'what a method leaves of it': connect('console.log(redact[how](event)); console.log((0, redact)(event));'),
      'itself, for ever': connect('const seen = [seen]; console.log(seen);'),
      'without its headers, by other names': connect(
        `console.log({ ...event, multiValueHeaders: undefined, 'queryStringParameters': undefined, [name]: undefined });`,
      ),
      'by something that is no logger': connect(
        'write(event); dialog.log(event); catalog.info(event); console[level](event);',
      ),
      'by a listener': declared(
        `export class Client { connect() { this.socket.onmessage = (event) => { console.log(event); }; } }`,
      ),
      'by another setting of Powertools': declared(
        `const options = { logEvent: true }; configure({ logEvent: true }); export const handler = middy(async (event) => save(event.requestContext.connectionId)).use(injectLambdaContext(logger, options)).use(injectLambdaContext(logger, { logEvent: false }));`,
      ),
      'by middleware of one of two handlers': declared(
        `const one = middy(async (event) => save(event.requestContext.connectionId)); one.use(injectLambdaContext(logger, { logEvent: true })); export const connect = one; export const send = middy(async (event) => save(event.body));`,
      ),
      'by a callback of something else': connect('await bus.subscribeTo(topic, (event) => { console.log(event); });'),
    },
  });

  shapes('no-log-connect-event', {
    reported: {},
    silent: {
      'the event of a TOKEN authorizer, by a computed name': `const name = 'authorizationToken'; exports.handler = (event, context, callback) => { console.log(event); const token = event[name]; callback(null, { principalId: token, policyDocument }); };`,
      'the event of a TOKEN authorizer, by the name of its file': {
        code: `exports.handler = async (event) => { console.log(event); ${POLICY} };`,
        filename: 'src/token-authorizer.js',
      },
    },
  });
});

describe('the event reaches the log', () => {
  shapes('no-log-connect-event', {
    reported: {
      'by a helper that is given it in an object': `const trace = ({ detail }) => console.log('connect', detail); export const onConnect = async (event) => { trace({ detail: event }); };`,
      'beside headers of something else': connect(`console.log({ headers: ['x-trace'], event });`),
      'in an object with other headers than those of what is spread': connect(
        'console.log({ ...defaults, headers: redacted, event });',
      ),
      'after its headers were asked for': connect('if (!event.headers) return; console.log(event);'),
      'after another event lost its headers': connect('delete request.headers; console.log(event);', 'event, request'),
      'after a function that is not called with it took headers away': `const strip = (event) => { delete event.headers; }; export const onMessage = async (event) => { strip(event); console.log(event); }; export const onConnect = async (event) => { console.log(event); };`,
      'as JSON with something that is no replacer': connect("console.log(JSON.stringify(event, '', 2));"),
    },
    silent: {
      'without what a helper takes away': `const strip = (event) => { delete event.headers; delete event.queryStringParameters; }; export const onConnect = async (event) => { strip(event); console.log(event); };`,
      'by a helper, without the object around it': `const trace = ({ detail }) => console.log('connect', detail); export const onConnect = async (event) => { trace({ detail: event.requestContext.connectionId, event }); };`,
      'by a function that only ends like one that copies': connect('console.log(sparse(event));'),
      'without its headers, after a name that is computed': connect(
        'console.log({ ...event, [name]: undefined, headers: undefined });',
      ),
    },
  });
});

describe('middleware logs the event', () => {
  const SAVE = 'async (event) => save(event.requestContext.connectionId)';
  const two = (first: string, second: string): string =>
    `export const connect = ${first}; export const send = ${second};`;
  const logging = `middy(${SAVE}).use(injectLambdaContext(logger, { logEvent: true }))`;
  shapes('no-log-connect-event', {
    reported: {
      'of one of two handlers': two(logging, SAVE),
      'of one of two handlers, by a decorator': `class Connect { @logger.injectLambdaContext({ logEvent: true }) public async handler(event) { await save(event.requestContext.connectionId); } } const one = new Connect(); export const connect = one.handler.bind(one); export const send = ${SAVE};`,
    },
    silent: {
      'of the other of two handlers': two(SAVE, logging),
      'only where a setting says so': two(
        `middy(${SAVE}).use(injectLambdaContext(logger, { clearState: true }))`,
        SAVE,
      ),
      'and is told not to': two(`middy(${SAVE}).use(injectLambdaContext(logger, { logEvent: false }))`, SAVE),
      'where a variable says so': two(`middy(${SAVE}).use(injectLambdaContext(logger, { logEvent: isVerbose }))`, SAVE),
    },
  });
});

describe('a function has an event of a type of the project', () => {
  const LOGGED = 'async (event: SocketEvent) => { console.log(event); }';
  shapes('no-log-connect-event', {
    reported: {
      'and is the handler of $connect in a map': `const onConnect = ${LOGGED}; const routes = { $connect: onConnect, $disconnect }; export const handler = (event) => routes[event.requestContext.routeKey](event);`,
      'and is named for it, and asks for it': `export const connect = async (event: SocketEvent) => { if (event.kind === 'CONNECT') console.log(event); };`,
      'and is registered for $connect': `router.on('$connect', async (event) => { console.log(event); }); export const handler = (event: APIGatewayProxyWebsocketEventV2) => router.run(event);`,
    },
    silent: {
      'and is only named for it, where it is exported': `exports.connect = ${LOGGED};`,
      'and is only named for it': `export const connect = ${LOGGED};`,
      'and is the handler of another route in a map': `const onMessage = ${LOGGED}; const routes = { $connect: save, $default: onMessage }; export const handler = (event) => routes[event.requestContext.routeKey](event);`,
      'and is the handler of another route in a map, by a helper': `const trace = (what) => console.log(what); const routes = { $connect: save, $default: async (event) => { trace(event); } }; export const handler = (event) => routes[event.requestContext.routeKey](event);`,
      'and is registered for something else': `router.on('connection', async (event) => { console.log(event); }); export const handler = (event: APIGatewayProxyWebsocketEventV2) => router.run(event);`,
    },
  });
});

describe('a function decides who connects', () => {
  shapes('no-log-connect-event', {
    reported: {
      'by its type, whatever it answers': `export const main: APIGatewayRequestAuthorizerHandler = async (event) => { console.log(event); return decide(event); };`,
      'by its type, and another one exports it': `const check: APIGatewayRequestAuthorizerHandler = async (event) => { console.log(event); return decide(event); }; register(check);`,
    },
    silent: {
      'and it is a handler of messages, which answers with a status': `export const main = async (event: APIGatewayProxyWebsocketEventV2) => { console.log(event); return { statusCode: 200 }; };`,
      'by what it answers, but nothing exports it': `const check = async (event) => { console.log(event); const { token } = event.queryStringParameters; ${POLICY} }; register(check);`,
      'and it is named so, with a type of the project': {
        code: `export const authorizer = async (event: SocketEvent) => { console.log(event); return decide(event); };`,
        filename: 'src/websocket/index.ts',
      },
    },
  });
});
