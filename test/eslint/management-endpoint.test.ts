import { mend } from './linter';
import { shapes } from './shapes';

const V3 = `import { ApiGatewayManagementApi, ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';`;
const V2 = `import AWS from 'aws-sdk';`;
const v3 = (configuration: string): string =>
  `${V3} export const clientFor = (event) => new ApiGatewayManagementApiClient(${configuration});`;
const v2 = (configuration: string): string =>
  `${V2} export const clientFor = (event) => new AWS.ApiGatewayManagementApi(${configuration});`;

shapes('management-endpoint', {
  reported: {
    'a host and its port, which is no scheme': v3(`{ endpoint: 'localhost:3001' }`),
    'a domain that a function is given': `${V3} const clientFor = (host, stage) => new ApiGatewayManagementApiClient({ endpoint: \`\${host}/\${stage}\` }); export const handler = async ({ requestContext }) => clientFor(requestContext.domainName, requestContext.stage);`,
    'a client beside one that is called like a test library': `${V3} import { mockClient } from './vitest'; new ApiGatewayManagementApiClient({});`,
    nothing: v3(''),
    'no endpoint': v3('{ region }'),
    'an endpoint that is undefined': v3('{ endpoint: undefined }'),
    'SDK v2 without an endpoint': v2(`{ apiVersion: '2018-11-29' }`),
    'the client of SDK v2 alone': `import ApiGatewayManagementApi from 'aws-sdk/clients/apigatewaymanagementapi'; new ApiGatewayManagementApi();`,
    'the aggregated client': `${V3} new ApiGatewayManagementApi({ region: 'eu-west-1' });`,
    'through tracing': `${V3} AWSXRay.captureAWSv3Client(new ApiGatewayManagementApiClient({}));`,
    'a name of the domain': v3('{ endpoint: event.requestContext.domainName }'),
    'the address of clients': v3(`{ endpoint: 'wss://abc123.execute-api.eu-west-1.amazonaws.com/live' }`),
    'a host as text': v3(`{ endpoint: 'abc123.execute-api.eu-west-1.amazonaws.com/live' }`),
    'a host in a concatenation that begins with it': v3(
      `{ endpoint: 'abc123.execute-api.' + region + '.amazonaws.com/live' }`,
    ),
    'the address that the console shows': v3(
      `{ endpoint: 'https://abc123.execute-api.eu-west-1.amazonaws.com/live/@connections' }`,
    ),
    'the address that the console shows, put together': v3('{ endpoint: `https://${host}/${stage}/@connections/` }'),
    'the same escaped, with SDK v2': v2('{ endpoint: process.env.HOST + "/live/%40connections" }'),
    'a concatenation without a text': v3('{ endpoint: event.requestContext.domainName + path }'),
    'a concatenation': v3(`{ endpoint: event.requestContext.domainName + '/' + event.requestContext.stage }`),
  },
  silent: {
    'a scheme without slashes, which a URL does not need': v3(
      '{ endpoint: `https:${event.requestContext.domainName}/${event.requestContext.stage}` }',
    ),
    'what a function is given, once the domain': `${V3} const clientFor = (host, stage) => new ApiGatewayManagementApiClient({ endpoint: \`\${host}/\${stage}\` }); export const handler = async ({ requestContext }) => [clientFor(requestContext.domainName, stage), clientFor(process.env.CALLBACK_URL, stage)];`,
    'a client that a test replaces': `${V3} import { mockClient } from 'aws-sdk-client-mock'; const api = mockClient(new ApiGatewayManagementApiClient({}));`,
    'a module that a test replaces': `${V3} jest.mock('@aws-sdk/client-apigatewaymanagementapi'); const api = new ApiGatewayManagementApiClient({});`,
    'a test': { code: v3('{}'), filename: 'src/api.spec.ts' },
    'the same of Vitest': `const { ApiGatewayManagementApiClient } = require('@aws-sdk/client-apigatewaymanagementapi'); const { vi } = require('vitest'); new ApiGatewayManagementApiClient({});`,
    'a function that finds the endpoint': v3('{ endpointProvider: () => ({ url }) }'),
    'a scheme': v3('{ endpoint: `https://${event.requestContext.domainName}/live` }'),
    'a local server': v3(`{ endpoint: 'http://localhost:3001' }`),
    'a name that begins the same': v3(`{ endpoint: 'https://chat.example.com/connections' }`),
    'an environment variable': v3('{ endpoint: process.env.CALLBACK_URL }'),
    'an environment variable with a path': v3('{ endpoint: `${process.env.CALLBACK_URL}/live` }'),
    'one of two': v3(`{ endpoint: process.env.IS_OFFLINE ? 'http://localhost:3001' : callbackUrl }`),
    'a difference': v3('{ endpoint: event.requestContext.domainName - path }'),
    'what begins with an argument': `${V3} export const clientFor = (host, path) => new ApiGatewayManagementApiClient({ endpoint: host + path });`,
    'an argument': `${V3} export const clientFor = (endpoint) => new ApiGatewayManagementApiClient({ endpoint });`,
    'a configuration from elsewhere': v3('configuration'),
    'a configuration that is spread': v3('{ ...configuration }'),
    'an object': v3('{ endpoint: { hostname, path, protocol } }'),
    'a URL with another scheme put in': v3(`{ endpoint: url.replace('wss://', 'https://') }`),
    'SDK v2 without a scheme': v2('{ endpoint: `${event.requestContext.domainName}/live` }'),
    'SDK v2, with the endpoint set after': `${V2} const api = new AWS.ApiGatewayManagementApi({ apiVersion: '2018-11-29' }); api.endpoint = process.env.HOST;`,
    'another client': `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; export const client = new DynamoDBClient({}); // apigatewaymanagementapi`,
    'a class of the same name': `import { ApiGatewayManagementApiClient } from './clients'; new ApiGatewayManagementApiClient({});`,
  },
});

describe('the endpoint is set on the client', () => {
  const made = `${V2} const api = new AWS.ApiGatewayManagementApi({ apiVersion: '2018-11-29' });`;
  shapes('management-endpoint', {
    reported: {
      'by nobody': `${made} log(api.endpoint.host); log(api.region); api.region = 'eu-west-1';`,
      'of something else': `${made} other.endpoint = process.env.HOST;`,
      'in a list': `${V2} export const apis = [new AWS.ApiGatewayManagementApi({})];`,
      'with an empty text beside it': `${V3} new ApiGatewayManagementApiClient({ endpoint: undefined, tls: '' });`,
      'of a field by nobody': `${V2} class Sender { open() { this.api = new AWS.ApiGatewayManagementApi({}); this.api.region = 'eu-west-1'; } }`,
    },
    silent: {
      'by a method': `${made} api.setEndpoint(process.env.HOST);`,
      'of its configuration': `${made} api.config.endpoint = process.env.HOST;`,
      'by an update of its configuration': `${made} api.config.update({ endpoint: process.env.HOST });`,
      'of a client that is assigned': `${V2} let api; api = new AWS.ApiGatewayManagementApi({}); api.endpoint = process.env.HOST;`,
      'of a client in a field': `${V2} class Sender { open() { this.api = new AWS.ApiGatewayManagementApi({}); this.api.endpoint = process.env.HOST; } }`,
      'to what is no text': v3('{ endpoint: 443 }'),
      'to an empty text': v3(`{ endpoint: '' }`),
      'to one of two that differ': v3(`{ endpoint: isLocal ? 'localhost:3001' : 'wss://chat.example.com' }`),
    },
  });
});

test.each([
  [v3('{ endpoint: `${event.requestContext.domainName}/live` }'), '`https://${event.requestContext.domainName}/live`'],
  [v3(`{ endpoint: 'wss://abc123.execute-api.eu-west-1.amazonaws.com/live' }`), `'https://abc123.execute-api`],
  [v2(`{ endpoint: 'wss://abc123.execute-api.eu-west-1.amazonaws.com/live' }`), `'https://abc123.execute-api`],
  [v3(`{ endpoint: 'abc123.execute-api.eu-west-1.amazonaws.com/live' }`), `'https://abc123.execute-api`],
  [v3('{ endpoint: `${apiId}.execute-api.${region}.amazonaws.com/live` }'), '`https://${apiId}.execute-api'],
  [
    `const host = 'abc123.execute-api.eu-west-1.amazonaws.com'; ${v3('{ endpoint: `${host}/live` }')}`,
    '`https://${host}/live`',
  ],
  [
    v3('{ endpoint: `//${event.requestContext.domainName}/live` }'),
    '`https://${event.requestContext.domainName}/live`',
  ],
  [v3(`{ endpoint: 'localhost:3001' }`), `'http://localhost:3001'`],
  [v3(`{ endpoint: 'ws://127.0.0.1:3001' }`), `'http://127.0.0.1:3001'`],
  [
    v3(`{ endpoint: event.requestContext.domainName + '/live' }`),
    `'https://' + event.requestContext.domainName + '/live'`,
  ],
])('an address that is written in place gets its scheme: %s', (code, expected) => {
  expect(mend(code, 'management-endpoint')).toContain(expected);
});

test('an address that is no text, and no sum, is left to the author', () => {
  expect(mend(v3('{ endpoint: event.requestContext.domainName }'), 'management-endpoint')).toBeUndefined();
});

describe('the address is a list that is joined', () => {
  const joined = (list: string, between = `'/'`): string => v3(`{ endpoint: ${list}.join(${between}) }`);
  const EVENT = 'event.requestContext.domainName, event.requestContext.stage';
  shapes('management-endpoint', {
    reported: {
      'without a scheme': joined(`[${EVENT}]`),
      'with that of clients': joined(`['wss:/', ${EVENT}]`),
    },
    silent: {
      'with a scheme': joined(`['https:/', ${EVENT}]`),
      'that begins with something else': joined('[base, event.requestContext.stage]'),
      'by a text that is not known': joined(`['https:', ${EVENT}]`, 'slash'),
      'of nothing': joined('[]'),
      'with a gap': joined(`[, ${EVENT}]`),
      'that is not written here': v3(`{ endpoint: parts.join('/') }`),
      'for SDK v2': v2(`{ endpoint: [${EVENT}].join('/') }`),
    },
  });
});

describe('the address is that of a URL', () => {
  const client = (endpoint: string, made = 'const url = new URL(process.env.SOCKET_URL);', sdk = V3): string =>
    `${sdk} ${made} export const client = new ApiGatewayManagementApiClient({ endpoint: ${endpoint} });`;
  const taken = 'const { hostname, pathname } = new URL(process.env.SOCKET_URL);';
  shapes('management-endpoint', {
    reported: {
      'without its scheme': client('url.hostname + url.pathname'),
      'without its scheme, but with the port': client('`${url.host}/live`'),
      'of which only the host is taken': client('url.hostname'),
      'that is made in place': client('new URL(process.env.SOCKET_URL).hostname', ''),
      'whose parts have names': client('`${hostname}${pathname}`', taken),
      'of the module of Node.js': client('url.host', `import { URL } from 'node:url'; const url = new URL(address);`),
      'of the module of Node.js, as it was named before': client(
        'url.host',
        `const { URL } = require('url'); const url = new URL(address);`,
      ),
    },
    silent: {
      'with a scheme before its host': client('`https://${url.hostname}${url.pathname}`'),
      whole: client('url.href'),
      'with its origin': client('url.origin + url.pathname'),
      'of another class': client('url.host', `import { URL } from './urls'; const url = new URL(address);`),
      'of something that is no URL': client('settings.host', 'const settings = readSettings();'),
      'of which another part has that name': client('hostname', 'const { href: hostname } = new URL(address);'),
      'that is an argument': `${V3} export const clientFor = (url) => new ApiGatewayManagementApiClient({ endpoint: url.host });`,
      'with SDK v2': `${V2} const url = new URL(address); new AWS.ApiGatewayManagementApi({ endpoint: url.hostname + url.pathname });`,
    },
  });

  test('the scheme is put before it', () => {
    expect(mend(client('url.hostname + url.pathname'), 'management-endpoint')).toContain(
      `endpoint: 'https://' + url.hostname + url.pathname`,
    );
    expect(mend(client('`${url.host}/live`'), 'management-endpoint')).toContain('endpoint: `https://${url.host}/live`');
  });
});

describe('the configuration is a constant', () => {
  const named = (configuration: string, before = 'const', after = ''): string =>
    `${V3} ${before} configuration = ${configuration}; ${after} export const client = new ApiGatewayManagementApiClient(configuration);`;
  shapes('management-endpoint', {
    reported: {
      'without an address': named(`{ region: 'eu-west-1' }`),
      'with the address of clients': named(`{ endpoint: 'wss://abc123.execute-api.eu-west-1.amazonaws.com/live' }`),
      'of two clients': {
        code: named('{ region }', 'const', 'export const other = new ApiGatewayManagementApi(configuration);'),
        errors: 2,
      },
    },
    silent: {
      'with an address': named(`{ endpoint: 'https://abc123.execute-api.eu-west-1.amazonaws.com/live' }`),
      'that is changed': named(`{ region: 'eu-west-1' }`, 'const', 'configuration.endpoint = url;'),
      'that goes to something else': named(`{ region: 'eu-west-1' }`, 'const', 'complete(configuration);'),
      'that other files may change': named(`{ region: 'eu-west-1' }`, 'export const'),
      'of a function': named('configurationOf(stage)'),
    },
  });
});
