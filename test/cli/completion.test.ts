import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import packageJson from '../../package.json';
import { FORMAT_NAMES } from '../../src/cli/output/formats';
import { CATALOGUE } from '../../src/rules/catalogue';
import { temporaryDirectory } from '../support/cdk';
import { command } from '../support/command';

const COMMANDS = [
  'check',
  'collect',
  'graph',
  'diff',
  'rules',
  'explain',
  'init',
  'completion',
  'help',
  'waive',
  'config',
  'merge',
  'mcp',
];

async function script(shell: string): Promise<string> {
  const { code, stdout, stderr } = await command(['completion', shell]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

describe('bash', () => {
  /** What bash offers for the last of some words. */
  async function offered(...words: readonly string[]): Promise<readonly string[]> {
    const file = path.join(temporaryDirectory(), 'completion.bash');
    fs.writeFileSync(file, await script('bash'));
    const run = `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _websocket_guard; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const text = execFileSync('bash', ['-c', run, 'bash', file, 'websocket-guard', ...words], { encoding: 'utf8' });
    return text.split('\n').filter((word) => word !== '');
  }

  test('offers every command', async () => {
    expect((await offered('')).toSorted()).toEqual(COMMANDS.toSorted());
    expect(await offered('ch')).toEqual(['check']);
  });

  test('offers the options of a command', async () => {
    expect(await offered('check', '--f')).toEqual(['--format', '--fail-on']);
    expect(await offered('rules', '--f')).toEqual(['--format']);
    expect(await offered('check', '--require')).toEqual(['--require-api']);
  });

  test('offers the values of an option', async () => {
    expect(await offered('check', '--format', '')).toEqual(FORMAT_NAMES);
    expect(await offered('check', '--rule', 'stage-throttlin')).toEqual(['stage-throttling=']);
  });

  test('offers rules to explain', async () => {
    expect(await offered('explain', '')).toEqual(CATALOGUE.map(({ id }) => id));
  });

  test('leaves files to the shell', async () => {
    expect(await offered('check', '')).toEqual([]);
    expect(await offered('check', '--config', '')).toEqual([]);
  });
});

describe.each(['bash', 'zsh', 'fish'])('%s', (shell) => {
  test('is told of every command, option and name of the command', async () => {
    const text = await script(shell);
    for (const name of [...COMMANDS, ...Object.keys(packageJson.bin)]) expect(text).toContain(name);
    for (const option of ['require-api', 'update-baseline', 'no-color', 'waivers']) expect(text).toContain(option);
  });
});

test('quotes are closed in every line of zsh and fish', async () => {
  for (const text of [await script('zsh'), await script('fish')])
    for (const line of text.split('\n').filter((one) => !one.startsWith('#')))
      expect(line.replace(/\\'/g, '').split("'").length % 2).toBe(1);
});

test('another shell is refused', async () => {
  const { code, stderr } = await command(['completion', 'tcsh']);
  expect(code).toBe(2);
  expect(stderr).toContain('Allowed choices are bash, zsh, fish');
});
