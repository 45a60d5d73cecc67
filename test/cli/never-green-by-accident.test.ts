import * as fs from 'node:fs';
import * as path from 'node:path';
import { CHAT } from '../support/chat-template';
import { type Outcome, builtCommand, reportIn, runBuiltCommand } from '../support/command';
import { directoryWith } from '../support/files';

beforeAll(() => builtCommand());

const NO_API = { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } };
const stack = { type: 'aws:cloudformation:stack', properties: { templateFile: 'Chat.template.yaml' } };

async function check(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  return runBuiltCommand(['check', ...args], { cwd });
}

describe('a manifest.json makes no assembly by its name', () => {
  test.each([
    ['of a web app', { name: 'Chat', icons: [] }],
    ['with artifacts of another kind', { version: '1.0.0', artifacts: { Tree: { type: 'cdk:tree' } } }],
    ['without a version', { artifacts: { Chat: stack } }],
    ['that is no JSON', 'self.__MANIFEST = {'],
    ['that is a list', '[]'],
  ])('%s: the templates beside it are judged', async (_, manifest) => {
    const outcome = await check(
      directoryWith({ 'manifest.json': manifest, 'chat.yaml': CHAT }),
      '.',
      '--format',
      'json',
    );
    expect(outcome.code).toBe(1);
    expect(reportIn(outcome).summary.templates).toBe(1);
  });

  test('that of an assembly does', async () => {
    const cwd = directoryWith({
      'cdk.out/manifest.json': { version: '53.0.0', artifacts: { Chat: stack } },
      'cdk.out/Chat.template.yaml': CHAT,
      'cdk.out/asset.yaml': CHAT,
    });
    expect(reportIn(await check(cwd, '--format', 'json')).summary.templates).toBe(1);
  });
});

describe('where no template is read, nothing is decided', () => {
  test.each([
    ['an assembly without stacks', { 'manifest.json': { version: '53.0.0', artifacts: {} } }],
    ['a directory of other files', { 'package.json': {}, 'values.yaml': 'a: 1\n' }],
    ['an empty directory', {}],
  ])('%s', async (_, files) => {
    expect(await check(directoryWith(files), '.')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'websocket-guard: .: no template in this directory (.json, .yaml, .yml, .template)\n',
    });
  });

  test('one path of several', async () => {
    const cwd = directoryWith({ 'chat.yaml': CHAT, 'empty/a.txt': '' });
    expect(await check(cwd, 'chat.yaml', 'empty')).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('where there is no WebSocket API', () => {
  test('reports say that there was nothing to judge', async () => {
    const cwd = directoryWith({ 'a.json': NO_API });
    const outcome = await check(cwd, '.', '--output', 'html=report.html');
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(outcome.stdout).toBe('Nothing to judge: no WebSocket API in 1 template.\n');
    const html = fs.readFileSync(path.join(cwd, 'report.html'), 'utf8');
    expect(html).toContain('Nothing to judge');
    expect(html).not.toMatch(/every policy|The check passes/i);
  });

  test('--require-api fails, whatever findings may do', async () => {
    const cwd = directoryWith({ 'a.json': NO_API });
    const message = 'websocket-guard: no API was judged, and --require-api asks for one\n';
    expect(await check(cwd, '.', '--require-api', '--fail-on', 'never')).toMatchObject({ code: 1, stderr: message });
  });

  test('--require-api says nothing where there is one', async () => {
    const cwd = directoryWith({ 'a.yaml': CHAT });
    expect(await check(cwd, '.', '--require-api', '--fail-on', 'never')).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('what ends undecided is no pass', () => {
  const forever = 'await new Promise(() => {});\nexport default {};\n';

  test.each([
    ['a configuration', 'websocket-guard.config.mjs', []],
    ['a policy', 'policy.mjs', ['--policy', 'policy.mjs']],
  ])('%s that never ends loading', async (_, file, args) => {
    const outcome = await check(directoryWith({ 'chat.yaml': CHAT, [file]: forever }), 'chat.yaml', ...args);
    expect(outcome).toEqual({
      code: 3,
      stdout: '',
      stderr: expect.stringMatching(new RegExp(`^websocket-guard: ${file}: this module never ends loading[^\n]*\n$`)),
    });
  });

  test('a policy that ends the process', async () => {
    const cwd = directoryWith({ 'chat.yaml': CHAT, 'policy.mjs': 'process.exit(0)' });
    expect(await check(cwd, 'chat.yaml', '--policy', 'policy.mjs')).toEqual({
      code: 3,
      stdout: '',
      stderr: 'websocket-guard: the process ended before anything was decided\n',
    });
  });
});

test('a synthesis that failed is said, as what is judged may be older', async () => {
  const cwd = directoryWith({
    'cdk.out/manifest.json': { version: '53.0.0', artifacts: { Chat: stack } },
    'cdk.out/Chat.template.yaml': CHAT,
    'cdk.out/error.txt': 'ValidationError',
  });
  const { code, stderr } = await check(cwd);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^websocket-guard: cdk\.out\/error\.txt: the last synthesis failed; [^\n]+\n$/);
});

describe('what a program of the user says is the user’s to mend', () => {
  test.each([
    ['a getter', 'export default { get preset() { throw new Error("no preset today") } };', 'no preset today'],
    ['a getter inside', 'export default { rules: { get "stage-throttling"() { throw new Error("oh") } } };', 'oh'],
    ['policies that are no list', 'export default { policies: 5 };', ''],
    ['a function', 'export default { rules: () => ({}) };', ''],
  ])('%s', async (_, text, message) => {
    const cwd = directoryWith({ 'chat.yaml': CHAT, 'websocket-guard.config.mjs': text });
    const outcome = await check(cwd, 'chat.yaml');
    expect(outcome).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining('websocket-guard.config.mjs: ') });
    expect(outcome.stderr).toContain(message);
  });

  test('a getter of a policy', async () => {
    const cwd = directoryWith({
      'chat.yaml': CHAT,
      'policy.mjs': 'export default { check() {}, get id() { throw new Error("no id today") } };',
    });
    expect(await check(cwd, 'chat.yaml', '--policy', 'policy.mjs')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'websocket-guard: policy.mjs: no id today\n',
    });
  });
});

test('a UTF-16 template among others is not passed over', async () => {
  const cwd = directoryWith({ 'a.yaml': CHAT, 'b.yaml': Buffer.from(`\ufeff${CHAT}`, 'utf16le') });
  expect(await check(cwd, '.')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'websocket-guard: b.yaml: this is UTF-16; save it as UTF-8\n',
  });
});
