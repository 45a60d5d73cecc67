import { App, Stack } from 'aws-cdk-lib';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { temporaryDirectory } from '../support/cdk';
import { addChat } from '../support/chat-app';
import { CHAT } from '../support/chat-template';
import { type Outcome, command, reportIn } from '../support/command';
import { directoryWith } from '../support/files';

const directory = directoryWith({
  'chat.yaml': CHAT,
  'topic.yaml': 'Resources: {Topic: {Type: AWS::SNS::Topic}}',
  'parameter.yaml': `Parameters: {Limit: {Type: Number}}\n${CHAT}      DefaultRouteSettings: {ThrottlingRateLimit: !Ref Limit, ThrottlingBurstLimit: !Ref Limit}\n`,
});

/** Checks one of the templates above. */
async function check(name: string, ...args: readonly string[]): Promise<Outcome> {
  return command(['check', path.join(directory, name), ...args], { cwd: directory });
}

describe('exit status', () => {
  test('0 where nothing is found', async () => {
    expect(await check('topic.yaml')).toMatchObject({ code: 0, stderr: '' });
  });

  test('1 where there are errors', async () => {
    expect(await check('chat.yaml')).toMatchObject({ code: 1, stderr: '' });
  });

  test('2 for wrong usage and for input that cannot be read', async () => {
    expect(await check('nowhere.yaml')).toMatchObject({ code: 2, stdout: '' });
    expect(await check('chat.yaml', '--format', 'xml')).toMatchObject({ code: 2, stdout: '' });
  });

  test('3 for a defect of the tool, with a request to report it', async () => {
    const clock = (): Date => {
      throw new TypeError('the clock stands still');
    };
    const outcome = await command(['check', path.join(directory, 'chat.yaml')], { cwd: directory, clock });
    expect(outcome).toMatchObject({ code: 3, stdout: '' });
    expect(outcome.stderr).toMatch(/^websocket-guard: a defect of this tool, please report it\nTypeError: the clock/);
  });

  test.each(['--help', '--version', 'check --help'])('0 for %s', async (args) => {
    const outcome = await command(args.split(' '));
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(outcome.stdout).not.toBe('');
  });
});

describe('--fail-on', () => {
  const QUIET = ['--rule', 'connect-route-authorized=off', '--rule', 'stage-throttling=off'];
  const WARNINGS = ['integration-mock-status', 'stage-access-logs', 'stage-execution-logs'].flatMap((id) => [
    '--rule',
    `${id}=off`,
  ]);

  test.each([
    ['error', [], 1],
    ['error', QUIET, 0],
    ['warning', QUIET, 1],
    ['warning', [...QUIET, ...WARNINGS], 0],
    ['info', [...QUIET, ...WARNINGS], 1],
    ['never', [], 0],
  ])('%s with %j', async (severity, rules, code) => {
    expect((await check('chat.yaml', '--fail-on', severity, ...rules)).code).toBe(code);
  });
});

test('--preset strict raises severities, but of what it turns on itself', async () => {
  const [recommended, strict] = [
    await check('chat.yaml', '--format', 'json'),
    await check('chat.yaml', '--format', 'json', '--preset', 'strict'),
  ];
  expect(reportIn(recommended).summary.infos).toBeGreaterThan(0);
  const infos = reportIn(strict).findings.filter((finding) => finding.severity === 'info');
  expect(infos.map(({ ruleId }) => ruleId)).toEqual(['alarms-missing']);
});

test('--rule sets the severity of one rule, and the last one counts', async () => {
  const outcome = await check(
    'chat.yaml',
    '--format',
    'json',
    '--rule',
    'stage-throttling=off',
    '--rule',
    'stage-throttling=info',
  );
  expect(reportIn(outcome).findings.find(({ ruleId }) => ruleId === 'stage-throttling')?.severity).toBe('info');
});

test('--show-unknown lists what only deployment knows', async () => {
  const hidden = await check('parameter.yaml');
  expect(hidden.stdout).toMatch(/unknown \(--show-unknown lists them\)\n$/);
  expect(hidden.stdout).not.toContain(' unknown: ');
  const shown = await check('parameter.yaml', '--show-unknown');
  expect(shown.stdout).toMatch(/ unknown: .*Limit.* \[stage-throttle-zero\]/);
});

test('--quiet leaves nothing to read where nothing is found', async () => {
  expect(await check('topic.yaml', '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('JSON is one document, and nothing else is on standard output', async () => {
  const { stdout } = await check('chat.yaml', '--format', 'json', '--show-unknown', '--show-suppressed');
  expect(Object.keys(JSON.parse(stdout) as object).slice(0, 2)).toEqual(['schemaVersion', 'tool']);
});

test('the same input gives the same bytes', async () => {
  const [first, second] = [await check('.', '--format', 'json'), await check('.', '--format', 'json')];
  expect(first).toEqual(second);
});

describe('what is checked', () => {
  test('cdk.out, where no path is given', async () => {
    const cwd = temporaryDirectory();
    const app = new App({ outdir: path.join(cwd, 'cdk.out'), analyticsReporting: false });
    addChat(new Stack(app, 'Chat'));
    app.synth();
    const outcome = await command(['check', '--format', 'json'], { cwd });
    expect(outcome).toMatchObject({ code: 1, stderr: '' });
    const found = reportIn(outcome).findings.find(({ ruleId }) => ruleId === 'stage-throttling');
    expect(found?.resource).toMatchObject({
      constructPath: 'Chat/Live/Resource',
      template: 'cdk.out/Chat.template.json',
    });
  });

  test('standard input', async () => {
    const outcome = await command(['check', '-', '--format', 'json'], { input: CHAT });
    expect(outcome).toMatchObject({ code: 1, stderr: '' });
    expect(reportIn(outcome).findings[0]?.location.file).toBe('<stdin>');
  });

  test('several paths, in the order they are given', async () => {
    const files = ['parameter.yaml', 'chat.yaml'];
    const outcome = await command(['check', ...files.map((file) => path.join(directory, file)), '--format', 'json'], {
      cwd: directory,
    });
    expect([...new Set(reportIn(outcome).findings.map(({ resource }) => resource.template))]).toEqual(files);
  });
});

describe('colours', () => {
  const ESCAPE = '\u001b[';
  const onTerminal = async (...args: readonly string[]): Promise<string> =>
    (await command(['check', path.join(directory, 'chat.yaml'), ...args], { cwd: directory, isTerminal: true })).stdout;

  test('on a terminal', async () => {
    expect(await onTerminal()).toContain(ESCAPE);
  });

  test('not with --no-color, not in other formats, not in a pipe', async () => {
    expect(await onTerminal('--no-color')).not.toContain(ESCAPE);
    expect(await onTerminal('--format', 'json')).not.toContain(ESCAPE);
    expect((await check('chat.yaml')).stdout).not.toContain(ESCAPE);
  });
});

describe('what would count twice is judged once', () => {
  const cwd = directoryWith({ 'app/chat.yaml': CHAT, 'app/package.json': '{ "Resources": 1 }' });
  fs.symlinkSync('app', path.join(cwd, 'link'));
  const summaryOf = async (...paths: readonly string[]) =>
    reportIn(await command(['check', ...paths.map((name) => path.join(cwd, name)), '--format', 'json'], { cwd }))
      .summary;

  test.each([
    ['a template that is named twice', ['app/chat.yaml', 'app/chat.yaml']],
    ['a template, and the directory that it is in', ['app/chat.yaml', 'app']],
    ['a directory, and a link to it', ['app', 'link']],
  ])('%s', async (_, paths) => {
    expect(await summaryOf(...paths)).toEqual(await summaryOf('app/chat.yaml'));
  });

  test.each([
    ['behind it', (assembly: string, template: string) => [assembly, template]],
    ['before it', (assembly: string, template: string) => [template, assembly]],
  ])('a cloud assembly, and a template in it that is named %s', async (_, paths) => {
    const app = new App({ outdir: temporaryDirectory(), analyticsReporting: false });
    addChat(new Stack(app, 'Chat'));
    const { directory: assembly } = app.synth();
    const outcome = await command([
      'check',
      ...paths(assembly, path.join(assembly, 'Chat.template.json')),
      '--format',
      'json',
    ]);
    expect(reportIn(outcome).summary).toMatchObject({ apis: 1, templates: 1 });
  });
});

test('the templates of a directory come in the order of their names, on every system', async () => {
  // Systems that sort names by their bytes have these two the other way round.
  const names = ['\u{1f600}.yaml', '\uff5e.yaml', 'a.yaml'];
  const cwd = directoryWith(Object.fromEntries(names.map((name) => [name, CHAT])));
  const outcome = await command(['check', '.', '--format', 'json'], { cwd });
  const templates = reportIn(outcome).findings.map(({ resource }) => resource.template);
  expect([...new Set(templates)]).toEqual(['a.yaml', '\u{1f600}.yaml', '\uff5e.yaml']);
});

test('a synthesis that failed in a directory is spoken of', async () => {
  const cwd = directoryWith({
    'service/cdk.out/manifest.json': {
      version: '53.0.0',
      artifacts: { Chat: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Chat.template.yaml' } } },
    },
    'service/cdk.out/Chat.template.yaml': CHAT,
    'service/cdk.out/error.txt': 'no luck',
  });
  const outcome = await command(['check', '.', '--format', 'json'], { cwd });
  expect(reportIn(outcome).summary.templates).toBe(1);
  expect(outcome.stderr).toMatch(/error\.txt: the last synthesis failed; what is judged may be of an earlier/);
});
