import { shapes } from './shapes';

const V3 = `import { ApiGatewayManagementApi, ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
const client = new ApiGatewayManagementApiClient({ endpoint: process.env.CALLBACK_URL });`;
const POST = 'await client.send(new PostToConnectionCommand({ ConnectionId: id, Data }));';
const push = (caught: string, tried = POST): string =>
  `${V3} export async function push(id, Data) { try { ${tried} } catch (error: any) { ${caught} } }`;
const asks = (condition: string): string => push(`if (${condition}) return forget(id); throw error;`);
const reported = (before: string, after: string): { code: string; output: string } => ({
  code: asks(before),
  output: asks(after),
});
const mended = (code: string): { code: string; output: string } => ({
  code,
  output: code
    .replace(/\.statusCode ([!=]==) 410/, `.name $1 'GoneException'`)
    .replace(/410 ([!=]==) error\.statusCode/, `'GoneException' $1 error.name`),
});

shapes('gone-status-code', {
  reported: {
    'errors of a class of the SDK': `${V3} import { SmithyClient } from '@smithy/smithy-client'; export async function push(id, Data) { try { ${POST} } catch (error) { if (error instanceof SmithyClient && retries === 0 && error.statusCode === 410) return; throw error; } }`,
    'errors of JavaScript': `${V3} export async function push(id, Data) { try { ${POST} } catch (error) { if (error instanceof Error && error.statusCode === 410) return; throw error; } }`,
    'the error of a connection that is asked for': mended(
      `import { ApiGatewayManagementApiClient, GetConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi'; const client = new ApiGatewayManagementApiClient({ endpoint }); export const isOpen = (id) => client.send(new GetConnectionCommand({ ConnectionId: id })).then(() => true, (error) => 410 !== error.statusCode);`,
    ),
    'the error that a callback gets': mended(
      `${V3} export const push = (id, Data, done) => client.send(new PostToConnectionCommand({ ConnectionId: id, Data }), (error) => { if (error && error.statusCode === 410) return done(); done(error); });`,
    ),
    'the error that a callback gets, and a promise is rejected with': mended(
      `${V3} export const push = (id, Data) => new Promise((resolve, reject) => { client.send(new PostToConnectionCommand({ ConnectionId: id, Data }), (error) => { if (error && error.statusCode === 410) console.log(id); if (error) reject(error); else resolve(); }); });`,
    ),
    'the error that a callback of the aggregated client gets, by its name, without an edit': `${V3} const api = new ApiGatewayManagementApi({ endpoint }); function sent(error) { if (error.statusCode === 410) forget(); } export const push = (id, Data) => api.postToConnection({ ConnectionId: id, Data }, sent);`,
    'either field': asks('(error.statusCode ?? error.code) === 410'),
    'either field, by a constant': push(
      'const status = error.statusCode || error.code; if (status === 410) return; throw error;',
    ),
    'the status code': reported('error.statusCode === 410', `error.name === 'GoneException'`),
    'the status code, whatever comments say of it': mended(
      push(
        '// GoneException: $metadata.httpStatusCode is 410\nif (error.statusCode === 410) return forget(id); throw error;',
      ),
    ),
    'the other way round': reported('410 === error.statusCode', `'GoneException' === error.name`),
    'that it is another': reported('error.statusCode !== 410', `error.name !== 'GoneException'`),
    'loosely, as a text': reported(`error.statusCode == '410'`, `error.name == 'GoneException'`),
    'the code': reported('error.code === 410', `error.name === 'GoneException'`),
    'the name as code': reported(`error.code === 'GoneException'`, `error.name === 'GoneException'`),
    'an optional read': reported('error?.statusCode === 410', `error?.name === 'GoneException'`),
    'of what is any': reported('(error as any).statusCode === 410', `(error as any).name === 'GoneException'`),
    'of a declared error': reported(
      '(error as AWSError).statusCode === 410',
      `(error as AWSError).name === 'GoneException'`,
    ),
    'one of two': reported(
      'error.statusCode === 410 || error.name === "Other"',
      `error.name === 'GoneException' || error.name === "Other"`,
    ),
    'where the type has no name, without an edit': asks('(error as { statusCode?: number }).statusCode === 410'),
    'where it is asked first whether there is one, without an edit': asks(
      `'statusCode' in error && error.statusCode === 410`,
    ),
    'a constant, without changing it': {
      code: `const GONE = 410; ${asks('error.statusCode === GONE')}`,
      output: `const GONE = 410; ${asks(`error.name === 'GoneException'`)}`,
    },
    'a message with a status, which an error does not have': {
      code: `${asks('error.statusCode === 410')} export const refuse = () => { throw new Error(JSON.stringify({ statusCode: 500 })); };`,
      output: `${asks("error.name === 'GoneException'")} export const refuse = () => { throw new Error(JSON.stringify({ statusCode: 500 })); };`,
    },
    "an error of one's own, thrown before": mended(
      asks('error.statusCode === 410').replace('try {', 'if (!id) throw new HttpError(400); try {'),
    ),
    'a promise that is rejected without a status': {
      code: `${asks('error.statusCode === 410')} export const refuse = () => Promise.reject(new Error('no'));`,
      output: `${asks("error.name === 'GoneException'")} export const refuse = () => Promise.reject(new Error('no'));`,
    },
    'an answer with a status': mended(push('if (error.statusCode === 410) return { statusCode: 410 }; throw error;')),
    'a switch': push('switch (error.statusCode) { case 410: return forget(id); default: throw error; }'),
    'a list': asks('[404, 410].includes(error.statusCode)'),
    'a pattern': push('const { statusCode } = error; if (statusCode === 410) return forget(id); throw error;'),
    'the promise itself': mended(
      `${V3} export const push = (id, Data) => client.send(new PostToConnectionCommand({ ConnectionId: id, Data })).catch((error) => { if (error.statusCode === 410) return forget(id); throw error; });`,
    ),
    'both ways of a promise': mended(
      `${V3} export const push = (id, Data) => client.send(new PostToConnectionCommand({ ConnectionId: id, Data })).then(done, (error) => { if (error.statusCode === 410) return forget(id); throw error; });`,
    ),
    'the results of all': mended(
      `${V3} export async function push(ids, Data) { const results = await Promise.allSettled(ids.map((id) => client.send(new PostToConnectionCommand({ ConnectionId: id, Data })))); for (const result of results) if (result.status === 'rejected' && result.reason.statusCode === 410) forget(); }`,
    ),
    'the results of all, filtered': mended(
      `${V3} export async function push(ids, Data) { const results = await Promise.allSettled(ids.map(async (id) => { ${POST} })); return results.filter((one) => one.reason?.statusCode === 410); }`,
    ),
    'a helper that asks': {
      code: `${V3} const isGone = (error: any) => error.statusCode === 410; export async function push(id, Data) { try { ${POST} } catch (error) { if (isGone(error)) return forget(id); throw error; } }`,
      output: `${V3} const isGone = (error: any) => error.name === 'GoneException'; export async function push(id, Data) { try { ${POST} } catch (error) { if (isGone(error)) return forget(id); throw error; } }`,
    },
    'a helper that posts': {
      code: `${V3} async function post(id, Data) { ${POST} } export async function push(id, Data) { try { await post(id, Data); } catch (error: any) { if (error.statusCode === 410) return forget(id); throw error; } }`,
      output: `${V3} async function post(id, Data) { ${POST} } export async function push(id, Data) { try { await post(id, Data); } catch (error: any) { if (error.name === 'GoneException') return forget(id); throw error; } }`,
    },
    'a class': {
      code: `${V3} class Sender { private readonly api = new ApiGatewayManagementApi({ endpoint }); async push(id: string, Data: string) { try { await this.api.postToConnection({ ConnectionId: id, Data }); } catch (error: any) { if (error.statusCode === 410) await forget(id); } } }`,
      output: `${V3} class Sender { private readonly api = new ApiGatewayManagementApi({ endpoint }); async push(id: string, Data: string) { try { await this.api.postToConnection({ ConnectionId: id, Data }); } catch (error: any) { if (error.name === 'GoneException') await forget(id); } } }`,
    },
    'a client that is given': {
      code: `${V3} export async function push(api: ApiGatewayManagementApi, id: string, Data: string) { try { await api.postToConnection({ ConnectionId: id, Data }); } catch (error: any) { if (error.statusCode === 410) await forget(id); } }`,
      output: `${V3} export async function push(api: ApiGatewayManagementApi, id: string, Data: string) { try { await api.postToConnection({ ConnectionId: id, Data }); } catch (error: any) { if (error.name === 'GoneException') await forget(id); } }`,
    },
  },
  silent: {
    'the error that a callback of another call gets': `${V3} export const push = (id, Data, done) => { void client.send(new PostToConnectionCommand({ ConnectionId: id, Data })); got(url, (error) => { if (error.statusCode === 410) done(); }); };`,
    'the error that a callback of SDK v2 gets': `const AWS = require('aws-sdk'); const api = new AWS.ApiGatewayManagementApi({ endpoint }); exports.push = (id, Data, done) => api.postToConnection({ ConnectionId: id, Data }, (error) => { if (error && error.statusCode === 410) return done(); done(error); });`,
    'what a callback gets after the error': `${V3} export const push = (id, Data, done) => client.send(new PostToConnectionCommand({ ConnectionId: id, Data }), (error, answer) => { if (answer.statusCode === 410) return done(); });`,
    'errors of a class of the project': `${V3} import { HttpError } from './errors'; export async function push(id, Data) { try { ${POST} } catch (error) { if (error instanceof HttpError && error.statusCode === 410) return; throw error; } }`,
    'errors of a class of the project, and more': `${V3} import { HttpError } from './errors'; export async function push(id, Data) { try { ${POST} } catch (error) { if (error instanceof HttpError && retries === 0 && error.statusCode === 410) return; throw error; } }`,
    'a field and what may be right': asks('(error.statusCode ?? error.status) === 410'),
    'a field or a variable that is made of itself': push(
      'var status = error.statusCode ?? status; if (status === 410) return; throw error;',
    ),
    'a field only where there is another': asks('(error.isAws && error.statusCode) === 410'),
    'the error of another command': `import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi'; import { PostToConnectionCommand } from './commands'; const client = new ApiGatewayManagementApiClient({ endpoint }); export const push = (id) => client.send(new PostToConnectionCommand({ id })).catch((error) => { if (error.statusCode !== 410) throw error; });`,
    'the name': asks(`error.name === 'GoneException'`),
    'the class': asks('error instanceof GoneException'),
    'the metadata': asks('error.$metadata?.httpStatusCode === 410'),
    'the response': asks('error.$response?.statusCode === 410'),
    'one that works beside it': asks(`error.name === 'GoneException' || error.statusCode === 410`),
    'one that works before it': asks('(error.$metadata?.httpStatusCode ?? error.statusCode) === 410'),
    'another status': asks('error.statusCode === 404'),
    'a status that is not known': asks('error.statusCode === GONE'),
    'what is set before': push(
      'const status = error.$metadata?.httpStatusCode; if (status === 410) return forget(id); throw error;',
    ),
    'another client': `${V3} export async function push(id, Data) { try { await notify(id); } catch (error: any) { if (error.statusCode === 410) return forget(id); throw error; } }`,
    'another client beside it': `import webpush from 'web-push'; ${push('if (error.statusCode === 410) return forget(id); throw error;', `${POST} await webpush.sendNotification(id, Data);`)}`,
    'SDK v2': `import { ApiGatewayManagementApi } from 'aws-sdk'; const api = new ApiGatewayManagementApi({ endpoint }); export async function push(id, Data) { try { await api.postToConnection({ ConnectionId: id, Data }).promise(); } catch (error: any) { if (error.statusCode === 410) return forget(id); throw error; } }`,
    "an error of one's own": push(
      'if (error.statusCode === 410) return forget(id); throw error;',
      `if (!id) throw Object.assign(new Error('gone'), { statusCode: 410 }); ${POST}`,
    ),
    'the error that a callback gets, which is called with others, too': `${V3} function sent(error) { if (error && error.statusCode === 410) forget(); } export const push = (id, Data) => client.send(new PostToConnectionCommand({ ConnectionId: id, Data }), sent); export const fail = () => sent(Boom.resourceGone());`,
    'the error that a callback gets, which has asked rightly before': `${V3} export const push = (id, Data, done) => client.send(new PostToConnectionCommand({ ConnectionId: id, Data }), (error) => { if (error?.$metadata?.httpStatusCode === 410) return forget(id); if (error?.statusCode === 410) return forget(id); done(error); });`,
    "an error of one's own that a promise is rejected with": push(
      'if (error.statusCode === 410) return forget(id); throw error;',
      `await check(id); ${POST}`,
    ).replace(V3, `${V3} const check = (id) => (id ? undefined : Promise.reject(new HttpError(410)));`),
    "an error of one's own, thrown by the same function for the next": push(
      'if (error.statusCode === 410) return forget(id); throw new HttpError(410);',
      `${POST} await push(id, Data);`,
    ),
    "an error of one's own, thrown by a function": `${V3} const check = (id) => { if (!id) throw new HttpError(410); }; ${push('if (error.statusCode === 410) return forget(id); throw error;', `check(id); ${POST}`).replace(V3, '')}`,
    'an error that gets a status elsewhere': `${push('add(error); if (error.statusCode === 410) return forget(id); throw error;')} function add(error) { error.statusCode = error.$metadata?.httpStatusCode; }`,
    'an error that is given a status elsewhere': `${push('add(error); if (error.statusCode === 410) return forget(id); throw error;')} function add(error) { Object.assign(error, { statusCode: error.$metadata?.httpStatusCode }); }`,
    'a client that is not known': `export async function push(api, id, Data) { try { await api.postToConnection({ ConnectionId: id, Data }); } catch (error: any) { if (error.statusCode === 410) return forget(id); throw error; } }`,
    'a helper that catches': `${V3} async function post(id, Data) { try { ${POST} } catch (error) { throw new HttpError(410); } } export async function push(id, Data) { try { await post(id, Data); } catch (error: any) { if (error.statusCode === 410) return forget(id); throw error; } }`,
    'a command of the same name': `import { PostToConnectionCommand } from './commands'; export async function push(id, Data) { try { ${POST} } catch (error: any) { if (error.statusCode === 410) return forget(id); throw error; } }`,
  },
});

const commonjs = (condition: string): string =>
  `const { ApiGatewayManagementApi } = require('@aws-sdk/client-apigatewaymanagementapi'); exports.handler = async (event) => { const api = new ApiGatewayManagementApi({ endpoint }); try { await api.postToConnection({ ConnectionId: event.id, Data: 'x' }); } catch (e) { if (${condition}) await forget(event.id); } };`;

shapes('gone-status-code', {
  language: 'javascript',
  reported: {
    'of a client by require': {
      code: commonjs('e.statusCode === 410'),
      output: commonjs(`e.name === 'GoneException'`),
      filename: 'send.js',
    },
  },
  silent: {
    'of SDK v2 by require': `const AWS = require('aws-sdk'); exports.handler = async (event) => { const api = new AWS.ApiGatewayManagementApi({ endpoint }); try { await api.postToConnection({ ConnectionId: event.id, Data: 'x' }).promise(); } catch (e) { if (e.statusCode === 410) await forget(event.id); } };`,
  },
});

const NAMED = `import { ApiGatewayManagementApi, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';`;
const ASKED = 'if (error.statusCode === 410) await forget(id); else throw error;';
const post = (client = 'api'): string => `await ${client}.postToConnection({ ConnectionId: id, Data });`;
const tries = (tried: string): string => `try { ${tried} } catch (error: any) { ${ASKED} }`;
const pushWith = (before: string, parameters = 'id, Data', tried = post()): string =>
  `${before} export async function push(${parameters}) { ${tries(tried)} }`;
const pushOf = (before: string, more: string): string =>
  `${before} export async function push(event, id, Data) { ${more} ${tries(post())} }`;
const inClass = (members: string): string =>
  `${NAMED} export class Sender { ${members} async push(id: string, Data: string) { ${tries(post('this.api'))} } }`;

describe('the client is of SDK v3', () => {
  shapes('gone-status-code', {
    reported: {
      'that closes a connection': mended(
        pushWith(
          `${NAMED} const api = new ApiGatewayManagementApi({ endpoint });`,
          'id',
          'await api.deleteConnection({ ConnectionId: id });',
        ),
      ),
      'by a function that makes it': mended(
        pushOf(
          `${NAMED} const clientFor = async (event) => new ApiGatewayManagementApi({ endpoint });`,
          'const api = await clientFor(event);',
        ),
      ),
      'by a function that keeps it': mended(
        pushOf(
          `${NAMED} let known; const clientFor = () => (known ??= new ApiGatewayManagementApi({ endpoint }));`,
          'const api = clientFor();',
        ),
      ),
      'by a variable that keeps it': mended(
        pushOf(`${NAMED} let api;`, 'api = api || new ApiGatewayManagementApi({ endpoint });'),
      ),
      'by an assignment': mended(
        pushOf(
          `${NAMED} let known; const clientFor = () => (known = new ApiGatewayManagementApi({ endpoint }));`,
          'const api = clientFor();',
        ),
      ),
      'wherever it speaks to': mended(
        pushWith(
          `${NAMED} const api = process.env.IS_OFFLINE ? new ApiGatewayManagementApi({ endpoint: local }) : new ApiGatewayManagementApi({ endpoint });`,
        ),
      ),
      'where there is one': mended(
        pushWith(`${NAMED} const api = endpoint && new ApiGatewayManagementApi({ endpoint });`),
      ),
      'as the default of a parameter': mended(
        pushWith(NAMED, 'id, Data, api = new ApiGatewayManagementApi({ endpoint })'),
      ),
      'by what the function is called with': mended(
        `${NAMED} const client = new ApiGatewayManagementApi({ endpoint }); async function push(api, id, Data) { ${tries(post())} } export const handler = async ({ id, Data }) => push(client, id, Data);`,
      ),
      'by what a function with a default is called with': mended(
        `${NAMED} const client = new ApiGatewayManagementApi({ endpoint }); async function push(id, Data, api = client) { ${tries(post())} } export const handler = async ({ id, Data }) => push(id, Data, client);`,
      ),
      'in a field that the constructor sets': mended(
        inClass(
          'private readonly api; constructor(endpoint: string) { this.api = new ApiGatewayManagementApi({ endpoint }); }',
        ),
      ),
      'in a field that is set twice': mended(
        inClass(
          'private api; open(endpoint: string) { this.api ??= new ApiGatewayManagementApi({ endpoint }); } reopen(endpoint: string) { this.api = new ApiGatewayManagementApi({ endpoint }); }',
        ),
      ),
      'in a field of its type': mended(inClass('private readonly api: ApiGatewayManagementApi;')),
      'in a field that the constructor is given': mended(
        inClass('constructor(private readonly api: ApiGatewayManagementApi) {}'),
      ),
      'through tracing': mended(
        pushWith(`${NAMED} const api = AWSXRay.captureAWSv3Client(new ApiGatewayManagementApi({ endpoint }));`),
      ),
      'through a function that traces': mended(
        pushWith(
          `${NAMED} import { captureAWSv3Client } from 'aws-xray-sdk-core'; const api = captureAWSv3Client(new ApiGatewayManagementApi({ endpoint }));`,
        ),
      ),
      'by its type, or none': mended(pushWith(`${NAMED} let api: ApiGatewayManagementApi | undefined;`)),
      'by its type in a namespace': mended(
        pushWith(
          `import * as management from '@aws-sdk/client-apigatewaymanagementapi';`,
          'id, Data, api: management.ApiGatewayManagementApi',
        ),
      ),
      'of a namespace': mended(
        pushWith(
          `import * as management from '@aws-sdk/client-apigatewaymanagementapi'; const api = new management.ApiGatewayManagementApi({ endpoint });`,
        ),
      ),
      'of a default import': mended(
        pushWith(
          `import management from '@aws-sdk/client-apigatewaymanagementapi'; const api = new management.default.ApiGatewayManagementApi({ endpoint });`,
        ),
      ),
      'of import and require': mended(
        pushWith(
          `import management = require('@aws-sdk/client-apigatewaymanagementapi'); const api = new management.ApiGatewayManagementApi({ endpoint });`,
        ),
      ),
      'of a dynamic import': mended(
        pushOf(
          '',
          `const { ApiGatewayManagementApi } = await import('@aws-sdk/client-apigatewaymanagementapi'); const api = new ApiGatewayManagementApi({ endpoint });`,
        ),
      ),
      'of require, under another name': mended(
        pushWith(
          `const { ApiGatewayManagementApi: Management } = require('@aws-sdk/client-apigatewaymanagementapi'); const api = new Management({ endpoint });`,
        ),
      ),
      'of a member of require': mended(
        pushWith(
          `const Management = require('@aws-sdk/client-apigatewaymanagementapi').ApiGatewayManagementApi; const api = new Management({ endpoint });`,
        ),
      ),
      'of what a compiler made of an import': mended(
        pushWith(
          `const management = __importStar(require('@aws-sdk/client-apigatewaymanagementapi')); const api = new management.ApiGatewayManagementApi({ endpoint });`,
        ),
      ),
      'of what another compiler made of an import': mended(
        pushWith(
          `const management = tslib.__importStar(require('@aws-sdk/client-apigatewaymanagementapi')); const api = new management.ApiGatewayManagementApi({ endpoint });`,
        ),
      ),
    },
    silent: {
      'or of SDK v2': pushWith(
        `${NAMED} import AWS from 'aws-sdk'; const api = isNew ? new ApiGatewayManagementApi({ endpoint }) : new AWS.ApiGatewayManagementApi({ endpoint });`,
      ),
      'or of any kind': pushWith(
        `${NAMED} const api = clients.management ?? new ApiGatewayManagementApi({ endpoint });`,
      ),
      'not, in a pattern of parameters': pushWith(NAMED, '{ api }, id, Data'),
      'not, out of an object': pushWith(`${NAMED} const { api } = clients;`),
      'not, out of a list': pushWith(`${NAMED} const [api] = clients;`),
      'not, by arguments that are spread': `${NAMED} const client = new ApiGatewayManagementApi({ endpoint }); async function push(api, id, Data) { ${tries(post())} } export const handler = async (args) => push(...args, client);`,
      'not, behind arguments that are spread': `${NAMED} const client = new ApiGatewayManagementApi({ endpoint }); async function push(id, api, Data) { ${tries(post())} } export const handler = async (args) => push(...args, client);`,
      'not, by a call without it': `${NAMED} async function push(id, Data, api) { ${tries(post())} } export const handler = async ({ id, Data }) => push(id, Data);`,
      'not, by one of two types': pushWith(`${NAMED} let api: ApiGatewayManagementApi | Fake;`),
      'not, by a type that is none of them': pushWith(NAMED, 'id, Data, api: Sender'),
      'not, by a type of the package that is no client': pushWith(
        `import * as management from '@aws-sdk/client-apigatewaymanagementapi';`,
        'id, Data, api: management.PostToConnectionCommand',
      ),
      'not, in a field of an object': pushWith(NAMED, 'id, Data', post('clients.api')),
      'not, in a field that nothing sets': inClass(''),
      'not, of another class': pushWith(`import { Sender } from './sender'; const api = new Sender();`),
      'not, of a class that is set again': pushWith(
        `let { ApiGatewayManagementApi } = require('@aws-sdk/client-apigatewaymanagementapi'); ApiGatewayManagementApi = Fake; const api = new ApiGatewayManagementApi({ endpoint });`,
      ),
      'not, of a namespace of the file': pushWith(
        `import Management = sdk.ApiGatewayManagementApi; const api = new Management({ endpoint });`,
      ),
      'not, of a module that is picked when it runs': pushOf(
        '',
        `const { ApiGatewayManagementApi } = await import(name); const api = new ApiGatewayManagementApi({ endpoint });`,
      ),
      'not, of a member that is picked when it runs': pushWith(
        `import * as management from '@aws-sdk/client-apigatewaymanagementapi'; const api = new management[name]({ endpoint });`,
      ),
      'not, of a function that gives a class': pushWith(
        `${NAMED} const api = new (classFor(ApiGatewayManagementApi))();`,
      ),
      'not, of a class from nowhere': pushWith(`${NAMED} const api = new (load())();`),
      'not, of a parameter that is a class': pushOf(NAMED, 'const api = new event.Management({ endpoint });'),
      'not, of a class of its own': pushWith(
        `class ApiGatewayManagementApi {} const api = new ApiGatewayManagementApi(); // requestContext`,
      ),
      'not, by what is no tracing': pushWith(`${NAMED} const api = wrap(new ApiGatewayManagementApi({ endpoint }));`),
      'not, by tracing of nothing': pushWith(`${NAMED} const api = AWSXRay.captureAWSv3Client();`),
    },
  });
});

const all = (more: string): string =>
  `${V3} export async function pushAll(ids, Data) { const posts = ids.map((id) => client.send(new PostToConnectionCommand({ ConnectionId: id, Data }))); ${more} }`;

describe('the error comes from a post', () => {
  shapes('gone-status-code', {
    reported: {
      'by a helper that two catch clauses ask': mended(
        `${V3} const isGone = (error: any) => error.statusCode === 410; export async function push(id, Data) { try { ${POST} } catch (error) { if (isGone(error)) return forget(id); throw error; } } export async function ping(id) { try { await client.send(new PostToConnectionCommand({ ConnectionId: id })); } catch (cause) { if (!isGone(cause)) throw cause; } }`,
      ),
      'by a helper that asks twice about one error': mended(
        `${V3} const isGone = (error: any) => error.statusCode === 410; export async function push(id, Data) { try { ${POST} } catch (error) { const cause = error; log(isGone(cause)); if (isGone(cause)) return forget(id); throw error; } }`,
      ),
      'by a function that is given to catch': mended(
        `${V3} const onError = (error: any) => { if (error.statusCode !== 410) throw error; }; export const push = (id, Data) => client.send(new PostToConnectionCommand({ ConnectionId: id, Data })).catch(onError);`,
      ),
      'in a pattern of the catch clause': `${V3} export async function push(id, Data) { try { ${POST} } catch ({ statusCode }) { if (statusCode === 410) await forget(id); } }`,
      'in a pattern of the function that catches': `${V3} export const push = (id, Data) => client.send(new PostToConnectionCommand({ ConnectionId: id, Data })).catch(({ statusCode }) => { if (statusCode === 410) return forget(id); });`,
      'in a pattern with a default': push(
        'const { statusCode = 500 } = error; if (statusCode === 410) return forget(id);',
      ),
      'in the reason of a result, by an index': mended(
        all(
          'const results = await Promise.allSettled(posts); if (results[0].reason.statusCode === 410) await forget(ids[0]);',
        ),
      ),
      'in the reason of a result, by a pattern of a loop': all(
        'for (const { reason } of await Promise.allSettled(posts)) if (reason?.statusCode === 410) await forget();',
      ),
      'in the reason of a result, by a pattern of parameters': all(
        'return (await Promise.allSettled(posts)).filter(({ reason }) => reason?.statusCode === 410);',
      ),
      'in the reason of a result, behind a filter': mended(
        all(
          `const results = await Promise.allSettled(posts); for (const one of results.filter(({ status }) => status === 'rejected')) if (one.reason.statusCode === 410) await forget();`,
        ),
      ),
      'in the reason of a result, with then': mended(
        all(
          'return Promise.allSettled(posts).then((results) => results.filter((one) => one.reason?.statusCode === 410));',
        ),
      ),
      'in a variable that keeps it': mended(
        `${V3} export async function push(id, Data) { let last: any = null; try { ${POST} } catch (error) { last = error; } if (last.statusCode === 410) await forget(id); }`,
      ),
      'of a field that is asked twice': mended(
        push('const cause: any = error; if (cause!.statusCode === 410) return forget(id); throw error;'),
      ),
      'as an error of a type of its own': mended(
        `interface HttpError extends Error { statusCode: number; } ${push('const cause = error as HttpError; if (cause.statusCode === 410) return forget(id); throw error;').replace('error: any', 'error')}`,
      ),
      'as a type without a name, without an edit': push(
        'const cause = error as { statusCode: number }; if (cause.statusCode === 410) return forget(id); throw error;',
      ).replace('error: any', 'error'),
      'as nothing that is declared, without an edit': `${V3} export async function push(id, Data) { try { ${POST} } catch (error) { if (error.statusCode === 410) await forget(id); } }`,
      'where another package traces the client': mended(
        `import AWSXRay from 'aws-xray-sdk-core'; ${pushWith(`${NAMED} const api = AWSXRay.captureAWSv3Client(new ApiGatewayManagementApi({ endpoint }));`)}`,
      ),
    },
    silent: {
      'or from somewhere else, by a helper': `${V3} const isGone = (error: any) => error.statusCode === 410; export async function push(id, Data) { try { ${POST} } catch (error) { if (isGone(error)) return forget(id); throw error; } } export async function tell(id) { try { await webhook(id); } catch (error) { if (!isGone(error)) throw error; } }`,
      'or from another file, by a helper': `${V3} export const isGone = (error: any) => error.statusCode === 410; export async function push(id, Data) { try { ${POST} } catch (error) { if (isGone(error)) return forget(id); throw error; } }`,
      'or from nowhere, by a helper': `${V3} const isGone = (error: any) => error.statusCode === 410; export async function push(id, Data) { isGone(); try { ${POST} } catch (error) { if (isGone(error)) return forget(id); throw error; } }`,
      'or from somewhere else, in a variable': `${V3} export async function push(id, Data) { let last: any = await lastError(id); try { ${POST} } catch (error) { last = error; } if (last.statusCode === 410) await forget(id); }`,
      'not, by a function that others are given': `${V3} const isGone = (error: any) => error.statusCode === 410; register({ isGone }); export const push = (id, Data) => client.send(new PostToConnectionCommand({ ConnectionId: id, Data })).catch(forget);`,
      'not, as the second parameter': `${V3} export const push = (id, Data) => client.send(new PostToConnectionCommand({ ConnectionId: id, Data })).catch((_, error) => { if (error.statusCode === 410) return forget(id); });`,
      'not, by a function that then goes on with': `${V3} export const push = (id, Data) => client.send(new PostToConnectionCommand({ ConnectionId: id, Data })).then((answer) => { if (answer.statusCode === 410) return forget(id); });`,
      'not, by a function without a receiver': `${V3} export const push = (id, Data) => attempt((error) => { if (error.statusCode === 410) return forget(id); });`,
      'not, where the promise catches before': push(
        'if (error.statusCode === 410) return forget(id); throw error;',
        'await client.send(new PostToConnectionCommand({ ConnectionId: id, Data })).catch(forget);',
      ),
      'not, as a field of something else': push(
        'if (this.last.statusCode === 410 || { statusCode: 410 }.statusCode === 410) return forget(id); throw error;',
      ),
      'not, in another pattern': push('const { $metadata: { statusCode } } = error; if (statusCode === 410) return;'),
      'not, in a list': push('const [statusCode] = codes; if (statusCode === 410) return forget(id); throw error;'),
      'not, in what is left of an error': push('const { ...code } = error; if (code === 410) return; throw error;'),
      'not, in a pattern of something else': `${V3} for (const { statusCode } of answers) if (statusCode === 410) await client.send(new PostToConnectionCommand(input));`,
      'not, in the reason of something else': all(
        'await Promise.all(posts); const [one] = reports; if (one.reason.statusCode === 410 || reports().reason.statusCode === 410) await forget();',
      ),
      'not, in the reason of what a function is given': `${V3} export const report = (result, { reason }) => { if (result.reason.statusCode === 410 || reason.statusCode === 410) forget(); };`,
      'not, in a list without the status': asks('[404].includes(error.statusCode)'),
      'not, in a list that is not written here': asks('GONE.includes(error.statusCode)'),
      'not, of a case of something else': push('switch (error.name) { case 410: return forget(id); }'),
      'not, where it is set from itself': push(
        'let cause = error; cause = cause; cause = last(); if (cause.statusCode === 410) return;',
      ),
      'or from another client beside it, made in place': `import { Client } from 'push-service'; ${push('if (error.statusCode === 410) return forget(id); throw error;', `${POST} await new Client().send(id);`)}`,
      'of a message that is empty': `${V3} export async function push(id) { try { await client.send(); await client.postToConnection(); await client.send(new PostToConnectionCommand(inputFor(id))); } catch (error: any) { await forget(id); } }`,
      "of a method of one's own": `${NAMED} export class Sender { async postToConnection(input) { await queue(input); } async push(id: string, Data: string) { ${tries(post('this'))} } }`,
      'of what may be another message': push(
        'if (error.statusCode === 410) return forget(id); throw error;',
        'await client.send(isBinary ? new Binary(id) : text(id));',
      ),
      'of SDK v2, by its promise': pushWith('', 'id, Data, api', post().replace(';', '.promise();')),
      'of SDK v2, of the whole package': pushWith(
        `import { ApiGatewayManagementApi } from 'aws-sdk/clients/all'; const api = new ApiGatewayManagementApi({ endpoint });`,
      ),
      'of types of SDK v2': pushWith(
        `import ApiGatewayManagementApi from 'aws-sdk/clients/apigatewaymanagementapi';`,
        'id, Data, api: ApiGatewayManagementApi.Types.Client',
      ),
    },
  });
});

describe('the status is made a number or a text first', () => {
  shapes('gone-status-code', {
    reported: {
      'by Number': asks('Number(error.statusCode) === 410'),
      'by a sign': asks('+error.statusCode === 410'),
      'by parseInt': asks('parseInt(error.statusCode, 10) === 410'),
      'by Number.parseInt': asks('Number.parseInt(error.statusCode, 10) === 410'),
      'by String': asks(`String(error.statusCode) === '410'`),
      'by toString': asks(`error.statusCode?.toString() === '410'`),
      'in a switch': push('switch (Number(error.statusCode)) { case 410: return forget(id); default: throw error; }'),
    },
    silent: {
      'of what SDK v3 has': asks('Number(error.$metadata?.httpStatusCode) === 410'),
      'beside one that works': asks(`error.name === 'GoneException' || Number(error.statusCode) === 410`),
      'by a function of the project': asks('statusOf(error.statusCode) === 410'),
      'by another function of numbers': asks('Number.isInteger(error.statusCode) === 410'),
      'by another function of something else': asks('codes.parseInt(error.statusCode) === 410'),
      'by another method': asks('error.statusCode.valueOf() === 410'),
      'by another sign': asks('-error.statusCode === 410'),
      'of nothing': asks('Number() === 410'),
      'of SDK v2': `const AWS = require('aws-sdk'); exports.handler = async (event) => { const api = new AWS.ApiGatewayManagementApi({ endpoint }); try { await api.postToConnection({ ConnectionId: event.id, Data: 'x' }).promise(); } catch (e) { if (Number(e.statusCode) === 410) await forget(event.id); } };`,
    },
  });
});

describe('a helper of the file gives errors a status', () => {
  const after = (helper: string): string =>
    `${push('add(error); if (error.statusCode === 410) return forget(id); throw error;')} ${helper}`;
  const mendedAfter = (helper: string): { code: string; output: string } => mended(after(helper));
  shapes('gone-status-code', {
    reported: {
      'by another name': mendedAfter(
        `function add(error) { Object.defineProperty(error, 'isAws', { value: error.$metadata !== undefined }); }`,
      ),
      'of something else': mendedAfter(
        `function add(error) { log({ statusCode: 500 }); Object.defineProperty(error, name, { value: 1 }); }`,
      ),
      'that is defined by a function of the file': mendedAfter(
        `const local = { defineProperty() {} }; function add(error) { local.defineProperty(error, 'statusCode', {}); }`,
      ),
    },
    silent: {
      'by defineProperty': after(
        `function add(error) { Object.defineProperty(error, 'statusCode', { value: error.$metadata?.httpStatusCode }); }`,
      ),
      'by defineProperty of a value that is named before': after(
        `function add(error) { const value = error.$metadata?.httpStatusCode; Object.defineProperty(error, 'statusCode', { value, enumerable: true }); }`,
      ),
      'by Reflect': after(
        `function add(error) { Reflect.defineProperty(error, 'statusCode', { get: () => error.$metadata?.httpStatusCode }); }`,
      ),
      'by defineProperties': after(
        `function add(error) { Object.defineProperties(error, { statusCode: { value: error.$metadata?.httpStatusCode } }); }`,
      ),
      'for every error of the SDK': after(
        `Object.defineProperty(ServiceException.prototype, 'statusCode', { get() { return this.$metadata.httpStatusCode; } });`,
      ),
      'by a name that is a constant': after(
        `const STATUS = 'statusCode'; function add(error) { Object.defineProperty(error, STATUS, { value: statusOf(error) }); }`,
      ),
      'of a value that is named before': after(
        `function add(error) { const status = error.$metadata?.httpStatusCode; error.statusCode = status; }`,
      ),
      'from the response': after(`function add(error) { error.statusCode = error.$response?.statusCode; }`),
      'from the metadata, taken apart': after(
        `function add(error) { const { httpStatusCode } = error.$metadata; Object.assign(error, { statusCode: httpStatusCode }); }`,
      ),
      'in a middleware of the client': after(
        `client.middlewareStack.add((next) => async (args) => { try { return await next(args); } catch (error) { Object.defineProperty(error, 'statusCode', { value: error.$metadata.httpStatusCode }); throw error; } });`,
      ),
    },
  });
});
