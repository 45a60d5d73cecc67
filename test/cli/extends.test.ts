import * as path from 'node:path';
import { CHAT } from '../support/chat-template';
import { type Outcome, command, reportIn, runBuiltCommand } from '../support/command';
import { visible } from '../../src/report/escape';
import { directoryWith } from '../support/files';
import { HOSTILE } from '../support/hostile';

const CONFIG = 'websocket-guard.config.json';

async function checkIn(
  files: Readonly<Record<string, string | object>>,
  options: { readonly args?: readonly string[]; readonly below?: string; readonly built?: boolean } = {},
): Promise<Outcome> {
  const directory = directoryWith({ 'chat.yaml': CHAT, ...files });
  const { args = [], below = '.', built = false } = options;
  const run = built ? runBuiltCommand : command;
  return run(['check', path.join(directory, 'chat.yaml'), '--format', 'json', ...args], {
    cwd: path.join(directory, below),
  });
}

/** The severity of a rule in a report; undefined where it found nothing. */
const severityOf = (outcome: Outcome, rule = 'stage-throttling'): string | undefined =>
  reportIn(outcome).findings.find(({ ruleId }) => ruleId === rule)?.severity;

const level = (one: unknown): object => ({ rules: { 'stage-throttling': one } });

describe('a configuration extends', () => {
  test('files beside and above it, in the order that they are named, and stands above them', async () => {
    const files = {
      'base.json': { ...level('info'), failOn: 'info' },
      'packages/other.yaml': 'rules:\n  stage-throttling: warning\n  stage-access-logs: off\n',
      [`packages/${CONFIG}`]: {
        extends: ['../base.json', './other.yaml'],
        rules: { 'connect-route-authorized': 'off' },
      },
    };
    const outcome = await checkIn(files, { below: 'packages' });
    expect(severityOf(outcome)).toBe('warning');
    expect(severityOf(outcome, 'stage-access-logs')).toBeUndefined();
    expect(severityOf(outcome, 'connect-route-authorized')).toBeUndefined();
    expect(outcome.code).toBe(1);
  });

  test('a package, as JSON, as a module, and by a file in it', async () => {
    const pack = (main: string, content: string | object): Readonly<Record<string, string | object>> => ({
      'node_modules/@acme/guard-config/package.json': { name: '@acme/guard-config', main },
      [`node_modules/@acme/guard-config/${main}`]: content,
      [CONFIG]: { extends: '@acme/guard-config' },
    });
    const json = pack('index.json', level('off'));
    expect(severityOf(await checkIn(json))).toBeUndefined();
    expect(
      severityOf(await checkIn(pack('index.cjs', `module.exports = ${JSON.stringify(level('off'))};`))),
    ).toBeUndefined();
    const inside = { ...json, [CONFIG]: { extends: ['@acme/guard-config/index.json'] } };
    expect(severityOf(await checkIn(inside))).toBeUndefined();
  });

  test('a package that is there for import alone', async () => {
    const files = {
      'node_modules/@acme/guard-config/package.json': { name: '@acme/guard-config', exports: { import: './c.mjs' } },
      'node_modules/@acme/guard-config/c.mjs': `export default ${JSON.stringify(level('off'))};`,
      [CONFIG]: { extends: ['@acme/guard-config'] },
    };
    expect(severityOf(await checkIn(files, { built: true }))).toBeUndefined();
  });

  test('packages from the file that names them', async () => {
    const files = {
      'shared/node_modules/acme/package.json': { name: 'acme', main: 'c.json' },
      'shared/node_modules/acme/c.json': level('off'),
      'shared/base.json': { extends: ['acme'] },
      [CONFIG]: { extends: ['./shared/base.json'] },
    };
    expect(severityOf(await checkIn(files, { built: true }))).toBeUndefined();
  });

  test('what both of two extend once, below both', async () => {
    const files = {
      'base.json': level('error'),
      'a.json': { extends: './base.json', ...level('info') },
      'b.json': { extends: './base.json' },
      [CONFIG]: { extends: ['./a.json', './b.json'] },
    };
    expect(severityOf(await checkIn(files))).toBe('info');
  });

  test('options stay where only the severity is said again, in any spelling of the id', async () => {
    const files = {
      'base.json': level(['error', { maximumRate: 5 }]),
      [CONFIG]: { extends: './base.json', rules: { 'WebSocketGuard-StageThrottling': 'info' } },
    };
    const { stdout } = await command(['config', '--format', 'json'], { cwd: directoryWith(files) });
    expect(JSON.parse(stdout).rules).toContainEqual(
      expect.objectContaining({
        id: 'stage-throttling',
        level: 'info',
        options: expect.objectContaining({ maximumRate: 5 }),
      }),
    );
  });

  test('waivers of a base lie from the base', async () => {
    const files = {
      'org/base.json': { waivers: 'w.yaml' },
      'org/w.yaml': 'waivers: [{rule: stage-throttling, scope: Stage, reason: r}]',
      [CONFIG]: { extends: './org/base.json' },
    };
    expect(reportIn(await checkIn(files)).summary.suppressed).toBe(1);
  });
});

describe('what cannot be extended is named with file and place', () => {
  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      'itself',
      { [CONFIG]: { extends: `./${CONFIG}` } },
      `${CONFIG}:1:2: extends "./${CONFIG}", which leads back here: ${CONFIG} -> ${CONFIG}`,
    ],
    [
      'a circle',
      { [CONFIG]: { extends: ['./a.json'] }, 'a.json': { extends: ['./b.json'] }, 'b.json': { extends: ['./a.json'] } },
      'b.json:1:13: extends "./a.json", which leads back here: a.json -> b.json -> a.json',
    ],
    [
      'a file that is missing',
      { [CONFIG]: { extends: ['../nowhere.json'] } },
      `${CONFIG}:1:13: extends "../nowhere.json": there is no such file`,
    ],
    [
      'a package that is missing',
      { [CONFIG]: { extends: ['@acme/nothing'] } },
      `${CONFIG}:1:13: extends "@acme/nothing", which is no file, and no package that is installed`,
    ],
    ['a part of Node.js', { [CONFIG]: { extends: 'fs' } }, 'extends "fs", which is no file, and no package'],
    [
      'an object',
      { [CONFIG]: { extends: {} } },
      `${CONFIG}:1:2: extends is {}; it takes the name of a file or a package, or a list of them`,
    ],
    [
      'a mistake in a base',
      { [CONFIG]: { extends: './a.json' }, 'a.json': level('of') },
      'a.json:1:11: rules.stage-throttling is "of"',
    ],
    [
      'an unknown rule in a base',
      { [CONFIG]: { extends: './a.json' }, 'a.json': { rules: { nope: 'off' } } },
      'a.json:1:11: no rule "nope"',
    ],
    ['a key of every object', { [CONFIG]: '{"__proto__": {"preset": "all"}}' }, 'no key "__proto__"'],
  ])('%s', async (_, files, message) => {
    const outcome = await checkIn(files as Record<string, object>);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain(`websocket-guard: `);
    expect(outcome.stderr).toContain(message);
    expect(outcome.stderr.split('\n')).toHaveLength(2);
  });

  test('many configurations that extend each other twice are read once each', async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        `${index}.json`,
        { extends: [`./${index + 1}.json`, `./${index + 1}.json`] },
      ]),
    );
    const files = { ...chain, '40.json': level('off'), [CONFIG]: { extends: './0.json' } };
    expect(severityOf(await checkIn(files))).toBeUndefined();
  });
});

describe('overrides', () => {
  test.each<[string, object, string | undefined]>([
    ['templates by a path', { templates: ['*.yaml'], rules: { 'stage-throttling': 'info' } }, 'info'],
    [
      'templates by a path from the configuration',
      { templates: ['./chat.yaml'], rules: { 'stage-throttling': 'off' } },
      undefined,
    ],
    ['other templates', { templates: ['other/**'], rules: { 'stage-throttling': 'off' } }, 'error'],
    ['constructs', { constructs: ['Sta*'], rules: { 'stage-throttling': 'warning' } }, 'warning'],
    ['other constructs', { constructs: ['Api'], rules: { 'stage-throttling': 'warning' } }, 'error'],
    ['stacks, of which a template alone has no name', { stacks: ['*'], rules: { 'stage-throttling': 'off' } }, 'error'],
    ['all of them', { templates: ['chat.*'], constructs: ['Nothing'], rules: { 'stage-throttling': 'off' } }, 'error'],
  ])('%s', async (_, override, expected) => {
    const outcome = await checkIn({ [CONFIG]: { overrides: [override] } });
    expect(outcome.stderr).toBe('');
    expect(severityOf(outcome)).toBe(expected);
  });

  test('a preset of their own', async () => {
    const override = { templates: ['chat.yaml'], preset: 'strict' };
    expect(severityOf(await checkIn({ [CONFIG]: { overrides: [override] } }), 'stage-access-logs')).toBe('error');
  });

  test('turn on what is off', async () => {
    const configuration = { ...level('off'), overrides: [{ constructs: ['Stage'], ...level('info') }] };
    expect(severityOf(await checkIn({ [CONFIG]: configuration }))).toBe('info');
  });

  test('later ones count more', async () => {
    const overrides = [
      { constructs: ['Stage'], ...level('info') },
      { templates: ['*.yaml'], ...level('warning') },
    ];
    expect(severityOf(await checkIn({ [CONFIG]: { overrides } }))).toBe('warning');
  });

  test.each([
    [{ rules: {} }, 'overrides[0] has none of "templates", "stacks", "constructs"'],
    [{ stacks: [] }, 'overrides[0].stacks is []'],
    [{ stacks: ['*a*a*a*'] }, 'it takes a pattern of at most 1024 characters and three wildcards'],
    [{ stacks: ['a'], rules: { nope: 'off' } }, 'no rule "nope"'],
    [{ stacks: ['a'], rule: {} }, 'no key "rule"; did you mean "rules"?'],
  ])('%j is refused', async (override, message) => {
    const outcome = await checkIn({ [CONFIG]: { overrides: [override] } });
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain(message);
  });
});

describe('what a base locks', () => {
  const BASE = { 'base.json': { locked: ['stage-throttling'] } };

  test.each([
    ['off', { ...level('off') }],
    ['a lower severity', { ...level('info') }],
    ['an override', { overrides: [{ templates: ['**'], ...level('off') }] }],
    ['another spelling', { rules: { 'WebSocketGuard-StageThrottling': 'off' } }],
  ])('no %s above it silences, and the attempt is said with its place', async (_, above) => {
    const outcome = await checkIn({ ...BASE, [CONFIG]: { extends: './base.json', ...above } });
    expect(severityOf(outcome)).toBe('error');
    expect(outcome.stderr).toMatch(
      /^websocket-guard: websocket-guard\.config\.json:1:\d+: .+ is locked as error by .*base\.json:1: ".+" is below that and has no effect; remove it\n$/,
    );
  });

  test('nor does the command line', async () => {
    const outcome = await checkIn(
      { [CONFIG]: { locked: ['stage-throttling'] } },
      { args: ['--rule', 'stage-throttling=off'] },
    );
    expect(severityOf(outcome)).toBe('error');
    expect(outcome.stderr).toContain('stage-throttling is locked as error');
  });

  test('nor a milder preset', async () => {
    const base = { 'base.json': { preset: 'strict', locked: ['stage-access-logs'] } };
    const files = {
      ...base,
      [CONFIG]: {
        extends: './base.json',
        preset: 'recommended',
        overrides: [{ templates: ['**'], preset: 'recommended' }],
      },
    };
    expect(severityOf(await checkIn(files), 'stage-access-logs')).toBe('error');
  });

  test('may be more severe', async () => {
    const files = {
      'base.json': { ...level('info'), locked: ['stage-throttling'] },
      [CONFIG]: { extends: './base.json', ...level('warning') },
    };
    const outcome = await checkIn(files);
    expect([severityOf(outcome), outcome.stderr]).toEqual(['warning', '']);
  });

  test('a lock of no rule, or of one that is off, is refused with its place', async () => {
    const outcome = await checkIn({ [CONFIG]: { locked: ['nope'] } });
    expect(outcome.stderr).toContain(`${CONFIG}:1:12: no rule "nope"`);
    const off = await checkIn({ [CONFIG]: { ...level('off'), locked: ['stage-throttling'] } });
    expect(off).toMatchObject({ code: 2, stdout: '' });
    expect(off.stderr).toContain('which is off here');
  });
});

describe('config', () => {
  const FILES = {
    'base.json': '{\n  "preset": "strict",\n  "locked": ["stage-throttling"]\n}',
    [CONFIG]: {
      extends: './base.json',
      rules: { 'stage-access-logs': 'off' },
      overrides: [{ templates: ['x/**'], preset: 'all' }],
    },
  };

  test('prints every value, and where it comes from', async () => {
    const { code, stdout, stderr } = await command(['config', 'chat.yaml', '--rule', 'stage-name=info'], {
      cwd: directoryWith({ ...FILES, 'chat.yaml': '' }),
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.split('\n');
    expect(lines[0]).toBe(`Configuration, later over earlier: base.json, ${CONFIG}`);
    expect(lines).toContain('preset = strict  (base.json:2:3)');
    expect(lines).toContain('failOn = error  (default)');
    expect(lines).toContain(`rules.stage-access-logs = off  (${CONFIG}:1:35)`);
    expect(lines).toContain('rules.stage-name = info  (command line)');
    expect(stdout).toMatch(/^rules\.stage-throttling = error .*locked {2}\(base\.json:3:\d+\)$/m);
    expect(stdout).toMatch(/^overrides\[0\] = .*, not for this template\)$/m);
  });

  test('as text, without any file', async () => {
    const { stdout } = await command(['config'], { cwd: directoryWith({}) });
    expect(stdout).toMatch(/^No configuration file\.\npreset = recommended {2}\(default\)\n/);
    expect(stdout).toContain('waivers = null  (default)\nwaiverFields = []  (default)\nbaseline = null  (default)\n');
  });

  test('names the files that decisions are in, and the overrides that may apply to a template', async () => {
    const overrides = [
      { templates: ['chat.yaml'], preset: 'all' },
      { stacks: ['Chat'], preset: 'all' },
    ];
    const cwd = directoryWith({
      [CONFIG]: { waivers: 'decisions.yaml', baseline: 'baseline.json', overrides },
      'decisions.yaml': 'waivers: []',
      'chat.yaml': '',
    });
    const { stdout } = await command(['config', 'chat.yaml'], { cwd });
    expect(stdout).toContain(`waivers = decisions.yaml  (${CONFIG}:1:2)\n`);
    expect(stdout).toContain(`baseline = baseline.json  (${CONFIG}:1:`);
    expect(stdout.match(/^overrides.*, may apply to this template\)$/gm)).toHaveLength(2);
  });

  test('as JSON, without any file', async () => {
    const { stdout } = await command(['config', '--format', 'json'], { cwd: directoryWith({}) });
    expect(JSON.parse(stdout)).toMatchObject({
      files: [],
      overrides: [],
      values: expect.arrayContaining([{ name: 'preset', value: 'recommended', from: 'default' }]),
    });
  });

  test.each(HOSTILE)('prints nothing that moves a cursor: %j', async (text) => {
    const cwd = directoryWith({
      [CONFIG]: { labels: { team: text.slice(0, 200) }, overrides: [{ stacks: [text], preset: 'all' }] },
    });
    const { code, stdout } = await command(['config'], { cwd });
    expect(code).toBe(0);
    for (const line of stdout.split('\n')) expect(line).toBe(visible(line));
    const json = await command(['config', '--format', 'json'], { cwd });
    expect(JSON.parse(json.stdout)).toMatchObject({ overrides: [{ stacks: [text] }] });
  });

  test('refuses a template that is not there', async () => {
    expect(await command(['config', 'chat.yaml'], { cwd: directoryWith(FILES) })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'websocket-guard: chat.yaml: there is no such file or directory\n',
    });
  });

  test('refuses what check refuses', async () => {
    expect(await command(['config'], { cwd: directoryWith({ [CONFIG]: { extends: 'nothing' } }) })).toMatchObject({
      code: 2,
      stdout: '',
    });
  });
});

describe('policies by the name of a package', () => {
  const POLICY = `{
    id: 'acme/name', category: 'security', severity: 'error', title: 't', why: 'w', fix: 'f', references: ['https://a.example'],
    check: (model, judge) => { for (const api of model.apis) judge.report(api, 'Name', 'Not ours.'); },
  }`;
  const PACKAGE = {
    'node_modules/@acme/guard/package.json': { name: '@acme/guard', type: 'module', exports: './index.js' },
    'node_modules/@acme/guard/index.js': `export default [${POLICY}];`,
  };

  test('in a configuration, and on the command line', async () => {
    const named = await checkIn({ ...PACKAGE, [CONFIG]: { policies: ['@acme/guard'] } }, { built: true });
    expect(severityOf(named, 'acme/name')).toBe('error');
    const asked = await checkIn(PACKAGE, { built: true, args: ['--policy', '@acme/guard'] });
    expect(severityOf(asked, 'acme/name')).toBe('error');
  });

  test('in a package that a configuration extends, once', async () => {
    const files = {
      ...PACKAGE,
      'node_modules/acme-config/package.json': { name: 'acme-config', main: 'c.json' },
      'node_modules/acme-config/c.json': { policies: ['@acme/guard'], rules: { 'acme/name': 'warning' } },
      [CONFIG]: { extends: ['acme-config'], policies: ['@acme/guard'] },
    };
    const outcome = await checkIn(files, { built: true });
    expect(reportIn(outcome).findings.filter(({ ruleId }) => ruleId === 'acme/name')).toMatchObject([
      { severity: 'warning' },
    ]);
  });

  test('that is missing', async () => {
    const outcome = await checkIn({ [CONFIG]: { policies: ['@acme/nothing'] } });
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain(
      `${CONFIG}:1:14: policies names "@acme/nothing", which is no file, and no package`,
    );
    expect((await checkIn({}, { args: ['--policy', '@acme/nothing'] })).stderr).toContain(
      '--policy names "@acme/nothing"',
    );
  });

  test('TypeScript runs where Node.js strips types, and is told what to do elsewhere', async () => {
    const files = { 'p.ts': `const one: unknown = ${POLICY};\nexport default one;` };
    const outcome = await checkIn(files, { args: ['--policy', 'p.ts'] });
    const strips = Boolean((process.features as { readonly typescript?: unknown }).typescript);
    if (strips) expect(severityOf(outcome, 'acme/name')).toBe('error');
    else
      expect([outcome.code, outcome.stderr]).toEqual([
        2,
        expect.stringContaining('p.ts: is TypeScript, which this Node.js'),
      ]);
  });
});
