import { App, Stack } from 'aws-cdk-lib';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { temporaryDirectory } from '../support/cdk';
import { addChat, cfn } from '../support/chat-app';
import { CHAT } from '../support/chat-template';
import { type Outcome, command } from '../support/command';
import { directoryWith } from '../support/files';

const AUTHORIZED = CHAT.replace('AuthorizationType: NONE', 'AuthorizationType: AWS_IAM');

/** What `diff --format json` says, in short. */
interface Said {
  readonly added: readonly string[];
  readonly fixed: readonly string[];
  readonly unchanged: number;
  readonly code: number;
}

async function diff(before: string, after: string, ...args: readonly string[]): Promise<Said> {
  const { code, stdout, stderr } = await command(['diff', before, after, '--format', 'json', ...args]);
  expect(stderr).toBe('');
  const report = JSON.parse(stdout) as Record<'new' | 'fixed' | 'unchanged', readonly { ruleId: string }[]>;
  const rules = (key: 'new' | 'fixed'): readonly string[] => report[key].map(({ ruleId }) => ruleId);
  return { code, added: rules('new'), fixed: rules('fixed'), unchanged: report.unchanged.length };
}

test('two equal templates differ in nothing, wherever they lie', async () => {
  const [before, after] = [directoryWith({ 'a.yaml': CHAT }), directoryWith({ 'sub/b.yaml': CHAT })];
  const said = await diff(path.join(before, 'a.yaml'), path.join(after, 'sub/b.yaml'));
  expect(said).toMatchObject({ code: 0, added: [], fixed: [] });
  expect(said.unchanged).toBeGreaterThan(0);
});

test('what is new makes it fail, what is fixed does not', async () => {
  const directory = directoryWith({ 'open.yaml': CHAT, 'authorized.yaml': AUTHORIZED });
  const [open, authorized] = [path.join(directory, 'open.yaml'), path.join(directory, 'authorized.yaml')];
  expect(await diff(open, authorized)).toMatchObject({ code: 0, added: [], fixed: ['connect-route-authorized'] });
  expect(await diff(authorized, open)).toMatchObject({ code: 1, added: ['connect-route-authorized'], fixed: [] });
  expect((await diff(authorized, open, '--fail-on', 'never')).code).toBe(0);
});

test('templates of a directory are told apart by their names in it', async () => {
  const before = directoryWith({ 'a.yaml': CHAT, 'b.yaml': AUTHORIZED });
  const after = directoryWith({ 'a.yaml': AUTHORIZED, 'b.yaml': CHAT });
  expect(await diff(before, after)).toMatchObject({
    added: ['connect-route-authorized'],
    fixed: ['connect-route-authorized'],
  });
});

test('two cloud assemblies of a CDK app are compared by construct paths', async () => {
  const synthesise = (limit: boolean, stackId: string): string => {
    const app = new App({ outdir: temporaryDirectory(), analyticsReporting: false });
    const { stage } = addChat(new Stack(app, 'Chat', { stackName: stackId }), { authorized: true });
    if (limit)
      cfn(stage).addPropertyOverride('DefaultRouteSettings', { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 });
    return app.synth().directory;
  };
  expect(await diff(synthesise(true, 'one'), synthesise(false, 'two'))).toMatchObject({
    code: 1,
    added: ['stage-throttling'],
    fixed: [],
  });
});

test('what is waived is neither new nor fixed', async () => {
  const waiver = { rule: 'connect-route-authorized', scope: 'Connect', reason: 'r', owner: 'o', ticket: 't' };
  const cwd = directoryWith({
    'open.yaml': CHAT,
    'authorized.yaml': AUTHORIZED,
    'websocket-guard.waivers.yaml': { waivers: [{ ...waiver, expires: '2027-06-30' }] },
  });
  const outcome = await command(['diff', path.join(cwd, 'authorized.yaml'), path.join(cwd, 'open.yaml')], { cwd });
  expect(outcome).toMatchObject({ code: 0, stderr: '' });
  expect(outcome.stdout).toMatch(/^nothing new, 0 fixed, \d+ unchanged\n$/);
});

describe('formats', () => {
  const directory = directoryWith({ 'open.yaml': CHAT, 'authorized.yaml': AUTHORIZED });
  const run = async (before: string, after: string, format: string): Promise<Outcome> =>
    command(['diff', path.join(directory, before), path.join(directory, after), '--format', format], {
      cwd: directory,
    });

  test('text says what is new in full, and what is fixed in a line', async () => {
    const { stdout } = await run('authorized.yaml', 'open.yaml', 'text');
    expect(stdout).toContain('open.yaml:13:7: error: API Gateway lets anybody connect');
    expect(stdout).toContain('  fix  ');
    expect(stdout).toMatch(/\n\n1 new finding \(1 error, 0 warnings, 0 info\), 0 fixed, \d+ unchanged\n$/);
    const back = await run('open.yaml', 'authorized.yaml', 'text');
    expect(back.stdout).toMatch(
      /^Fixed:\n {2}open.yaml:13:7: error: API Gateway lets anybody connect.*\[connect-route-authorized\]\n/,
    );
  });

  test('markdown is a comment for a pull request', async () => {
    const { stdout } = await run('authorized.yaml', 'open.yaml', 'markdown');
    expect(stdout).toMatch(/^## WebSocket guard: 1 new finding \(1 error, 0 warnings, 0 info\), 0 fixed/);
    expect(stdout).toContain('| **error** | API Gateway lets anybody connect');
    const back = await run('open.yaml', 'authorized.yaml', 'markdown');
    expect(back.stdout).toContain('<details><summary>1 fixed</summary>');
  });
});

test('an input that is not there is refused', async () => {
  const outcome = await command(['diff', 'nowhere', 'cdk.out']);
  expect(outcome).toMatchObject({ code: 2, stdout: '' });
});

describe('reports', () => {
  const save = async (cwd: string, name: string, template: string): Promise<string> => {
    const { stdout } = await command(['check', path.join(cwd, template), '--format', 'json'], { cwd });
    return path.join(directoryWith({ [name]: stdout }), name);
  };

  test('of two states are compared as they were judged then', async () => {
    const cwd = directoryWith({ 'open.yaml': CHAT, 'authorized.yaml': AUTHORIZED });
    const [open, authorized] = [await save(cwd, 'a.json', 'open.yaml'), await save(cwd, 'b.json', 'authorized.yaml')];
    // Of single templates the names are part of what is compared: those of reports are.
    const renamed = directoryWith({
      'b.json': fs.readFileSync(authorized, 'utf8').replaceAll('authorized.yaml', 'open.yaml'),
    });
    expect(await diff(open, path.join(renamed, 'b.json'))).toMatchObject({
      code: 0,
      added: [],
      fixed: ['connect-route-authorized'],
    });
  });

  test('that were put together tell repositories apart: what is fixed in one and new in another is both', async () => {
    const cwd = directoryWith({ 'open.yaml': CHAT, 'authorized.yaml': AUTHORIZED });
    const [open, authorized] = [await save(cwd, 'r.json', 'open.yaml'), await save(cwd, 'r.json', 'authorized.yaml')];
    const read = (file: string): object =>
      JSON.parse(fs.readFileSync(file, 'utf8').replaceAll('authorized.yaml', 'open.yaml')) as object;
    const merge = async (one: string, other: string): Promise<string> => {
      const reports = directoryWith({
        'one.json': { ...read(one), labels: { repository: 'one' } },
        'other.json': { ...read(other), labels: { repository: 'other' } },
      });
      const { stdout } = await command(['merge', 'one.json', 'other.json', '--format', 'json'], { cwd: reports });
      return path.join(directoryWith({ 'merged.json': stdout }), 'merged.json');
    };
    expect(await diff(await merge(open, authorized), await merge(authorized, open))).toMatchObject({
      code: 1,
      added: ['connect-route-authorized'],
      fixed: ['connect-route-authorized'],
    });
  });

  test.each([
    ['a template', 'open.yaml', 'open.yaml'],
    ['a template that has another name today', 'open.yaml', 'renamed/chat.yaml'],
    ['a template alone in a directory', 'one', 'one'],
    ['the only template of a directory', 'one', 'one/open.yaml'],
    ['a directory of several templates', 'two', 'two'],
  ])('are compared with what was judged: %s', async (_, judged, today) => {
    const cwd = directoryWith({
      'open.yaml': CHAT,
      'renamed/chat.yaml': CHAT,
      'one/open.yaml': CHAT,
      'two/open.yaml': CHAT,
      'two/more/authorized.yaml': AUTHORIZED,
    });
    const saved = await save(cwd, 'a.json', judged);
    const run = async (...args: readonly string[]): Promise<Outcome> => command(['diff', ...args], { cwd });
    for (const outcome of [await run(saved, path.join(cwd, today)), await run(path.join(cwd, today), saved)]) {
      expect(outcome).toMatchObject({ code: 0, stderr: '' });
      expect(outcome.stdout).toMatch(/^nothing new, 0 fixed, [1-9]\d* unchanged\n$/);
    }
  });

  test('of many repositories are not compared with one of them, where nothing would be the same', async () => {
    const cwd = directoryWith({ 'open.yaml': CHAT });
    const saved = await save(cwd, 'r.json', 'open.yaml');
    const { stdout } = await command(['merge', saved, '--format', 'json']);
    const merged = path.join(directoryWith({ 'merged.json': stdout }), 'merged.json');
    const refusal = `websocket-guard: ${merged}: is put together of the reports of many repositories; compare it with another one that is\n`;
    expect(await command(['diff', saved, merged])).toEqual({ code: 2, stdout: '', stderr: refusal });
    expect(await command(['diff', merged, path.join(cwd, 'open.yaml')])).toEqual({
      code: 2,
      stdout: '',
      stderr: refusal,
    });
  });

  test('that are broken are refused by name', async () => {
    const cwd = directoryWith({ 'a.json': { schemaVersion: 1, findings: [{}] }, 'b.yaml': CHAT });
    const outcome = await command(['diff', path.join(cwd, 'a.json'), path.join(cwd, 'b.yaml')], { cwd });
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toMatch(/a\.json/);
  });
});

test('a template is compared with the one of its name in a directory', async () => {
  const before = directoryWith({ 'chat.yaml': CHAT });
  const after = directoryWith({ 'chat.yaml': AUTHORIZED, 'more.yaml': CHAT });
  const said = await diff(path.join(before, 'chat.yaml'), after);
  expect(said.fixed).toEqual(['connect-route-authorized']);
  expect(said.added).toContain('connect-route-authorized');
  expect(said.unchanged).toBeGreaterThan(0);
});

test('templates of JSON are no reports', async () => {
  const json = JSON.stringify({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } });
  const directory = directoryWith({ 'a.json': json, 'b.json': json });
  const said = await diff(path.join(directory, 'a.json'), path.join(directory, 'b.json'));
  expect(said).toEqual({ code: 0, added: [], fixed: [], unchanged: 0 });
});

test('what is suppressed counts in both states where suppressions do not', async () => {
  const cwd = directoryWith({
    'chat.yaml': CHAT,
    'websocket-guard.waivers.yaml':
      'waivers:\n  - { rule: connect-route-authorized, scope: "*Route*", reason: a public demonstration }\n',
  });
  const saved = await command(['check', 'chat.yaml', '--format', 'json'], { cwd });
  fs.writeFileSync(path.join(cwd, 'before.json'), saved.stdout);
  const { code, stdout } = await command(
    ['diff', 'before.json', 'chat.yaml', '--no-suppressions', '--format', 'json'],
    {
      cwd,
    },
  );
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ new: [], fixed: [] });
  const rules = (JSON.parse(stdout) as { unchanged: readonly { ruleId: string }[] }).unchanged.map(
    ({ ruleId }) => ruleId,
  );
  expect(rules).toContain('connect-route-authorized');
});
