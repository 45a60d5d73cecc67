import * as path from 'node:path';
import { CHAT } from '../support/chat-template';
import { type Outcome, command, reportIn, runBuiltCommand } from '../support/command';
import { directoryWith } from '../support/files';

/** Checks the chat in a directory with some files, from there or from below. */
async function checkIn(
  files: Readonly<Record<string, string | object>>,
  options: { readonly below?: string; readonly args?: readonly string[]; readonly built?: boolean } = {},
): Promise<Outcome> {
  const directory = directoryWith({ 'chat/chat.yaml': CHAT, 'chat/below/x.txt': '', ...files });
  const { below = '.', args = [], built = false } = options;
  const all = ['check', path.join(directory, 'chat/chat.yaml'), '--format', 'json', ...args];
  const outcome = await command(all, { cwd: path.join(directory, below) });
  // What Node.js itself imports is nothing else.
  if (built) expect(await runBuiltCommand(all, { cwd: path.join(directory, below) })).toEqual(outcome);
  return outcome;
}

const severities = (outcome: Outcome): readonly string[] => reportIn(outcome).findings.map(({ severity }) => severity);
const rules = (outcome: Outcome): readonly string[] => reportIn(outcome).findings.map(({ ruleId }) => ruleId);

const OFF = { rules: { 'stage-throttling': 'off' } };

describe('a configuration is found', () => {
  test.each([
    ['as JSON', { 'websocket-guard.config.json': OFF }],
    ['as YAML', { 'websocket-guard.config.yaml': 'rules:\n  stage-throttling: off\n' }],
    ['as YAML with the level quoted', { 'websocket-guard.config.yaml': 'rules:\n  stage-throttling: "off"\n' }],
    ['in package.json', { 'package.json': { name: 'app', 'websocket-guard': OFF } }],
  ])('%s, from the directory and from below', async (_, files) => {
    for (const below of ['.', 'chat/below'])
      expect(rules(await checkIn(files, { below }))).not.toContain('stage-throttling');
  });

  test('as an ES module', async () => {
    const files = { 'websocket-guard.config.mjs': `export default ${JSON.stringify(OFF)};` };
    expect(rules(await checkIn(files, { built: true, below: 'chat' }))).not.toContain('stage-throttling');
  });

  test('nearest first', async () => {
    const files = { 'package.json': { 'websocket-guard': OFF }, 'chat/websocket-guard.config.json': { preset: 'all' } };
    expect(rules(await checkIn(files, { below: 'chat' }))).toContain('stage-throttling');
  });

  test('and not in a package.json that only has a command of that name', async () => {
    const files = { 'package.json': { scripts: { 'websocket-guard': 'websocket-guard check' } } };
    expect((await checkIn(files)).code).toBe(1);
  });

  test('where none is, the catalogue applies as it is', async () => {
    expect(rules(await checkIn({}))).toContain('stage-throttling');
  });
});

describe('the command line stands above the file', () => {
  const FILE = { 'websocket-guard.config.json': { preset: 'strict', failOn: 'never', ...OFF } };

  test('--fail-on', async () => {
    expect((await checkIn(FILE)).code).toBe(0);
    expect((await checkIn(FILE, { args: ['--fail-on', 'error'] })).code).toBe(1);
  });

  test('--preset', async () => {
    expect(severities(await checkIn(FILE))).not.toEqual(
      severities(await checkIn(FILE, { args: ['--preset', 'recommended'] })),
    );
    const catalogue = severities(await checkIn({ 'websocket-guard.config.json': OFF }));
    expect(severities(await checkIn(FILE, { args: ['--preset', 'recommended'] }))).toEqual(catalogue);
  });

  test('--rule', async () => {
    expect(rules(await checkIn(FILE, { args: ['--rule', 'stage-throttling=error'] }))).toContain('stage-throttling');
  });

  test('--config', async () => {
    const files = { ...FILE, 'other.json': { failOn: 'info' } };
    expect((await checkIn(files, { args: ['--config', 'other.json'] })).code).toBe(1);
  });
});

describe('files that a configuration names lie from its own directory', () => {
  test('waivers and baseline', async () => {
    const waiver = {
      rule: 'stage-throttling',
      scope: 'Stage',
      reason: 'r',
      owner: 'o',
      ticket: 't',
      expires: '2027-06-30',
    };
    const outcome = await checkIn(
      {
        'websocket-guard.config.json': { waivers: 'policy/waivers.yaml', baseline: 'policy/baseline.json' },
        'policy/waivers.yaml': { waivers: [waiver] },
        'policy/baseline.json': { schemaVersion: 1, findings: [] },
      },
      { below: 'chat/below' },
    );
    expect(outcome.stderr).toBe('');
    expect(reportIn(outcome).summary.suppressed).toBe(1);
  });

  test('policies of the user’s own', async () => {
    const policy = `export default [{
      id: 'acme/api-name', category: 'security', severity: 'error', title: 'APIs are called acme-*.', why: 'w', fix: 'f',
      references: ['https://acme.example/names'],
      check: (model, judge) => {
        for (const api of model.apis)
          judge.value(api, 'Name', (name) => !name.string?.startsWith('acme-') && 'The name is not of ours.');
      },
    }];`;
    const files = { 'websocket-guard.config.json': { policies: ['./names.mjs'] }, 'names.mjs': policy };
    const outcome = await checkIn(files, { built: true, below: 'chat' });
    expect(rules(outcome)).toContain('acme/api-name');
    const off = {
      ...files,
      'websocket-guard.config.json': { policies: ['./names.mjs'], rules: { 'acme/api-name': 'off' } },
    };
    expect(rules(await checkIn(off, { built: true }))).not.toContain('acme/api-name');
  });
});

test('a policy of the user’s own that throws is no pass', async () => {
  const policy = `export default [{
    id: 'acme/broken', category: 'security', severity: 'info', title: 't', why: 'w', fix: 'f',
    references: ['https://acme.example/broken'],
    check: () => { throw new Error('no luck'); },
  }];`;
  const files = {
    'websocket-guard.config.json': { policies: ['./broken.mjs'], failOn: 'never' },
    'broken.mjs': policy,
  };
  const outcome = await checkIn(files);
  expect(outcome.code).toBe(2);
  expect(outcome.stderr).toBe('websocket-guard: rule acme/broken threw, its findings may be missing: Error: no luck\n');
  expect(rules(outcome)).toContain('stage-throttling');
});

describe('a configuration that cannot be used is refused with its place', () => {
  test.each([
    [
      'an unknown key',
      { 'websocket-guard.config.json': '{\n  "preset": "all",\n  "rule": {}\n}' },
      'websocket-guard.config.json:3:3: no key "rule"; did you mean "rules"?',
    ],
    [
      'an unknown rule',
      { 'websocket-guard.config.yaml': 'rules:\n  stage-throtling: off\n' },
      'websocket-guard.config.yaml:2:3: no rule "stage-throtling"; did you mean "stage-throttling"?',
    ],
    [
      'an unknown level',
      { 'package.json': '{\n  "websocket-guard": {\n    "rules": {\n      "stage-throttling": "of"\n    }\n  }\n}' },
      'package.json:4:7: rules.stage-throttling is "of"',
    ],
    [
      'a key that is written twice',
      { 'websocket-guard.config.json': '{\n  "preset": "all",\n  "rules": {},\n  "preset": "strict"\n}' },
      'websocket-guard.config.json:4:3: the key "preset" is written twice; keep one of them',
    ],
    [
      'a rule that is written twice',
      { 'websocket-guard.config.yaml': 'rules:\n  stage-name: error\n  stage-name: off\n' },
      'websocket-guard.config.yaml:3:3: the key "stage-name" is written twice; keep one of them',
    ],
    [
      'a rule without a severity',
      { 'websocket-guard.config.json': { rules: { 'stage-name': [] } } },
      'websocket-guard.config.json:1:11: rules.stage-name is []; it takes a list of 1 to 2 items',
    ],
    ['broken JSON', { 'websocket-guard.config.json': '{"preset": }' }, 'websocket-guard.config.json:1:12: broken JSON'],
    ['an empty file', { 'websocket-guard.config.yaml': '\n' }, 'websocket-guard.config.yaml: the file is empty'],
    ['a list', { 'websocket-guard.config.yaml': '- preset' }, 'websocket-guard.config.yaml:1:1: a configuration is'],
    [
      'two of them',
      { 'websocket-guard.config.json': {}, 'websocket-guard.config.yaml': 'preset: all' },
      'websocket-guard.config.yaml: websocket-guard.config.json configures this directory too; keep one of them',
    ],
    [
      'waivers that are not there',
      { 'websocket-guard.config.json': { waivers: 'nowhere.yaml' } },
      'nowhere.yaml: there is no such file of waivers; `websocket-guard waive` writes one',
    ],
    [
      'a module that is not there',
      { 'websocket-guard.config.json': { policies: ['nowhere.mjs'] } },
      'websocket-guard.config.json:1:14: policies names "nowhere.mjs": there is no such file',
    ],
  ])('%s', async (_, files, message) => {
    const outcome = await checkIn(files);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain(`websocket-guard: ${message}`);
    expect(outcome.stderr.split('\n')).toHaveLength(2);
  });

  test('a module that throws', async () => {
    const files = { 'websocket-guard.config.mjs': 'throw new Error("no luck");' };
    const outcome = await checkIn(files, { built: true });
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toBe('websocket-guard: websocket-guard.config.mjs: cannot be loaded: no luck\n');
  });

  test('a rule of the command line', async () => {
    const outcome = await checkIn({}, { args: ['--rule', 'stage-throtling=off'] });
    expect(outcome).toEqual({
      code: 2,
      stdout: '',
      stderr: 'websocket-guard: no rule "stage-throtling"; did you mean "stage-throttling"?\n',
    });
  });
});

describe('a configuration that is a program', () => {
  const POLICY = `{
    id: 'acme/name', category: 'security', severity: 'info', title: 't', why: 'w', fix: 'f', references: ['https://a.example'],
    check: (model, judge) => { for (const api of model.apis) judge.report(api, 'Name', 'Not ours.'); },
  }`;
  const said = async (name: string, text: string, more: Readonly<Record<string, string>> = {}): Promise<Outcome> =>
    checkIn({ [name]: text, ...more }, { args: ['--config', name] });

  test('holds policies as they are, beside names of modules', async () => {
    const other = POLICY.replace('acme/name', 'acme/other');
    const outcome = await said('c.mjs', `export default { policies: [${POLICY}, './other.mjs'] };`, {
      'other.mjs': `export default ${other};`,
    });
    expect(rules(outcome)).toEqual(expect.arrayContaining(['acme/name', 'acme/other']));
  });

  test('may be of CommonJS, as people and as TypeScript write it', async () => {
    for (const text of [
      `module.exports = ${JSON.stringify(OFF)};`,
      `Object.defineProperty(exports, '__esModule', { value: true }); exports.default = ${JSON.stringify(OFF)};`,
    ])
      expect(rules(await said('c.cjs', text))).not.toContain('stage-throttling');
  });

  test.each([
    ['export default 5;', 'c.mjs: a configuration is an object with the keys '],
    ['export default [];', 'c.mjs: a configuration is an object with the keys '],
    ['export default { get rules() { throw new Error("no luck"); } };', 'c.mjs: cannot be read: no luck'],
    ['export default { policies: [{ get id() { throw new Error("no luck"); } }] };', 'c.mjs: '],
    ['export default { rules: () => 1 };', 'c.mjs: cannot be read: '],
    ['export default { extends: [5] };', 'c.mjs: extends is [5]; it takes the name of a file or a package'],
  ])('is refused in one line: %s', async (text, message) => {
    const { code, stdout, stderr } = await said('c.mjs', text);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^websocket-guard: [^\n]+\n$/);
    expect(stderr).toContain(message);
  });

  test('is a list, and no object, in JSON as well', async () => {
    expect((await said('c.json', '[]')).stderr).toMatch(/c\.json:1:1: .*a configuration is an object/);
  });
});
