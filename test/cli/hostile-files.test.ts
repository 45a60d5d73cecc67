import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { initCommand } from '../../src/cli/commands/init-command';
import { findInputs, readInput } from '../../src/cli/input/inputs';
import { writeFiles } from '../../src/cli/output/write-files';
import { CHAT } from '../support/chat-template';
import { type Outcome, command, reportIn } from '../support/command';
import { directoryWith } from '../support/files';

const MANIFEST = {
  version: '53.0.0',
  artifacts: { Chat: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Chat.template.yaml' } } },
};
const assembly = (more: Readonly<Record<string, string | object>> = {}): string =>
  directoryWith({ 'cdk.out/manifest.json': MANIFEST, 'cdk.out/Chat.template.yaml': CHAT, ...more });

async function check(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  return command(['check', ...args], { cwd });
}

function makePipe(directory: string, name: string): void {
  const file = path.join(directory, name);
  fs.rmSync(file, { force: true });
  execFileSync('mkfifo', [file]);
}

/** One line that names the file, nothing on standard output, exit status 2. */
function expectRefusal(outcome: Outcome, message: string): void {
  expect(outcome.stderr).toContain(message);
  expect(outcome).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(/^websocket-guard: [^\n]+\n$/) });
}

describe('a pipe is refused by name instead of waited for', () => {
  test.each([
    ['a template', 'chat.yaml', ['chat.yaml']],
    ['a template in a directory', 'chat.yaml', ['.']],
    ['the manifest of an assembly', 'cdk.out/manifest.json', []],
    ['a template of an assembly', 'cdk.out/Chat.template.yaml', []],
    ['the validation report of an assembly', 'cdk.out/validation-report.json', []],
    ['a configuration', 'websocket-guard.config.json', []],
    ['a configuration that is a program', 'websocket-guard.config.mjs', []],
    ['a package.json', 'package.json', []],
    ['a policy', 'policy.mjs', ['--policy', 'policy.mjs']],
    ['waivers', 'waivers.yaml', ['--waivers', 'waivers.yaml']],
    ['a baseline', 'baseline.json', ['--baseline', 'baseline.json']],
  ])('%s', async (_, name, args) => {
    const cwd = name === 'chat.yaml' ? directoryWith({}) : assembly();
    makePipe(cwd, name);
    expectRefusal(await check(cwd, ...args), `${name}: is a named pipe; only regular files are read`);
  });

  test('a device', async () => {
    expectRefusal(await check(assembly(), '/dev/zero'), '/dev/zero: is a device');
    const cwd = directoryWith({});
    fs.symlinkSync('/dev/zero', path.join(cwd, 'websocket-guard.config.json'));
    expectRefusal(await check(cwd), 'websocket-guard.config.json: is a device');
  });
});

describe('symbolic links in a directory', () => {
  test('are followed inside of it, each directory once', async () => {
    const cwd = directoryWith({ 'app/real/chat.yaml': CHAT, 'app/store/v1': CHAT });
    fs.symlinkSync('store/v1', path.join(cwd, 'app/linked.yaml'));
    fs.symlinkSync('..', path.join(cwd, 'app/real/circle'));
    const outcome = await check(cwd, 'app', '--format', 'json');
    expect(outcome).toMatchObject({ code: 1, stderr: '' });
    expect(new Set(reportIn(outcome).findings.map(({ resource }) => resource.template))).toEqual(
      new Set([path.join('app', 'linked.yaml'), path.join('app', 'real', 'chat.yaml')]),
    );
  });

  test('that lead out of it, or nowhere, are said and not followed', async () => {
    const cwd = directoryWith({ 'app/chat.yaml': CHAT, 'outside.yaml': CHAT, 'elsewhere/chat.yaml': CHAT });
    fs.symlinkSync('../outside.yaml', path.join(cwd, 'app/a.yaml'));
    fs.symlinkSync('../elsewhere', path.join(cwd, 'app/b'));
    fs.symlinkSync('nothing', path.join(cwd, 'app/c.json'));
    const outcome = await check(cwd, 'app', '--format', 'json');
    expect(reportIn(outcome).summary.templates).toBe(1);
    expect(outcome.stderr.split('\n')).toEqual([
      expect.stringMatching(
        /^websocket-guard: app\/a\.yaml: this symbolic link leads out of app, to .*outside\.yaml; /,
      ),
      expect.stringMatching(/^websocket-guard: app\/b: this symbolic link leads out of app, to .*elsewhere; /),
      'websocket-guard: app/c.json: this symbolic link leads nowhere; it is passed over',
      '',
    ]);
  });

  test('are not spoken of where no template can be behind them', async () => {
    const cwd = directoryWith({ 'app/chat.yaml': CHAT, 'notes.txt': '', 'modules/a.yaml': CHAT });
    fs.symlinkSync('../notes.txt', path.join(cwd, 'app/notes.txt'));
    fs.symlinkSync('../modules', path.join(cwd, 'app/node_modules'));
    fs.symlinkSync('nothing', path.join(cwd, 'app/nothing'));
    const outcome = await check(cwd, 'app', '--format', 'json');
    expect(outcome.stderr).toBe('');
    expect(reportIn(outcome).summary.templates).toBe(1);
  });

  test('where nothing else is left, nothing was judged', async () => {
    const cwd = directoryWith({ 'app/a.txt': '', 'outside.yaml': CHAT });
    fs.symlinkSync('../outside.yaml', path.join(cwd, 'app/a.yaml'));
    expect(await check(cwd, 'app')).toMatchObject({ code: 2, stdout: '' });
  });

  test.each(['manifest.json', 'Chat.template.yaml', 'validation-report.json'])(
    'that lead out of an assembly are refused: %s',
    async (name) => {
      const cwd = assembly({ 'secret.json': { ...MANIFEST, Resources: {} } });
      const file = path.join(cwd, 'cdk.out', name);
      fs.rmSync(file, { force: true });
      fs.symlinkSync('../secret.json', file);
      expectRefusal(await check(cwd), `cdk.out/${name}: leads to `);
    },
  );

  test('that stay inside of an assembly are followed', async () => {
    const cwd = assembly();
    fs.renameSync(path.join(cwd, 'cdk.out/Chat.template.yaml'), path.join(cwd, 'cdk.out/real'));
    fs.symlinkSync('real', path.join(cwd, 'cdk.out/Chat.template.yaml'));
    expect(await check(cwd, '--format', 'json')).toMatchObject({ code: 1, stderr: '' });
  });
});

describe('what is written', () => {
  const writeTo = async (cwd: string, file: string): Promise<Outcome> =>
    check(cwd, '--output', `json=${file}`, '--quiet');

  test('goes through symbolic links, which stay links', async () => {
    const cwd = assembly({ 'reports/a.json': 'old' });
    fs.symlinkSync('reports/a.json', path.join(cwd, 'there.json'));
    fs.symlinkSync('reports/b.json', path.join(cwd, 'not-yet.json'));
    for (const [link, target] of [
      ['there.json', 'reports/a.json'],
      ['not-yet.json', 'reports/b.json'],
    ] as const) {
      expect(await writeTo(cwd, link)).toMatchObject({ code: 1, stderr: '' });
      expect(fs.lstatSync(path.join(cwd, link)).isSymbolicLink()).toBe(true);
      expect(fs.readFileSync(path.join(cwd, target), 'utf8')).toContain('"schemaVersion"');
    }
    expect(fs.readdirSync(path.join(cwd, 'reports')).toSorted()).toEqual(['a.json', 'b.json']);
  });

  test('is not kept waiting by a named pipe that nobody reads', async () => {
    const cwd = assembly();
    makePipe(cwd, 'pipe');
    expectRefusal(await writeTo(cwd, 'pipe'), 'pipe: cannot be written: it is a named pipe that nobody reads');
  });

  test('goes into pipes and devices, which stay what they are', async () => {
    const cwd = assembly();
    makePipe(cwd, 'pipe');
    const reader = fs.promises.readFile(path.join(cwd, 'pipe'), 'utf8');
    expect(await writeTo(cwd, 'pipe')).toMatchObject({ code: 1, stderr: '' });
    expect(await reader).toContain('"schemaVersion"');
    expect(fs.lstatSync(path.join(cwd, 'pipe')).isFIFO()).toBe(true);
    fs.symlinkSync('/dev/null', path.join(cwd, 'null'));
    expect(await writeTo(cwd, 'null')).toMatchObject({ code: 1, stderr: '' });
    expect(fs.lstatSync(path.join(cwd, 'null')).isSymbolicLink()).toBe(true);
  });

  test('never goes over what was read', async () => {
    const cwd = assembly({
      'websocket-guard.config.json': {},
      'waivers.yaml': 'waivers: []\n',
      'cdk.out/Chat.metadata.json': {},
    });
    fs.symlinkSync('cdk.out/Chat.template.yaml', path.join(cwd, 'link.json'));
    for (const file of [
      'cdk.out/Chat.template.yaml',
      'link.json',
      'cdk.out/manifest.json',
      'cdk.out/Chat.metadata.json',
      'websocket-guard.config.json',
    ])
      expectRefusal(await writeTo(cwd, file), `${file}: is read by this check, and would be overwritten`);
    expectRefusal(
      await check(cwd, '--waivers', 'waivers.yaml', '--output', 'json=waivers.yaml'),
      'waivers.yaml: is read by this check',
    );
    expect(fs.readFileSync(path.join(cwd, 'cdk.out/Chat.template.yaml'), 'utf8')).toBe(CHAT);
  });

  test('does not go through a link that waits under the temporary name', () => {
    const cwd = directoryWith({ victim: 'untouched' });
    const file = path.join(cwd, 'report.json');
    fs.symlinkSync('victim', `${file}.${process.pid}.tmp`);
    expect(() => {
      writeFiles(new Map([[file, '{}']]));
    }).toThrow(/cannot be written: .*EEXIST/);
    expect(fs.readFileSync(path.join(cwd, 'victim'), 'utf8')).toBe('untouched');
  });

  test('may lie in the assembly, under a name of its own', async () => {
    expect(await writeTo(assembly(), 'cdk.out/report.json')).toMatchObject({ code: 1, stderr: '' });
  });

  test('a link that leads to itself', async () => {
    const cwd = assembly();
    fs.symlinkSync('loop', path.join(cwd, 'loop'));
    expectRefusal(await writeTo(cwd, 'loop'), 'loop: cannot be written: ');
  });
});

describe('what cannot be looked at is refused by name, and is no defect of this tool', () => {
  const LONG = `${'a'.repeat(300)}.json`;
  const PLACES = [
    ['behind a link that leads to itself', 'loop', 'ELOOP'],
    ['below a file', 'chat.yaml/x.json', 'ENOTDIR'],
    ['of a name that no system takes', LONG, 'ENAMETOOLONG'],
  ] as const;

  function project(): string {
    const cwd = directoryWith({ 'chat.yaml': CHAT });
    fs.symlinkSync('loop', path.join(cwd, 'loop'));
    return cwd;
  }

  test.each(PLACES)('a template, an earlier state or a policy %s', async (_, place, code) => {
    const cwd = project();
    for (const args of [
      ['check', place],
      ['graph', place],
      ['diff', place, 'chat.yaml'],
      ['diff', 'chat.yaml', place],
      ['check', 'chat.yaml', '--policy', `./${place}`],
    ])
      expectRefusal(await command(args, { cwd }), `${place}: cannot be read: ${code}`);
  });

  test('a name without a path, which may be that of a package', async () => {
    expectRefusal(await check(project(), 'chat.yaml', '--policy', 'loop'), 'loop');
    expectRefusal(await check(project(), 'chat.yaml', '--policy', LONG), 'ENAMETOOLONG');
  });

  /** What is thrown to somebody who has only some permissions for a directory. */
  function thrownWith(mode: number, directory: string, look: () => unknown): unknown {
    for (const one of [os.tmpdir(), path.dirname(directory)]) fs.chmodSync(one, 0o755);
    fs.chmodSync(directory, mode);
    // Nothing is forbidden to root.
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(NOBODY);
    try {
      return look();
    } catch (error) {
      return error;
    } finally {
      if (isRoot) process.seteuid?.(0);
      fs.chmodSync(directory, 0o700);
    }
  }
  const NOBODY = 65_534;

  // What is looked at with all permissions first loads the code, whose directory may be closed to others as well.
  test.each([
    ['a directory that may not be entered', 0o000, 'cdk.out'],
    ['one inside of the directory that is named', 0o000, '.'],
    ['an assembly that may be entered and not listed', 0o111, 'cdk.out'],
  ])('%s', (_, mode, named) => {
    const cwd = assembly();
    const look = (): unknown =>
      findInputs([path.join(cwd, named)]).inputs.map((input) => readInput(input, { input: () => '' }));
    expect(look()).toHaveLength(1);
    expect(String(thrownWith(mode, path.join(cwd, 'cdk.out'), look))).toContain('cdk.out: cannot be read: EACCES');
  });

  test('the directory that init would configure', () => {
    const [open, closed] = [directoryWith({}), path.join(directoryWith({ 'app/chat.yaml': CHAT }), 'app')];
    const init = (cwd: string): unknown => initCommand({ cwd, output: { write: () => undefined, isTerminal: false } });
    expect(init(open)).toBe(0);
    expect(String(thrownWith(0o000, closed, () => init(closed)))).toContain(
      'websocket-guard.config.json: cannot be read: EACCES',
    );
  });
});

describe('a link that leads nowhere is not as good as no file', () => {
  const NOWHERE = 'is a symbolic link that leads nowhere';

  test.each([
    ['a configuration', 'websocket-guard.config.json', []],
    ['the configuration of a directory above', '../websocket-guard.config.yaml', []],
    ['a package.json, which may have a configuration', 'package.json', []],
    ['waivers', 'websocket-guard.waivers.yaml', []],
    ['waivers that are named', 'waivers.yaml', ['--waivers', 'waivers.yaml']],
    ['a baseline', 'baseline.json', ['--baseline', 'baseline.json']],
  ])('%s', async (_, name, args) => {
    const cwd = path.join(directoryWith({ 'app/chat.yaml': CHAT }), 'app');
    fs.symlinkSync('nowhere', path.join(cwd, name));
    expectRefusal(await check(cwd, 'chat.yaml', ...args), `${path.basename(name)}: ${NOWHERE}`);
  });
});
