import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { CATALOGUE } from '../../src/rules/catalogue';
import { builtCommand, reportIn, runBuiltCommand } from '../support/command';
import { directoryWith } from '../support/files';
import { HOSTILE, hostileTemplate } from '../support/hostile';

const OPEN_CHAT = `Resources:
  Chat:
    Type: AWS::ApiGatewayV2::Api
    Properties: { Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action }
  Connect:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Chat, RouteKey: $connect, AuthorizationType: NONE }
`;

/** What a tool answered. */
interface Answer {
  readonly isError: boolean;
  readonly texts: readonly string[];
  readonly data: unknown;
}

let directory: string;
let elsewhere: string;
let client: Client;
let noise: string;

/** Starts the published command, and a client of the official SDK that speaks to it over pipes. */
async function connect(args: readonly string[] = [], cwd = directory): Promise<Client> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [builtCommand(), 'mcp', ...args],
    cwd,
    stderr: 'pipe',
  });
  noise = '';
  transport.stderr?.on('data', (chunk: Buffer) => (noise += chunk.toString()));
  const connected = new Client({ name: 'test', version: '1' });
  await connected.connect(transport);
  return connected;
}

async function call(name: string, args: Readonly<Record<string, unknown>> = {}, of = client): Promise<Answer> {
  const { isError, content, structuredContent } = await of.callTool({ name, arguments: args });
  const texts = (content as readonly { readonly text: string }[]).map(({ text }) => text);
  return { isError: isError === true, texts, data: structuredContent };
}

/** The ids in a report. */
function idsIn({ data }: Answer): readonly string[] {
  return (data as { readonly findings: readonly { readonly ruleId: string }[] }).findings.map(({ ruleId }) => ruleId);
}

beforeAll(async () => {
  elsewhere = directoryWith({ 'secret.yaml': OPEN_CHAT });
  directory = directoryWith({
    'chat.yaml': OPEN_CHAT,
    'broken.yaml': 'Resources:\n  Chat: [\n',
    'cdk.out/manifest.json': {
      version: '36.0.0',
      artifacts: { Chat: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Chat.template.json' } } },
    },
    'cdk.out/Chat.template.json': {
      Resources: { Chat: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'WEBSOCKET' } } },
    },
  });
  fs.symlinkSync(path.join(elsewhere, 'secret.yaml'), path.join(directory, 'link.yaml'));
  fs.symlinkSync('chat.yaml', path.join(directory, 'alias.yaml'));
  client = await connect();
});

afterAll(() => client.close());

test('offers its tools, which only read', async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual([
    'check_template',
    'check_assembly',
    'explain_policy',
    'draw_api',
    'list_policies',
  ]);
  expect(tools.map(({ annotations }) => annotations?.readOnlyHint)).toEqual(tools.map(() => true));
  expect(client.getServerVersion()?.name).toBe('cdk-websocket-guard');
  expect(client.getInstructions()).toContain(fs.realpathSync(directory));
});

describe('check_template', () => {
  test('says of a file what the command says', async () => {
    const answer = await call('check_template', { file: 'chat.yaml' });
    const { findings } = reportIn(
      await runBuiltCommand(['check', '--format', 'json', fs.realpathSync(path.join(directory, 'chat.yaml'))], {
        cwd: directory,
      }),
    );
    expect(idsIn(answer)).toContain('connect-route-authorized');
    expect(answer.data).toMatchObject({ findings });
    expect(JSON.parse(answer.texts[0] ?? '')).toEqual(answer.data);
  });

  test('says the same of the text of a template', async () => {
    const [file, text] = [{ file: 'chat.yaml' }, { text: OPEN_CHAT }];
    expect(idsIn(await call('check_template', text))).toEqual(idsIn(await call('check_template', file)));
  });

  test('takes another protocol', async () => {
    const text =
      'Resources: { Books: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: books, ProtocolType: HTTP } } }';
    expect(await call('check_template', { text })).toMatchObject({ data: { summary: { apis: 0 } } });
    expect(await call('check_template', { text, protocols: ['http'] })).toMatchObject({
      data: { summary: { apis: 1 } },
    });
  });

  test('takes another preset', async () => {
    const text = `${OPEN_CHAT}  Live: { Type: AWS::ApiGatewayV2::Stage, Properties: { ApiId: !Ref Chat, StageName: live } }\n`;
    const severityIn = async (preset: string): Promise<string | undefined> => {
      const { data } = await call('check_template', { text, preset });
      const { findings } = data as {
        readonly findings: readonly { readonly ruleId: string; readonly severity: string }[];
      };
      return findings.find(({ ruleId }) => ruleId === 'stage-access-logs')?.severity;
    };
    expect([await severityIn('recommended'), await severityIn('strict')]).toEqual(['warning', 'error']);
  });

  test('names the place of what is no template', async () => {
    expect(await call('check_template', { text: 'Resources:\n  Chat: [\n' })).toEqual({
      isError: true,
      texts: [expect.stringMatching(/^websocket-guard: <template>:\d+:\d+: .+\n$/)],
      data: undefined,
    });
    const { isError, texts } = await call('check_template', { file: 'broken.yaml' });
    expect(isError).toBe(true);
    expect(texts).toEqual([expect.stringMatching(/^websocket-guard: .*broken\.yaml:\d+:\d+: .+\n$/)]);
  });

  test.each(HOSTILE)(
    'says texts of a template as JSON, which has no character that moves a cursor: %j',
    async (text) => {
      const { texts } = await call('check_template', { text: JSON.stringify(hostileTemplate(text).source.root) });
      expect(texts.join('')).not.toBe('');
      // eslint-disable-next-line no-control-regex -- control characters are what this is about
      expect(texts.join('')).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    },
  );

  test('names that every object has are no arguments', async () => {
    const args = JSON.parse('{"__proto__": {"text": "x"}, "constructor": 1}') as Record<string, unknown>;
    const { isError, texts } = await call('check_template', args);
    expect(isError).toBe(true);
    expect(texts.join('')).not.toContain('a defect of this tool');
  });

  test.each([
    ['nothing', {}, 'nothing to judge'],
    ['both', { text: OPEN_CHAT, file: 'chat.yaml' }, 'not both'],
    ['a preset that does not exist', { text: OPEN_CHAT, preset: 'loud' }, 'preset'],
  ])('refuses %s', async (_, args, words) => {
    const { isError, texts } = await call('check_template', args);
    expect(isError).toBe(true);
    expect(texts.join('')).toContain(words);
  });
});

describe('files outside of the roots', () => {
  test.each([
    ['by their absolute path', () => path.join(elsewhere, 'secret.yaml')],
    ['by a path that leads up', () => path.relative(directory, path.join(elsewhere, 'secret.yaml'))],
    ['behind a symbolic link', () => 'link.yaml'],
    ['that are directories', () => elsewhere],
    ['that do not exist', () => path.join(elsewhere, 'nothing.yaml')],
    ['of the system', () => '/etc/passwd'],
    ['with a name that is none', () => 'a\0b'],
  ])('are not read %s', async (_, name) => {
    for (const [tool, argument] of [
      ['check_template', 'file'],
      ['check_assembly', 'directory'],
      ['draw_api', 'file'],
    ] as const) {
      const { isError, texts } = await call(tool, { [argument]: name() });
      expect(isError).toBe(true);
      expect(texts.join('')).toContain('there is no such file or directory inside of');
    }
  });

  test('are read where another root has them', async () => {
    const other = await connect(['--root', '.', '--root', elsewhere]);
    expect((await call('check_template', { file: 'secret.yaml' }, other)).isError).toBe(false);
    expect((await call('check_template', { file: 'link.yaml' }, other)).isError).toBe(false);
    expect((await call('check_template', { file: 'chat.yaml' }, other)).isError).toBe(false);
    await other.close();
  });

  test('are not read where the root is narrower than the working directory', async () => {
    const other = await connect(['--root', 'cdk.out']);
    expect((await call('check_template', { file: '../chat.yaml' }, other)).isError).toBe(true);
    expect((await call('check_template', { file: 'Chat.template.json' }, other)).isError).toBe(false);
    await other.close();
  });
});

test('a symbolic link that stays inside is followed', async () => {
  expect((await call('check_template', { file: 'alias.yaml' })).isError).toBe(false);
});

test('check_assembly judges cdk.out', async () => {
  const { isError, data } = await call('check_assembly');
  expect({ isError, data }).toMatchObject({ isError: false, data: { summary: { templates: 1, apis: 1 } } });
});

test('check_assembly says which links of a directory it did not follow', async () => {
  fs.mkdirSync(path.join(directory, 'several'), { recursive: true });
  fs.writeFileSync(path.join(directory, 'several/chat.yaml'), OPEN_CHAT);
  fs.symlinkSync(path.join(elsewhere, 'secret.yaml'), path.join(directory, 'several/link.yaml'));
  const { texts, data } = await call('check_assembly', { directory: 'several' });
  expect(data).toMatchObject({ summary: { templates: 1 } });
  expect(texts[1]).toMatch(/link\.yaml: this symbolic link leads out of/);
});

test('explain_policy explains, with examples', async () => {
  const { texts } = await call('explain_policy', { id: 'WebSocketGuard-ConnectRouteAuthorized' });
  expect(texts[0]).toMatch(/^connect-route-authorized \(/);
  expect(texts[0]).toContain('Reported (bad.yaml)');
  expect(await call('explain_policy', { id: 'connect-route-authorised' })).toMatchObject({
    isError: true,
    texts: [expect.stringContaining('connect-route-authorized')],
  });
});

test.each([
  ['mermaid', /^flowchart LR/],
  ['dot', /^digraph/],
  ['svg', /^<svg /],
])('draw_api draws %s', async (format, start) => {
  expect((await call('draw_api', { text: OPEN_CHAT, format })).texts[0]).toMatch(start);
  expect((await call('draw_api', { directory: 'cdk.out', format })).texts[0]).toMatch(start);
});

test('list_policies lists the catalogue', async () => {
  const { data } = await call('list_policies');
  const { policies } = data as { readonly policies: readonly { readonly id: string }[] };
  expect(policies.map(({ id }) => id)).toEqual(CATALOGUE.map(({ id }) => id));
});

test('configuration and waivers of the working directory count, and what they print is not the protocol', async () => {
  const cwd = directoryWith({
    'chat.yaml': OPEN_CHAT,
    'websocket-guard.config.mjs': "console.log('hello'); export default { rules: { 'stage-throttling': 'off' } };\n",
    'websocket-guard.waivers.yaml':
      'waivers:\n  - rule: connect-route-authorized\n    scope: Connect\n    reason: It is a public demonstration.\n',
  });
  const other = await connect([], cwd);
  const { data } = await call('check_template', { file: 'chat.yaml' }, other);
  await other.close();
  expect(JSON.stringify(data)).toContain('It is a public demonstration.');
  expect(noise).toContain('hello');
});

describe('the process', () => {
  const QUESTIONS = [
    {
      method: 'initialize',
      id: 1,
      params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
    },
    { method: 'notifications/initialized' },
    { method: 'tools/call', id: 2, params: { name: 'draw_api', arguments: { file: 'chat.yaml', format: 'svg' } } },
  ]
    .map((message) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
    .join('');

  test('answers what was asked before standard input closed, then ends', async () => {
    const { code, stdout, stderr } = await runBuiltCommand(['mcp'], { cwd: directory, input: QUESTIONS });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { readonly id: number }).id)).toEqual([1, 2]);
  });

  test('ends when nobody reads its answers any more', async () => {
    const { code, stderr } = await runBuiltCommand(['mcp'], { cwd: directory, input: QUESTIONS, readsNothing: true });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('says of a line that is no message so, and goes on', async () => {
    const run = await runBuiltCommand(['mcp'], { cwd: directory, input: `nonsense\n${QUESTIONS}` });
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(/^websocket-guard: .+/);
    expect(run.stdout.trimEnd().split('\n')).toHaveLength(2);
  });

  test.each([
    ['a root that does not exist', ['--root', 'nowhere'], /--root nowhere: there is no such directory/],
    ['a configuration that does not exist', ['--config', 'nowhere.json'], /nowhere\.json/],
  ])('refuses %s before it starts', async (_, args, words) => {
    const { code, stdout, stderr } = await runBuiltCommand(['mcp', ...args], { cwd: directory });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(words);
  });
});
