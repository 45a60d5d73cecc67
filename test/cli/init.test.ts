import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';
import { SNIPPETS } from '../../src/cli/commands/init-snippets';
import { VERSION } from '../../src/version';
import { temporaryDirectory } from '../support/cdk';
import { CHAT } from '../support/chat-template';
import { builtCommand, command } from '../support/command';
import { directoryWith } from '../support/files';
import { schema } from '../support/schema';

const ROOT = path.join(__dirname, '../..');

describe('init', () => {
  test('writes a configuration that changes nothing, and prints snippets', async () => {
    const cwd = directoryWith({ 'chat.yaml': CHAT });
    const check = ['check', path.join(cwd, 'chat.yaml')];
    const before = await command(check, { cwd });
    const { code, stdout, stderr } = await command(['init'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const { title, file, text } of SNIPPETS) expect(stdout).toContain(`# ${title}: ${file}\n\n${text}`);
    const written = JSON.parse(fs.readFileSync(path.join(cwd, 'websocket-guard.config.json'), 'utf8')) as object;
    expect(schema('config')(written)).toBe(true);
    expect(await command(check, { cwd })).toEqual(before);
  });

  test.each([
    ['websocket-guard.config.json', '{}'],
    ['websocket-guard.config.yaml', 'preset: all'],
    ['websocket-guard.config.mjs', 'export default {};'],
    ['package.json', '{"websocket-guard": {}}'],
  ])('never writes beside %s', async (name, text) => {
    const cwd = directoryWith({ [name]: text });
    const outcome = await command(['init'], { cwd });
    const stderr = `websocket-guard: ${name}: this directory is configured already\n`;
    expect(outcome).toEqual({ code: 2, stdout: '', stderr });
    expect(fs.readdirSync(cwd)).toEqual([name]);
    expect(fs.readFileSync(path.join(cwd, name), 'utf8')).toBe(text);
  });
});

test('init does not write where a symbolic link leads that leads nowhere', async () => {
  const cwd = directoryWith({});
  fs.symlinkSync('elsewhere.json', path.join(cwd, 'websocket-guard.config.json'));
  const outcome = await command(['init'], { cwd });
  expect(outcome).toMatchObject({ code: 2, stdout: '' });
  expect(outcome.stderr).toContain('websocket-guard.config.json: this directory is configured already');
  expect(fs.readdirSync(cwd)).toEqual(['websocket-guard.config.json']);
});

describe('snippets', () => {
  const parsed = new Map(
    SNIPPETS.filter(({ file }) => /\.ya?ml$/.test(file)).map(({ title, text }) => [
      title,
      parse(text) as Record<string, never>,
    ]),
  );

  test('GitHub Actions may upload what it finds, and runs the action of this version', () => {
    expect(parsed.get('GitHub Actions')).toMatchObject({
      permissions: { 'security-events': 'write' },
      jobs: {
        check: {
          steps: expect.arrayContaining([{ uses: `cdk-websocket-guard/cdk-websocket-guard@v${VERSION}` }]) as object,
        },
      },
    });
  });

  test('GitLab shows the findings as Code Quality and as tests', () => {
    expect(parsed.get('GitLab')).toMatchObject({
      'websocket-guard': {
        artifacts: {
          when: 'always',
          reports: { codequality: 'gl-code-quality-report.json', junit: 'websocket-guard.xml' },
        },
      },
    });
  });

  test('CodeBuild shows the findings as tests', () => {
    expect(parsed.get('AWS CodeBuild')).toMatchObject({
      version: 0.2,
      reports: { 'websocket-guard': { files: 'websocket-guard.xml', 'file-format': 'JUNITXML' } },
    });
  });

  test('pre-commit names a hook that there is', () => {
    const hooks = parse(fs.readFileSync(path.join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as readonly {
      id: string;
    }[];
    const { repos } = parsed.get('pre-commit') as unknown as { repos: { hooks: { id: string }[] }[] };
    for (const { id } of repos.flatMap((repo) => repo.hooks)) expect(hooks.map((hook) => hook.id)).toContain(id);
  });
});

describe('.pre-commit-hooks.yaml', () => {
  interface Hook {
    readonly id: string;
    readonly name: string;
    readonly entry: string;
    readonly language: string;
    readonly files?: string;
  }
  const hooks = parse(fs.readFileSync(path.join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[];

  test('every hook has what pre-commit asks for', () => {
    for (const hook of hooks)
      expect(hook).toMatchObject({
        id: expect.any(String),
        name: expect.any(String),
        entry: expect.any(String),
        language: 'system',
      });
  });

  test.each([
    ['template.yaml', true],
    ['services/chat/template.yml', true],
    ['chat.template.json', true],
    ['chat.template', true],
    ['.github/workflows/ci.yml', false],
    ['package.json', false],
  ])('%s is a template: %p', (file, isTemplate) => {
    const { files = '' } = hooks.find(({ id }) => id === 'websocket-guard-templates') ?? {};
    expect(new RegExp(files).test(file)).toBe(isTemplate);
  });
});

describe('action.yml', () => {
  interface Step {
    readonly id?: string;
    readonly run?: string;
    readonly shell?: string;
    readonly uses?: string;
    readonly env?: Readonly<Record<string, string>>;
  }
  interface Action {
    readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
    readonly runs: { readonly using: string; readonly steps: readonly Step[] };
  }
  const action = parse(fs.readFileSync(path.join(ROOT, 'action.yml'), 'utf8')) as Action;
  const check = action.runs.steps.find(({ id }) => id === 'check');

  test('is a composite action whose inputs are all described', () => {
    expect(action.runs.using).toBe('composite');
    for (const input of Object.values(action.inputs))
      expect(input).toEqual({ description: expect.any(String), default: expect.any(String) });
  });

  test('never puts an input into a script', () => {
    for (const { run, shell } of action.runs.steps.filter((step) => step.run !== undefined)) {
      expect(shell).toBe('bash');
      expect(run).not.toContain('${{');
    }
  });

  /** Runs the script of the step as a runner would, with the command of this repository in the place of npx. */
  function runCheck(env: Readonly<Record<string, string>>): { readonly output: string; readonly files: string[] } {
    const directory = directoryWith({
      'chat.yaml': CHAT,
      npx: `#!/bin/sh\nwhile [ "$1" != websocket-guard ]; do shift; done; shift\nexec "${process.execPath}" "${builtCommand()}" "$@"\n`,
    });
    fs.chmodSync(path.join(directory, 'npx'), 0o755);
    const temporary = temporaryDirectory();
    const [output, summary] = [path.join(temporary, 'output'), path.join(temporary, 'summary')];
    execFileSync('bash', ['-e', '-o', 'pipefail', '-c', check?.run ?? ''], {
      cwd: directory,
      stdio: 'pipe',
      env: {
        ...process.env,
        PATH: `${directory}:${process.env.PATH ?? ''}`,
        RUNNER_TEMP: temporary,
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summary,
        GUARD_PATH: 'chat.yaml',
        GUARD_ARGS: '',
        GUARD_VERSION: '',
        ...env,
      },
    });
    return { output: fs.readFileSync(output, 'utf8'), files: fs.readdirSync(temporary).sort() };
  }

  test('its check writes SARIF and a summary, and keeps the exit status for later', () => {
    const { output, files } = runCheck({});
    expect(output).toMatch(/^sarif-file=.*websocket-guard.sarif\nexit-code=1\n$/);
    expect(files).toEqual(['output', 'summary', 'websocket-guard.md', 'websocket-guard.sarif']);
  });

  test('its check takes further arguments, one a line, and another version', () => {
    const { output } = runCheck({ GUARD_ARGS: '--fail-on=never\n\n--show-unknown\n', GUARD_VERSION: '1.0.0' });
    expect(output).toMatch(/exit-code=0\n$/);
  });

  test('what is written into its inputs is never run', () => {
    const { output, files } = runCheck({ GUARD_PATH: '$(touch pwned); chat.yaml `touch pwned`' });
    expect(output).toBe('exit-code=2\n');
    expect(files).toEqual(['output']);
  });
});
