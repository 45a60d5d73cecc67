import { createHandler, type HookOptions } from '../../src/hook';
import { CATALOGUE } from '../../src/rules/catalogue';
import { definePolicy } from '../../src/policies';
import { command } from '../support/command';
import { directoryWith } from '../support/files';
import { payloadOf, recorded, resourceEvent } from './events';
import { CORPUS, EXAMPLES, OPEN } from './templates';
import * as path from 'node:path';

const TOKEN = '0f1c4f0e-3c55-4c3e-8d6f-6f3a6d1b7c11';

/** What the hook answers about a template. */
async function answer(
  template: string,
  options: HookOptions = {},
  name = 'stack',
): ReturnType<ReturnType<typeof createHandler>> {
  return createHandler({ fetchPayload: async () => Promise.resolve(payloadOf(template)), ...options })(recorded(name));
}

/** `id STATUS`, a line each. */
const statuses = ({ annotations = [] }: Awaited<ReturnType<typeof answer>>): readonly string[] =>
  annotations.map(({ annotationName, status }) => `${annotationName} ${status}`);

describe('each target, as AWS writes its events', () => {
  test.each(['stack', 'stack-as-the-shape-spells-it', 'change-set'])('%s: the template is judged', async (name) => {
    const found = await answer(OPEN, {}, name);
    expect(found).toMatchObject({ hookStatus: 'FAILED', errorCode: 'NonCompliant', clientRequestToken: TOKEN });
    expect(statuses(found)).toContain('connect-route-authorized FAILED');
  });

  test.each([
    ['stack', 'targetType'],
    ['stack', 'targetName'],
    ['change-set', 'targetType'],
    ['change-set', 'targetName'],
  ])('%s without %s: the template is judged', async (name, left) => {
    const fetchPayload = async (): Promise<string> => Promise.resolve(payloadOf(OPEN));
    const event = recorded(name, { [left]: undefined });
    expect(await createHandler({ fetchPayload })(event)).toMatchObject({ errorCode: 'NonCompliant' });
  });

  test('every field in capitals or in small letters: the template is judged', async () => {
    const renamed = (value: unknown, rename: (name: string) => string): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([name, one]) => [rename(name), renamed(one, rename)]))
        : value;
    const fetchPayload = async (): Promise<string> => Promise.resolve(`\uFEFF${payloadOf(OPEN)}`);
    for (const rename of [(name: string) => name.toLowerCase(), (name: string) => name.toUpperCase()]) {
      const found = await createHandler({ fetchPayload })(renamed(recorded('stack'), rename));
      expect(found).toMatchObject({ errorCode: 'NonCompliant', clientRequestToken: TOKEN });
    }
  });

  test('a resource whose type stands in targetType alone is judged', async () => {
    const found = await createHandler()(recorded('resource', { targetName: undefined }));
    expect(statuses(found)).toEqual(['connect-route-authorized FAILED']);
  });

  test('a resource that is not shown is no pass', async () => {
    expect(await createHandler()(recorded('resource', { targetModel: undefined }))).toMatchObject({
      errorCode: 'InternalFailure',
      message: expect.stringContaining('has no targetModel'),
    });
  });

  test('the address of the payload is handed over as it is', async () => {
    const asked: string[] = [];
    const fetchPayload = async (url: string): Promise<string> => {
      asked.push(url);
      return Promise.resolve(payloadOf(OPEN));
    };
    const payload = 'https://bucket.s3.eu-west-1.amazonaws.com/a?X-Amz-Signature=b';
    await createHandler({ fetchPayload })(recorded('stack', { payload }));
    expect(asked).toEqual([payload]);
  });

  test.each(['resource', 'cloud-control'])('%s: the resource is judged, and nothing fetched', async (name) => {
    const fetchPayload = async (): Promise<string> => Promise.reject(new Error('nothing is to be fetched'));
    const found = await createHandler({ fetchPayload })(recorded(name));
    expect(found).toMatchObject({ hookStatus: 'FAILED', errorCode: 'NonCompliant' });
    expect(statuses(found)).toEqual(['connect-route-authorized FAILED']);
    expect(found.clientRequestToken).toBe(name === 'resource' ? undefined : TOKEN);
  });

  test('a deletion passes, and nothing is fetched', async () => {
    const fetchPayload = async (): Promise<string> => Promise.reject(new Error('nothing is to be fetched'));
    expect(await createHandler({ fetchPayload })(recorded('stack-deletion'))).toMatchObject({
      hookStatus: 'SUCCESS',
      clientRequestToken: TOKEN,
    });
  });

  test.each([
    ['empty', ''],
    ['blank', ' \n'],
    ['an empty object', '{}'],
  ])('a template that is %s passes', async (_, template) => {
    expect(await answer(template)).toMatchObject({ hookStatus: 'SUCCESS' });
  });

  test('a template without a WebSocket API passes', async () => {
    expect(await answer('Resources: { Bucket: { Type: AWS::S3::Bucket } }')).toMatchObject({
      hookStatus: 'SUCCESS',
      message: 'Nothing to judge: no WebSocket API.',
      annotations: [],
    });
  });
});

test.each([
  [undefined, 'WEBSOCKET', 'no WebSocket API. 1 HTTP API is judged with protocols that have http.'],
  ['http', 'HTTP', 'no HTTP API. 1 WebSocket API is judged with protocols that have websocket.'],
] as const)('APIs that the protocols %j leave out are named', async (protocol, kind, said) => {
  const other = kind === 'HTTP' ? 'WEBSOCKET' : 'HTTP';
  const template = `Resources: { Api: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: ${other} } } }`;
  const options = protocol === undefined ? {} : { protocols: [protocol] };
  expect(await answer(template, options)).toMatchObject({
    hookStatus: 'SUCCESS',
    message: `Nothing to judge: ${said}`,
  });
});

describe('annotations', () => {
  test('one a policy, with what is wrong and where, the fix and the page', async () => {
    const { annotations = [] } = await answer(OPEN, { preset: 'all' });
    const names = annotations.map(({ annotationName }) => annotationName);
    expect(names).toEqual([...new Set(names)]);
    expect(annotations[0]).toEqual({
      annotationName: 'connect-route-authorized',
      status: 'FAILED',
      statusMessage: expect.stringMatching(
        /^API Gateway lets anybody connect.*\(Connect AWS::ApiGatewayV2::Route, AuthorizationType, line 14 of the template\)$/,
      ),
      remediationMessage: CATALOGUE.find(({ id }) => id === 'connect-route-authorized')?.fix,
      remediationLink: expect.stringMatching(/^https:.*\/connect-route-authorized\.md$/),
      severityLevel: 'HIGH',
    });
  });

  test('severities are those of the preset', async () => {
    const level = async (options: HookOptions): Promise<string | undefined> =>
      (await answer(OPEN, options)).annotations?.find(({ annotationName }) => annotationName === 'stage-access-logs')
        ?.severityLevel;
    expect(await level({})).toBe('MEDIUM');
    expect(await level({ preset: 'strict' })).toBe('HIGH');
    expect(await level({ rules: { 'stage-access-logs': 'info' } })).toBe('LOW');
  });

  test('what only the deployment can tell is skipped, and fails nothing', async () => {
    const template = `Parameters: { Auth: { Type: String } }\n${OPEN.replace('NONE', '!Ref Auth')}`;
    const found = await answer(template);
    expect(found.hookStatus).toBe('SUCCESS');
    expect(statuses(found)).toContain('connect-route-authorized SKIPPED');
  });

  test('what somebody decided in the template is skipped, unless the hook says otherwise', async () => {
    const template = `${OPEN}    Metadata: { 'websocket-guard:anonymous-access': { reason: a public chat } }\n`;
    const accepted = await answer(template);
    expect(accepted.hookStatus).toBe('SUCCESS');
    expect(
      accepted.annotations?.find(({ annotationName }) => annotationName === 'connect-route-authorized'),
    ).toMatchObject({
      status: 'SKIPPED',
      statusMessage: expect.stringContaining('a public chat'),
    });
    expect(await answer(template, { suppressions: false })).toMatchObject({ errorCode: 'NonCompliant' });
  });
});

describe('messages', () => {
  /** A template with many open APIs, with names that are to be escaped. */
  const many = (count: number): string =>
    JSON.stringify({
      Resources: Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          [`Api${index}`, { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'a', ProtocolType: 'WEBSOCKET' } }],
          [
            `Connect\u001b[31m${index}`,
            { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: { Ref: `Api${index}` }, RouteKey: '$connect' } },
          ],
        ]).flat(),
      ),
    });

  test('fit, and say how much is left out', async () => {
    const { message, annotations = [] } = await answer(many(200));
    expect(message.length).toBeLessThanOrEqual(4096);
    expect(message).toMatch(/^cdk-websocket-guard: \d+ errors/);
    expect(message).toMatch(/… and \d+ more, in the annotations of the hook's result\.$/);
    expect(annotations.length).toBeGreaterThan(1);
    for (const { statusMessage, remediationMessage } of annotations) {
      expect(statusMessage.length).toBeLessThanOrEqual(1024);
      expect(remediationMessage.length).toBeLessThanOrEqual(4096);
    }
  });

  test('about a resource are shorter', async () => {
    const routes = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`route${at}`, { LoggingLevel: 'ALL' }]));
    const properties = {
      ApiId: 'a',
      StageName: 'a',
      DefaultRouteSettings: { LoggingLevel: 'OFF' },
      RouteSettings: routes,
    };
    const found = await createHandler({ preset: 'all' })(
      resourceEvent('AWS::ApiGatewayV2::Stage', properties, 'cloud-control'),
    );
    expect(found.errorCode).toBe('NonCompliant');
    expect(found.message.length).toBeGreaterThan(500);
    expect(found.message.length).toBeLessThanOrEqual(1024);
  });

  test('hold nothing of a template that moves a cursor', async () => {
    // eslint-disable-next-line no-control-regex -- control characters are what this is about
    expect(JSON.stringify(await answer(many(3)))).not.toMatch(/\u001b|\\u001b(?!\[)/);
  });
});

describe('failOn, presets and policies of your own', () => {
  const warned = OPEN.replace('NONE', 'AWS_IAM');

  test('decide what fails', async () => {
    expect((await answer(warned)).hookStatus).toBe('SUCCESS');
    expect((await answer(warned, { failOn: 'warning' })).hookStatus).toBe('FAILED');
    expect((await answer(warned, { preset: 'strict' })).hookStatus).toBe('FAILED');
    expect((await answer(OPEN, { failOn: 'never' })).hookStatus).toBe('SUCCESS');
  });

  const described = definePolicy({
    id: 'acme/described',
    category: 'observability',
    severity: 'error',
    title: 'An API has a description',
    why: 'Nobody knows what it is for.',
    fix: 'Set Description.',
    references: ['https://wiki.acme.example/described'],
    check(model, judge) {
      judge.value(model.apiResources, 'Description', (value) => value.isAbsent && 'It has no description.');
    },
  });

  test('are judged and annotated like any other', async () => {
    const { annotations = [] } = await answer(warned, { policies: [described] });
    expect(annotations[0]).toMatchObject({
      annotationName: 'acme/described',
      status: 'FAILED',
      remediationLink: 'https://wiki.acme.example/described',
    });
  });

  test('that throw are no pass', async () => {
    const broken = {
      ...described,
      check: (): never => {
        throw new TypeError('broken');
      },
    };
    expect(await answer(warned, { policies: [broken] })).toMatchObject({
      errorCode: 'InternalFailure',
      message: expect.stringMatching(/rule acme\/described threw.*broken/),
    });
  });
});

describe('the verdict is that of the command', () => {
  test('for the examples of every policy, and whatever TEMPLATE_CORPUS holds', async () => {
    const templates = [...EXAMPLES, ...CORPUS];
    const files = Object.fromEntries(templates.map(([, template], index) => [`${index}.yaml`, template]));
    const cwd = directoryWith(files);
    const differing: string[] = [];
    for (const [index, [name, template]] of templates.entries()) {
      const file = path.join(cwd, `${index}.yaml`);
      const { code, stdout } = await command(
        ['check', file, '--format', 'json', '--preset', 'all', '--fail-on', 'warning'],
        { cwd },
      );
      const { findings, unknown } = JSON.parse(stdout) as Record<
        'findings' | 'unknown',
        { ruleId: string; suppressed?: object }[]
      >;
      const { hookStatus, annotations = [] } = await answer(template, { preset: 'all', failOn: 'warning' });
      const failed = annotations
        .filter(({ status }) => status === 'FAILED')
        .map(({ annotationName }) => annotationName);
      const skipped = annotations
        .filter(({ status }) => status === 'SKIPPED')
        .map(({ annotationName }) => annotationName);
      const open = new Set(findings.filter(({ suppressed }) => !suppressed).map(({ ruleId }) => ruleId));
      const others = new Set([...findings, ...unknown].map(({ ruleId }) => ruleId).filter((id) => !open.has(id)));
      const isSame =
        (hookStatus === 'SUCCESS') === (code === 0) &&
        failed.sort().join() === [...open].sort().join() &&
        skipped.sort().join() === [...others].sort().join();
      if (!isSame) differing.push(name);
    }
    expect(EXAMPLES.length).toBeGreaterThan(100);
    expect(differing).toEqual([]);
  }, 120_000);
});

describe('a payload', () => {
  const answered = async (payload: object): Promise<unknown> =>
    createHandler({ fetchPayload: async () => Promise.resolve(JSON.stringify(payload)) })(recorded('stack'));

  test.each([[null], [{}], [''], ['{}']])('whose template is %j has nothing to judge', async (template) => {
    expect(await answered({ template })).toMatchObject({
      hookStatus: 'SUCCESS',
      message: 'Nothing to judge: the template is empty.',
    });
  });

  test('whose template is written out as an object is judged', async () => {
    const Resources = {
      Connect: { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: { Ref: 'Api' }, RouteKey: '$connect' } },
      Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET' } },
    };
    expect(await answered({ template: { Resources } })).toMatchObject({
      hookStatus: 'FAILED',
      errorCode: 'NonCompliant',
    });
  });

  test('whose template is a number is none', async () => {
    expect(await answered({ template: 5 })).toMatchObject({ hookStatus: 'FAILED', errorCode: 'InternalFailure' });
  });
});

test('a finding that fills the room of its annotation is cut, and how many more there are is said', async () => {
  const name = 'N'.repeat(3_000);
  const route = { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: { Ref: name }, RouteKey: '$connect' } };
  const api = { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'a', ProtocolType: 'WEBSOCKET' } };
  const template = JSON.stringify({ Resources: { [name]: api, [`A${name}`]: route, [`B${name}`]: route } });
  const { annotations = [] } = await createHandler({
    fetchPayload: async () => Promise.resolve(JSON.stringify({ template })),
  })(recorded('stack'));
  const { statusMessage = '' } =
    annotations.find(({ annotationName }) => annotationName === 'connect-route-authorized') ?? {};
  expect(statusMessage.length).toBeLessThanOrEqual(1024);
  expect(statusMessage).toMatch(/…\n… and 1 more, in the annotations of the hook's result\.$/);
});

test('an event that is none is logged without what is not known of it', async () => {
  const log = jest.fn();
  expect(await createHandler({ log })({ anything: 1 })).toMatchObject({ errorCode: 'InternalFailure' });
  expect(log).toHaveBeenCalledWith({
    hookStatus: 'FAILED',
    errorCode: 'InternalFailure',
    failed: [],
    reason: expect.stringContaining('no requestData'),
    durationMs: expect.any(Number),
  });
});

test('a fetch of your own may throw anything', async () => {
  const handler = createHandler({
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- that is what this is about
    fetchPayload: async () => Promise.reject('no luck at https://bucket.example/?X-Amz-Signature=secret'),
  });
  const answer = await handler(recorded('stack'));
  expect(answer).toMatchObject({ errorCode: 'InternalFailure', message: expect.stringContaining('no luck') });
  expect(answer.message).not.toContain('secret');
});
