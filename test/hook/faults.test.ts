import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHandler, type HookAnswer, type HookOptions } from '../../src/hook';
import { download, fetchPayload } from '../../src/hook/download';
import { deployedHandler } from '../../src/hook/deployed-handler';
import type { HookLogEntry } from '../../src/hook/handler';
import { payloadOf, recorded } from './events';
import { OPEN } from './templates';

const LIMITS = { maxBytes: 100_000, timeoutMs: 60_000 };
/** For what never arrives; what does needs longer than that on a busy machine. */
const IMPATIENT = { ...LIMITS, timeoutMs: 300 };

/** What the hook answers about a payload that a server on this machine hands out in the place of S3. */
async function served(
  serve: (request: http.IncomingMessage, response: http.ServerResponse) => void,
  { limits = LIMITS, ...options }: HookOptions & { readonly limits?: typeof LIMITS } = {},
): Promise<HookAnswer> {
  const server = http.createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const handler = createHandler({ fetchPayload: async (url) => download(url, limits), ...options });
    return await handler(recorded('stack', { payload: `http://127.0.0.1:${port}/payload?X-Amz-Signature=secret` }));
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const failure = (message: RegExp): object => ({
  hookStatus: 'FAILED',
  errorCode: 'InternalFailure',
  message: expect.stringMatching(message),
  clientRequestToken: '0f1c4f0e-3c55-4c3e-8d6f-6f3a6d1b7c11',
});

describe('a payload that arrives', () => {
  test('is judged', async () => {
    expect(await served((_, response) => response.end(payloadOf(OPEN)))).toMatchObject({ errorCode: 'NonCompliant' });
  });

  test('in pieces that cut through characters, too', async () => {
    const bytes = Buffer.from(payloadOf(OPEN.replace('chat', 'plätze 💬')));
    const cut = bytes.indexOf(Buffer.from('💬')) + 2;
    expect(
      await served((_, response) => {
        response.write(bytes.subarray(0, cut), () => setImmediate(() => response.end(bytes.subarray(cut))));
      }),
    ).toMatchObject({ errorCode: 'NonCompliant' });
  });

  test('with short forms of YAML, too', async () => {
    const template = OPEN.replace('Name: chat', 'Name: !Sub "${AWS::StackName}-chat"');
    expect(await served((_, response) => response.end(payloadOf(template)))).toMatchObject({
      errorCode: 'NonCompliant',
    });
  });
});

describe('a payload that cannot be had is an internal failure', () => {
  test('refused', async () => {
    expect(await served((_, response) => response.writeHead(403).end('<Error/>'))).toMatchObject(
      failure(/status 403; its address may have expired/),
    );
  });

  test('an error of the server', async () => {
    expect(await served((_, response) => response.writeHead(503).end())).toMatchObject(failure(/status 503/));
  });

  test('elsewhere', async () => {
    const elsewhere = await served((request, response) => {
      if (request.url?.startsWith('/payload')) response.writeHead(302, { Location: '/elsewhere' }).end();
      else response.end(payloadOf(OPEN));
    });
    expect(elsewhere).toMatchObject(failure(/a redirect \(302\), which is not followed/));
  });

  test('never answered', async () => {
    expect(await served(() => undefined, { limits: IMPATIENT })).toMatchObject(failure(/did not arrive within 0\.3 s/));
  });

  test('dripping', async () => {
    const timers: NodeJS.Timeout[] = [];
    const drip = (_: http.IncomingMessage, response: http.ServerResponse): void => {
      response.write('{');
      timers.push(setInterval(() => response.write(' '), 20));
    };
    const found = await served(drip, { limits: IMPATIENT });
    timers.forEach(clearInterval);
    expect(found).toMatchObject(failure(/did not arrive within 0\.3 s/));
  });

  test('huge', async () => {
    let written = 0;
    const found = await served((_, response) => {
      const more = (): void => {
        while (response.writable && response.write(' '.repeat(10_000))) written += 10_000;
      };
      response.on('drain', more);
      more();
    });
    expect(found).toMatchObject(failure(/larger than/));
    expect(written).toBeGreaterThan(0);
  });

  test('cut off', async () => {
    expect(
      await served((_, response) => {
        response.writeHead(200, { 'Content-Length': '1000' });
        response.write('{', () => response.destroy());
      }),
    ).toMatchObject(failure(/cannot be fetched/));
  });

  test('nobody there', async () => {
    const handler = createHandler({ fetchPayload: async (url) => download(url, LIMITS) });
    expect(await handler(recorded('stack', { payload: 'http://127.0.0.1:1/?X-Amz-Signature=secret' }))).toMatchObject(
      failure(/cannot be fetched: \w+/),
    );
  });

  test('an address of nothing that can be fetched', async () => {
    await expect(download('gopher://example.org/', LIMITS)).rejects.toThrow(
      'the payload cannot be fetched: the connection failed',
    );
  });

  test('a fetch of your own that never ends', async () => {
    const handler = createHandler({ fetchPayload: async () => new Promise<string>(() => undefined), timeoutMs: 50 });
    expect(await handler(recorded('stack'))).toMatchObject(failure(/did not arrive within 0\.05 s/));
  });

  test('a function whose time is up', async () => {
    const handler = createHandler({ fetchPayload: async () => new Promise<string>(() => undefined) });
    const context = { getRemainingTimeInMillis: (): number => 3_050 };
    expect(await handler(recorded('stack'), context)).toMatchObject(failure(/did not arrive within 0\.05 s/));
  });
});

describe('a payload that is none is an internal failure', () => {
  test.each([
    ['no JSON', '<html>', /the payload is no JSON/],
    ['no object', '[]', /no JSON object/],
    ['without a template', '{"previousTemplate":""}', /has no template/],
    ['with a number for a template', '{"template":7}', /neither a text nor an object/],
    ['broken YAML', payloadOf('Resources:\n  A: ['), /template:\d+:\d+: /],
    ['no template', payloadOf('hello'), /a template is an object with a Resources section/],
    ['nested without end', payloadOf('['.repeat(100_000)), /could not judge/],
  ])('%s', async (_, text, message) => {
    const found = await createHandler({ fetchPayload: async () => Promise.resolve(text) })(recorded('stack'));
    expect(found).toMatchObject(failure(message));
  });
});

describe('an event that is none is an internal failure', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'event'],
    ['an empty object', {}],
    ['request data of another kind', { requestData: 7 }],
    ['no target', { requestData: {} }],
    ['a stack without payload', { requestData: { targetType: 'STACK' } }],
  ])('%s', async (_, event) => {
    expect(await createHandler()(event)).toMatchObject({ hookStatus: 'FAILED', errorCode: 'InternalFailure' });
  });

  test('whose names are those of every object', async () => {
    const event = JSON.parse(
      '{"__proto__":{"requestData":{}},"constructor":1,"requestData":{"__proto__":{"targetType":"STACK"}}}',
    ) as object;
    expect(await createHandler()(event)).toMatchObject({ errorCode: 'InternalFailure' });
  });
});

describe('where payloads are fetched from', () => {
  test.each([
    'http://bucket.s3.eu-west-1.amazonaws.com/key',
    'https://bucket.s3.eu-west-1.amazonaws.com:8443/key',
    'https://user:secret@bucket.s3.eu-west-1.amazonaws.com/key',
    'https://169.254.169.254/latest/meta-data/',
    'https://s3.eu-west-1.amazonaws.com.evil.example/key',
    'https://evil.example/?s3.amazonaws.com',
    'https://bucket.s3-website-us-east-1.amazonaws.com/key',
    'https://abc.execute-api.eu-west-1.amazonaws.com/s3.amazonaws.com',
    'https://evils3.amazonaws.com/key',
    'file:///etc/passwd',
    'no address',
  ])('not %s', async (url) => {
    const fetch = jest.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('it was fetched'));
    await expect(fetchPayload(url)).rejects.toThrow(/not at an https address of Amazon S3/);
    expect(fetch).not.toHaveBeenCalled();
    fetch.mockRestore();
  });

  test.each([
    'https://bucket.s3.amazonaws.com/key?X-Amz-Signature=a',
    'https://cloudformation-hooks-eu-west-1.s3.eu-west-1.amazonaws.com/key',
    'https://bucket.with.dots.s3-us-west-2.amazonaws.com/key',
    'https://s3.dualstack.us-gov-west-1.amazonaws.com/bucket/key',
    'https://bucket.s3-fips.us-gov-east-1.amazonaws.com/key',
    'https://bucket.s3.cn-north-1.amazonaws.com.cn/key',
    'https://bucket.s3.us-iso-east-1.c2s.ic.gov/key',
    'https://bucket.s3.eusc-de-east-1.amazonaws.eu/key',
  ])('%s', async (url) => {
    const fetch = jest.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('{}'));
    expect(await fetchPayload(url)).toBe('{}');
    expect(fetch).toHaveBeenCalledWith(url, expect.objectContaining({ redirect: 'manual' }));
    fetch.mockRestore();
  });
});

describe('secrets stay secret', () => {
  test('no answer and no log holds the signature of an address, or the template', async () => {
    const entries: HookLogEntry[] = [];
    const log = (entry: HookLogEntry): number => entries.push(entry);
    const refused = await served((_, response) => response.writeHead(403).end(), { log });
    const own = async (url: string): Promise<string> => Promise.reject(new Error(`cannot fetch ${url}`));
    const thrown = await served(() => undefined, { log, fetchPayload: own });
    await served((_, response) => response.end(payloadOf(OPEN)), { log });
    expect(JSON.stringify([refused, thrown, entries])).not.toMatch(/secret|RouteSelectionExpression/);
    expect(entries.map(({ hookStatus, errorCode, failed }) => [hookStatus, errorCode, failed.length > 0])).toEqual([
      ['FAILED', 'InternalFailure', false],
      ['FAILED', 'InternalFailure', false],
      ['FAILED', 'NonCompliant', true],
    ]);
  });
});

describe('options that cannot be used', () => {
  test('are an internal failure that names them', async () => {
    const handler = createHandler({ rules: { 'stage-throtling': 'off' } });
    expect(await handler(recorded('resource'))).toMatchObject({
      errorCode: 'InternalFailure',
      message: expect.stringContaining('did you mean "stage-throttling"'),
    });
  });

  test('are those that do not exist, too: a handler in JavaScript may misspell one', async () => {
    const misspelt: object = { faildOn: 'warning', timeoutMs: 1000, suppressions: false };
    expect(await createHandler(misspelt)(recorded('resource'))).toMatchObject({
      errorCode: 'InternalFailure',
      message: expect.stringContaining('createHandler has no option "faildOn"; did you mean "failOn"?'),
    });
  });

  test('are texts for flags, too, which would count as true', async () => {
    expect(await createHandler({ suppressions: 'no' } as object)(recorded('resource'))).toMatchObject({
      errorCode: 'InternalFailure',
      message: expect.stringContaining('suppressions of createHandler has "no"; it takes true, false'),
    });
  });

  test.each([
    ['no JSON', '{', /WEBSOCKET_GUARD_OPTIONS is no JSON/],
    ['no object', '[]', /OPTIONS takes an object with the options failOn, .*, suppressions, and no list/],
    ['a key that is misspelt', '{"presets":"all"}', /OPTIONS has no option "presets"; did you mean "preset"\?$/],
    ['a key that only code can give', '{"timeoutMs":1}', /OPTIONS has no option "timeoutMs"; it has failOn, preset/],
    ['a preset that does not exist', '{"preset":"lax"}', /preset/],
  ])('of the deployed function: %s', async (_, text, message) => {
    const lines: string[] = [];
    const handler = deployedHandler({ WEBSOCKET_GUARD_OPTIONS: text }, (line) => lines.push(line));
    expect(await handler(recorded('resource'))).toMatchObject({
      errorCode: 'InternalFailure',
      message: expect.stringMatching(message),
    });
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ errorCode: 'InternalFailure' }),
    ]);
  });

  test('and those that can', async () => {
    const unset = deployedHandler({}, () => undefined);
    expect(await unset(recorded('stack-deletion'))).toMatchObject({ hookStatus: 'SUCCESS' });
    const handler = deployedHandler({ WEBSOCKET_GUARD_OPTIONS: '{"failOn":"never"}' }, () => undefined);
    expect((await handler(recorded('resource'))).hookStatus).toBe('SUCCESS');
  });
});
