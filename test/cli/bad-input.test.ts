import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { CHAT } from '../support/chat-template';
import { type Outcome, builtCommand, command, runBuiltCommand } from '../support/command';
import { directoryWith } from '../support/files';

/** A megabyte, as file systems count it. */
const MB = 1024 * 1024;

beforeAll(() => builtCommand());

/** Checks one file by name, in a process of its own. */
async function check(name: string, content: string | Buffer, ...args: readonly string[]): Promise<Outcome> {
  return command(['check', name, ...args], { cwd: directoryWith({ [name]: content }) });
}

/** One line that names the file, nothing on standard output, exit status 2. */
function expectRefusal(outcome: Outcome, message: string | RegExp): void {
  expect(outcome.stderr).toMatch(message);
  expect(outcome).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(/^websocket-guard: [^\n]+\n$/) });
}

const nested = (depth: number, open: string, core: string, close: string): string =>
  open.repeat(depth) + core + close.repeat(depth);

describe('what is no template is refused in one line, with the place', () => {
  test.each([
    ['broken JSON', 'a.json', '{\n  "Resources": {,}\n}', 'a.json:2:17: broken JSON: value expected'],
    [
      'JSON cut off',
      'a.json',
      '{"Resources": {"Api": {"Type": "AWS',
      'a.json:1:32: broken JSON: unexpected end of string',
    ],
    ['broken YAML', 'a.yaml', 'Resources:\n  Api: [\n', 'a.yaml:3:1: '],
    ['a tab in YAML', 'a.yaml', 'Resources:\n\tApi: 1\n', 'a.yaml:2:1: '],
    ['two YAML documents', 'a.yaml', `${CHAT}---\n${CHAT}`, 'a.yaml:26:1: only one YAML document is read'],
    [
      'a binary file',
      'a.template',
      Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]),
      'a.template: this is a binary file; ',
    ],
    ['an empty file', 'a.yaml', '', 'a.yaml: the file is empty; a template is an object with a Resources section'],
    ['white space', 'a.json', ' \n\t\n', 'a.json: the file is empty; '],
    ['a list', 'a.json', '[1, 2]', 'a.json:1:1: a template is an object with a Resources section'],
    ['a text', 'a.yaml', 'just words', 'a.yaml:1:1: a template is an object with a Resources section'],
    [
      'another kind of file',
      'a.yaml',
      'services:\n  web: {}\n',
      'a template is an object with a Resources section; this is none',
    ],
    [
      'resources in a list',
      'a.json',
      '{"Resources": []}',
      'a.json:1:2: a template is an object with a Resources section',
    ],
  ])('%s', async (_, name, content, message) => {
    const outcome = await check(name, content);
    expectRefusal(outcome, '');
    expect(outcome.stderr).toContain(message);
  });

  test('a file that is not there', async () => {
    expectRefusal(await command(['check', 'nowhere.yaml']), 'nowhere.yaml: there is no such file or directory');
  });

  test('a name that is longer than the system takes', async () => {
    const { code, stderr } = await command(['check', 'x'.repeat(5000)]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^websocket-guard: x+: cannot be read: ENAMETOOLONG[^\n]*\n$/);
  });

  test('a template in UTF-16 of a directory', async () => {
    const cwd = directoryWith({ 'chat.yaml': Buffer.from(`\ufeff${CHAT}`, 'utf16le') });
    expectRefusal(await command(['check', '.'], { cwd }), 'chat.yaml: ');
  });

  test('cdk.out that is not there', async () => {
    expectRefusal(await command(['check']), 'cdk.out: there is no such file or directory; run `cdk synth` first');
  });

  test('a directory without templates', async () => {
    expectRefusal(
      await command(['check', '.'], { cwd: directoryWith({ 'a.txt': '' }) }),
      'no template in this directory',
    );
  });

  test('one broken file among sound ones', async () => {
    const cwd = directoryWith({ 'a.yaml': CHAT, 'b.yaml': 'Resources:\n  Api: [\n', 'c.yaml': CHAT });
    expectRefusal(await command(['check', '.'], { cwd }), 'b.yaml:3:1: ');
  });

  test.each([
    ['serverless-state.json', '{"service": {"provider": {"compiledTemplate": {"Resources": {}}}}}'],
    ['serverless.yml', 'service: chat\nresources:\n  Resources:\n    Table: {}\n'],
    ['appspec.yaml', 'version: 0.0\nhooks:\n  Resources: [1]\n'],
    ['events.json', '[{"Resources": {}}]'],
    ['chart.yaml', '{{- if .Values.enabled }}\nspec:\n  Resources: {{ .Values.resources }}\n{{- end }}\n'],
    ['documents.yaml', 'kind: A\nspec: { Resources: 1 }\n---\nkind: B\n'],
  ])('%s in a directory, which is something else, is passed over; named, it is refused', async (name, content) => {
    const cwd = directoryWith({ 'chat.yaml': CHAT, [name]: content });
    const { code, stdout } = await command(['check', '.', '--format', 'json'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('"templates": 1');
    expectRefusal(await command(['check', name], { cwd }), name);
  });

  test.each(['lib/chat-stack.ts', 'app.mjs', 'app.py', 'Chat.java'])('the code of an app: %s', async (name) => {
    const cwd = directoryWith({ [name]: 'import aws_cdk as cdk\n' });
    expectRefusal(
      await command(['check', name], { cwd }),
      `${name}: this is source code, and templates are judged: run`,
    );
  });

  test('a broken JSON file of a directory that may be a template', async () => {
    const cwd = directoryWith({ 'a.yaml': CHAT, 'b.json': '{"Resources": {' });
    expectRefusal(await command(['check', '.'], { cwd }), 'b.json:1:16: broken JSON');
  });

  test('an assembly with a broken manifest', async () => {
    const cwd = directoryWith({ 'cdk.out/manifest.json': '{"artifacts": ' });
    expectRefusal(await command(['check'], { cwd }), 'cdk.out/manifest.json:1:15: broken JSON');
  });

  test('an assembly that names files elsewhere', async () => {
    const artifacts = { a: { type: 'aws:cloudformation:stack', properties: { templateFile: '../../etc/passwd' } } };
    const cwd = directoryWith({ 'cdk.out/manifest.json': { version: '53.0.0', artifacts } });
    expectRefusal(await command(['check'], { cwd }), 'outside of the assembly');
  });

  test('standard input that is none', async () => {
    expectRefusal(await runBuiltCommand(['check', '-'], { input: '{' }), '<stdin>');
  });
});

describe('wrong usage is refused', () => {
  test.each([
    [
      'an unknown rule',
      ['--rule', 'stage-throtling=off'],
      'no rule "stage-throtling"; did you mean "stage-throttling"?',
    ],
    ['an unknown level', ['--rule', 'stage-throttling=fatal'], 'It is written ID=LEVEL'],
    ['an unknown format', ['--format', 'xml'], "argument 'xml' is invalid"],
    ['a file called - for a report', ['--output', 'json=-'], 'Standard output is written by --format; name a file'],
    ['an empty path, as of a variable that is not set', [''], 'a path is empty; is a variable not set?'],
    ['an unknown option', ['--fail-one', 'error'], '--fail-on'],
    ['a configuration that is not there', ['--config', 'nowhere.json'], 'nowhere.json: there is no such file'],
    ['a report into a directory', ['--output', 'json=.'], 'cannot be written'],
  ])('%s', async (_, args, message) => {
    const outcome = await check('a.yaml', CHAT, ...args);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain(message);
  });
});

describe('what is built to hurt is refused, or judged like any other', () => {
  test('JSON nested ten thousand deep', async () => {
    const deep = nested(10_000, '{"Fn::Not":[', 'true', ']}');
    const content = `{"Conditions": {"C": ${deep}}, "Resources": {"S": {"Type": "AWS::ApiGatewayV2::Stage", "Condition": "C", "Properties": ${deep}}}}`;
    const { code, stdout, stderr } = await check('a.json', content, '--format', 'json');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(JSON.parse(stdout)).toMatchObject({ summary: { templates: 1 } });
  });

  test('JSON nested a million deep', async () => {
    const outcome = await check('a.json', `{"Resources": {"A": ${nested(1_000_000, '[', '', ']')}}}`);
    expect([0, 2]).toContain(outcome.code);
    expect(outcome.stderr.split('\n').length).toBeLessThanOrEqual(2);
  });

  test('YAML nested ten thousand deep', async () => {
    expectRefusal(await check('a.yaml', `Resources:\n  A: ${nested(10_000, '[', '', ']')}\n`), /a\.yaml:?.*nested/);
  });

  test('YAML nested two thousand deep by indentation', async () => {
    const lines = Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth)}a:`);
    expectRefusal(
      await check('a.yaml', `Resources:\n${lines.map((line) => ` ${line}`).join('\n')}\n`),
      /a\.yaml:?.*nested/,
    );
  });

  test('YAML aliases that multiply', async () => {
    const level = (index: number): string =>
      `l${index}: &l${index} [${Array<string>(9)
        .fill(`*l${index - 1}`)
        .join(',')}]`;
    const content = ['l0: &l0 [x,x,x,x,x,x,x,x,x]', ...Array.from({ length: 9 }, (_, index) => level(index + 1)), CHAT];
    expectRefusal(await check('a.yaml', content.join('\n')), 'its aliases expand to millions of values');
  });

  test('an alias of itself', async () => {
    expectRefusal(
      await check('a.yaml', 'Resources: &a\n  Api: *a\n'),
      'a.yaml:2:8: the alias *a is inside of the value with the anchor &a, which cannot contain itself',
    );
  });

  test('50 MB of JSON', async () => {
    const content = JSON.stringify({
      Resources: { A: { Type: 'AWS::SNS::Topic', Properties: { Name: 'x'.repeat(50 * MB) } } },
    });
    expect(await check('a.json', content)).toMatchObject({ code: 0, stderr: '' });
  });

  test('50 MB of JSON in small pieces', async () => {
    const topic = (index: number): string =>
      `"T${index}":{"Type":"AWS::SNS::Topic","Properties":{"TopicName":"topic-${index}"}}`;
    const content = `{"Resources":{${Array.from({ length: 650_000 }, (_, index) => topic(index)).join(',')}}}`;
    expect(content.length).toBeGreaterThan(40 * MB);
    expect(await check('a.json', content)).toMatchObject({ code: 0, stderr: '' });
  }, 60_000);

  test('50 MB of YAML', async () => {
    expectRefusal(await check('a.yaml', `${CHAT}# ${'x'.repeat(50 * MB)}\n`), /larger than \d+ MB of YAML/);
  });

  test.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString'])('a stage with logical id %s', async (id) => {
    const content = CHAT.replace('  Stage:', `  ${id}:`);
    const { code, stdout, stderr } = await check('a.yaml', content, '--format', 'json');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain(`"logicalId": "${id}"`);
    const json = await check(
      'a.json',
      `{"Resources": {"${id}": {"Type": "AWS::ApiGatewayV2::Api", "Properties": {"${id}": 1}}}}`,
    );
    expect(json).toMatchObject({ code: 0, stderr: '' });
  });

  test('a logical id that moves the cursor, gives orders to a build server, or reverses the text', async () => {
    const id = '\u001b[2J\u001b]0;pwned\u0007\n::error::pwned\u202e';
    const resources = {
      Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'WEBSOCKET', Name: id } },
      [id]: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: { Ref: 'Api' }, StageName: id } },
    };
    for (const format of ['text', 'json', 'github', 'markdown', 'junit']) {
      const outcome = await check('a.json', JSON.stringify({ Resources: resources }), '--format', format);
      expect(outcome).toMatchObject({ code: 1, stderr: '' });
      expect(outcome.stdout).toContain('stage-throttling');
      // eslint-disable-next-line no-control-regex -- control characters are what this is about
      expect(outcome.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]|^::error::pwned/m);
      if (format === 'text') expect(outcome.stdout).not.toContain('\u202e');
    }
  });

  test('a file name that moves the cursor', async () => {
    const name = 'a\u001b[2J.yaml';
    expectRefusal(await check(name, '['), /a\\u001b\[2J\.yaml/);
  });
});

test('a reader that closes the pipe early is no failure', async () => {
  const cwd = directoryWith(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}.yaml`, CHAT])));
  const outcome = await runBuiltCommand(['check', path.join(cwd)], { cwd, readsNothing: true });
  expect(outcome).toMatchObject({ code: 1, stderr: '' });
});

test('a disk that is full is said in a line, and is no pass', () => {
  const cwd = directoryWith({ 'a.yaml': CHAT });
  const check = '"$0" "$1" check a.yaml --fail-on never > /dev/full';
  const run = spawnSync('sh', ['-c', check, process.execPath, builtCommand()], { cwd, encoding: 'utf8' });
  expect(run.stderr).toMatch(/^websocket-guard: standard output cannot be written: ENOSPC[^\n]*\n$/);
  expect(run.status).toBe(2);
});
