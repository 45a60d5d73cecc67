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

shapes('gone-status-code', {
  reported: {
    'the status code': reported('error.statusCode === 410', `error.name === 'GoneException'`),
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
    'a switch': push('switch (error.statusCode) { case 410: return forget(id); default: throw error; }'),
    'a list': asks('[404, 410].includes(error.statusCode)'),
    'a pattern': push('const { statusCode } = error; if (statusCode === 410) return forget(id); throw error;'),
    'the promise itself': `${V3} export const push = (id, Data) => client.send(new PostToConnectionCommand({ ConnectionId: id, Data })).catch((error) => { if (error.statusCode === 410) return forget(id); throw error; });`,
    'both ways of a promise': `${V3} export const push = (id, Data) => client.send(new PostToConnectionCommand({ ConnectionId: id, Data })).then(done, (error) => { if (error.statusCode === 410) return forget(id); throw error; });`,
    'the results of all': `${V3} export async function push(ids, Data) { const results = await Promise.allSettled(ids.map((id) => client.send(new PostToConnectionCommand({ ConnectionId: id, Data })))); for (const result of results) if (result.status === 'rejected' && result.reason.statusCode === 410) forget(); }`,
    'the results of all, filtered': `${V3} export async function push(ids, Data) { const results = await Promise.allSettled(ids.map(async (id) => { ${POST} })); return results.filter((one) => one.reason?.statusCode === 410); }`,
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
