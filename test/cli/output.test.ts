import * as fs from 'node:fs';
import * as path from 'node:path';
import { FORMAT_NAMES } from '../../src/cli/output/formats';
import { temporaryDirectory } from '../support/cdk';
import { command } from '../support/command';
import { templateWithRoutes } from '../support/routes';

let directory: string;
let templateFile: string;

beforeEach(() => {
  directory = temporaryDirectory();
  templateFile = path.join(directory, 'chat.json');
  fs.writeFileSync(templateFile, JSON.stringify(templateWithRoutes({ count: 2, slow: 1 })));
});

const read = (name: string): string => fs.readFileSync(path.join(directory, name), 'utf8');

describe('check --format', () => {
  test.each(FORMAT_NAMES)('%s writes one report to standard output and nothing elsewhere', async (format) => {
    const { code, stdout, stderr } = await command(['check', templateFile, '--format', format], { cwd: directory });
    expect(code).toBe(1);
    expect(stderr).toBe('');
    expect(stdout).toContain('stage-throttling');
    expect(stdout).not.toContain(directory);
    expect(fs.readdirSync(directory)).toEqual(['chat.json']);
  });

  test.each(FORMAT_NAMES)('%s is the same twice', async (format) => {
    const run = () => command(['check', templateFile, '--format', format], { cwd: directory });
    expect((await run()).stdout).toBe((await run()).stdout);
  });

  test('refuses a format that does not exist, and names those that do', async () => {
    const { code, stdout, stderr } = await command(['check', templateFile, '--format', 'pdf']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Allowed choices are text, json, sarif, junit, markdown, github, gitlab, asff, html');
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['neither', {}, 'set AWS_ACCOUNT_ID and AWS_REGION\n'],
    ['no region', { AWS_ACCOUNT_ID: '111122223333', AWS_REGION: 'everywhere' }, 'set AWS_REGION\n'],
    ['both', { CDK_DEFAULT_ACCOUNT: '111122223333', AWS_DEFAULT_REGION: 'us-gov-west-1' }, ''],
  ])('says what asff needs to be imported: %s', async (_, variables, complaint) => {
    const { stdout, stderr } = await command(['check', templateFile, '--format', 'asff'], {
      cwd: directory,
      variables,
    });
    expect(stderr.endsWith(complaint)).toBe(true);
    expect(stderr).toMatch(complaint === '' ? /^$/ : /: asff names a placeholder for the account or the region, which/);
    const account = variables.AWS_ACCOUNT_ID ?? variables.CDK_DEFAULT_ACCOUNT ?? '000000000000';
    expect(stdout).toContain(`"AwsAccountId": "${account}"`);
  });

  test('colours text on a terminal only, and never a file', async () => {
    const args = ['check', templateFile, '--output', 'text=report.txt'];
    expect((await command(args, { cwd: directory, isTerminal: true })).stdout).toContain('\u001b[');
    expect(read('report.txt')).not.toContain('\u001b');
    expect((await command([...args, '--no-color'], { cwd: directory, isTerminal: true })).stdout).not.toContain(
      '\u001b',
    );
    expect((await command(args, { cwd: directory })).stdout).not.toContain('\u001b');
  });
});

describe('check --output', () => {
  test('writes several reports at once, beside the one on standard output', async () => {
    const { code, stdout } = await command(
      ['check', templateFile, '--output', 'sarif=out/report.sarif', '--output', 'html=out/report.html', '--quiet'],
      { cwd: directory },
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(/^chat\.json:\d+:\d+: /);
    expect(JSON.parse(read('out/report.sarif'))).toMatchObject({ version: '2.1.0' });
    expect(read('out/report.html')).toMatch(/^<!DOCTYPE html>/);
    expect(fs.readdirSync(path.join(directory, 'out')).sort()).toEqual(['report.html', 'report.sarif']);
  });

  test('replaces what was there', async () => {
    fs.writeFileSync(path.join(directory, 'report.json'), 'old');
    await command(['check', templateFile, '--output', 'json=report.json'], { cwd: directory });
    expect(JSON.parse(read('report.json'))).toMatchObject({ schemaVersion: 1 });
  });

  test('writes nothing when the input cannot be used', async () => {
    fs.writeFileSync(path.join(directory, 'broken.json'), '{');
    fs.writeFileSync(path.join(directory, 'report.json'), 'old');
    const { code, stdout, stderr } = await command(
      [
        'check',
        templateFile,
        path.join(directory, 'broken.json'),
        '--output',
        'json=report.json',
        '--output',
        'html=new.html',
      ],
      { cwd: directory },
    );
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('broken.json');
    expect(read('report.json')).toBe('old');
    expect(fs.existsSync(path.join(directory, 'new.html'))).toBe(false);
  });

  test('writes nothing at all when one file cannot be written', async () => {
    fs.mkdirSync(path.join(directory, 'taken'));
    const { code, stdout, stderr } = await command(
      ['check', templateFile, '--output', 'json=report.json', '--output', 'sarif=taken'],
      { cwd: directory },
    );
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('taken: cannot be written: it is a directory');
    expect(fs.readdirSync(directory).sort()).toEqual(['chat.json', 'taken']);
  });

  test.each([
    [['--output', 'report.sarif'], 'It is written FORMAT=FILE, with a format of text, json'],
    [['--output', 'pdf=report.pdf'], 'It is written FORMAT=FILE'],
    [['--output', 'json='], 'It is written FORMAT=FILE'],
    [['--output', 'json=a', '--output', 'sarif=./a'], 'Two reports cannot go to ./a.'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await command(['check', templateFile, ...args], { cwd: directory });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('graph', () => {
  test.each([
    ['mermaid', /^flowchart LR\n/],
    ['dot', /^digraph websocket \{\n/],
    ['svg', /^<svg xmlns=/],
  ])('--format %s draws the APIs with what is found in them, and never fails by it', async (format, start) => {
    const { code, stdout } = await command(['graph', templateFile, '--format', format], { cwd: directory });
    expect(code).toBe(0);
    expect(stdout).toMatch(start);
    expect(stdout).toContain('action1');
    expect(stdout).toMatch(/1 error/);
  });

  test('refuses input that cannot be read', async () => {
    const { code, stderr } = await command(['graph', path.join(directory, 'missing.json')]);
    expect(code).toBe(2);
    expect(stderr).toContain('missing.json');
  });
});
