import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Outcome, command, reportIn } from '../support/command';
import { directoryWith } from '../support/files';

const CHAT = `
  Chat: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action } }
  Live: { Type: AWS::ApiGatewayV2::Stage, Properties: { ApiId: !Ref Chat, StageName: live, AutoDeploy: true } }
`;
const BOOKS = `
  Books: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: books, ProtocolType: HTTP } }
  List: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Books, RouteKey: GET /books } }
  Shelf: { Type: AWS::ApiGatewayV2::Stage, Properties: { ApiId: !Ref Books, StageName: $default, AutoDeploy: true } }
`;
const FILES = { 'both.yaml': `Resources:${CHAT}${BOOKS}`, 'http.yaml': `Resources:${BOOKS}` };
const HTTP_PARTS = ['Books', 'List', 'Shelf'];

/** Runs the command beside the templates. */
async function run(
  args: readonly string[],
  files: Readonly<Record<string, string | object>> = {},
): Promise<Outcome & { readonly cwd: string }> {
  const cwd = directoryWith({ ...FILES, ...files });
  return { ...(await command(args, { cwd })), cwd };
}

/** The resources that are reported, each once. */
const reported = (outcome: Outcome): readonly string[] => [
  ...new Set(reportIn(outcome).findings.map(({ resource }) => resource.logicalId)),
];

const check = (file: string, ...args: readonly string[]): readonly string[] => [
  'check',
  file,
  '--preset',
  'all',
  '--format',
  'json',
  ...args,
];

describe('check', () => {
  test('judges WebSocket APIs where nothing is asked for', async () => {
    const outcome = await run(check('both.yaml'));
    expect(reported(outcome)).toEqual(expect.arrayContaining(['Chat', 'Live']));
    expect(reported(outcome).filter((id) => HTTP_PARTS.includes(id))).toEqual([]);
    expect(reportIn(outcome).summary).toMatchObject({ apis: 1 });
    expect(reportIn(outcome).summary).not.toHaveProperty('httpApis');
  });

  test('--protocol http judges HTTP APIs alone', async () => {
    const outcome = await run(check('both.yaml', '--protocol', 'http'));
    expect([...reported(outcome)].sort()).toEqual(['List', 'Shelf']);
    expect(reportIn(outcome).summary).toMatchObject({ apis: 1, httpApis: 1 });
  });

  test('both judge both', async () => {
    const outcome = await run(check('both.yaml', '--protocol', 'websocket', '--protocol', 'http'));
    expect(reported(outcome)).toEqual(expect.arrayContaining(['Chat', 'List', 'Live', 'Shelf']));
    expect(reportIn(outcome).summary).toMatchObject({ apis: 2, httpApis: 1 });
  });

  test.each([
    [[], 'no WebSocket API in 1 template. 1 HTTP API is judged with --protocol http.'],
    [['--protocol', 'http'], '1 HTTP API in 1 template: '],
    [['--protocol', 'http', '--protocol', 'websocket'], '0 WebSocket APIs and 1 HTTP API in 1 template: '],
  ])('what has HTTP APIs only, with %j', async (args, said) => {
    const { code, stdout } = await run(['check', 'http.yaml', '--fail-on', 'never', ...args]);
    expect(code).toBe(0);
    expect(stdout).toContain(said);
  });

  test('what has WebSocket APIs only, with --protocol http', async () => {
    const files = { 'chat.yaml': `Resources:${CHAT}${CHAT.replaceAll('Chat', 'Talk').replace('Live', 'Live2')}` };
    const outcome = await run(['check', 'chat.yaml', '--protocol', 'http'], files);
    expect(outcome).toMatchObject({
      code: 0,
      stdout: 'Nothing to judge: no HTTP API in 1 template. 2 WebSocket APIs are judged with --protocol websocket.\n',
    });
  });

  test('HTTP APIs that are judged alone are not called the only APIs', async () => {
    const { stdout } = await run(['check', 'both.yaml', '--protocol', 'http']);
    expect(stdout).toMatch(/^1 HTTP API in 1 template: /m);
  });

  test('one that is named twice is judged once', async () => {
    const once = await run(['check', 'both.yaml', '--protocol', 'http', '--format', 'json']);
    const twice = await run(['check', 'both.yaml', '--protocol', 'http', '--protocol', 'http', '--format', 'json']);
    expect(reportIn(twice)).toEqual(reportIn(once));
  });

  test('a configuration asks for them, and the command line stands above it', async () => {
    const files = { 'websocket-guard.config.json': { protocols: ['http'] } };
    expect([...reported(await run(check('both.yaml'), files))].sort()).toEqual(['List', 'Shelf']);
    const above = reported(await run(check('both.yaml', '--protocol', 'websocket'), files));
    expect(above.filter((id) => HTTP_PARTS.includes(id))).toEqual([]);
  });

  test('another protocol is refused', async () => {
    const outcome = await run(check('both.yaml', '--protocol', 'rest'));
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain('Allowed choices are websocket, http.');
  });
});

describe('an app with HTTP APIs only, where they are not asked for', () => {
  test('has no finding, nothing unknown, and exit status 0', async () => {
    const outcome = await run(check('http.yaml', '--show-unknown', '--fail-on', 'info'));
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(reportIn(outcome)).toMatchObject({ findings: [], summary: { apis: 0, unknown: 0 } });
  });

  test.each(['text', 'markdown', 'html', 'github', 'sarif', 'junit'])(
    'is not named in a report as %s',
    async (format) => {
      const outcome = await run([
        'check',
        'http.yaml',
        '--preset',
        'all',
        '--show-unknown',
        '--output',
        `${format}=report`,
      ]);
      expect(outcome.code).toBe(0);
      const report = fs.readFileSync(path.join(outcome.cwd, 'report'), 'utf8');
      for (const id of HTTP_PARTS) expect(report).not.toMatch(new RegExp(`\\b${id}\\b`));
      expect(outcome.stdout).not.toContain('Shelf');
    },
  );

  test.each(['mermaid', 'dot', 'svg'])('has no picture as %s', async (format) => {
    const outcome = await run(['graph', 'http.yaml', '--format', format]);
    expect(outcome.code).toBe(0);
    expect(outcome.stdout).not.toMatch(/Books|GET \/books/);
  });
});

describe('an app with HTTP APIs, where they are asked for', () => {
  test.each(['text', 'markdown', 'html', 'github', 'sarif', 'junit'])('is reported as %s', async (format) => {
    const outcome = await run(['check', 'http.yaml', '--protocol', 'http', '--output', `${format}=report`]);
    expect(outcome.code).toBe(1);
    expect(fs.readFileSync(path.join(outcome.cwd, 'report'), 'utf8')).toContain('http-route-authorized');
  });

  test.each(['mermaid', 'dot', 'svg'])('is drawn as %s', async (format) => {
    const outcome = await run(['graph', 'http.yaml', '--format', format, '--protocol', 'http']);
    expect(outcome.stdout).toMatch(/GET \/books/);
  });

  test('--require-api is satisfied by an HTTP API only there', async () => {
    expect((await run(['check', 'http.yaml', '--require-api'])).code).not.toBe(0);
    const asked = await run(['check', 'http.yaml', '--require-api', '--protocol', 'http', '--fail-on', 'never']);
    expect(asked.code).toBe(0);
  });
});
