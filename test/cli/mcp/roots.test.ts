import * as fs from 'node:fs';
import * as path from 'node:path';
import { Roots } from '../../../src/cli/mcp/roots';
import { directoryWith } from '../../support/files';

const FILES = { 'app/chat.yaml': '', 'app/cdk.out/manifest.json': '', 'other/http.yaml': '', 'secret.yaml': '' };

/** What a server answers that may read some directories of a project. */
function project(...roots: readonly string[]): { readonly cwd: string; readonly find: (name: string) => string } {
  const cwd = fs.realpathSync.native(directoryWith(FILES));
  const { find } = { find: (name: string) => new Roots(roots, cwd).find(name) };
  return { cwd, find: (name) => path.relative(cwd, find(name)) };
}

test('the working directory is the root where none is named', () => {
  expect(project().find('app/chat.yaml')).toBe(path.join('app', 'chat.yaml'));
});

test('names start from each of the roots, and the first that has one counts', () => {
  const { find, cwd } = project('app', 'other');
  expect(find('chat.yaml')).toBe(path.join('app', 'chat.yaml'));
  expect(find('http.yaml')).toBe(path.join('other', 'http.yaml'));
  expect(find('../other/http.yaml')).toBe(path.join('other', 'http.yaml'));
  expect(find(path.join(cwd, 'other/http.yaml'))).toBe(path.join('other', 'http.yaml'));
  expect(find('.')).toBe('app');
});

test('what lies elsewhere is refused in the words of what is not there', () => {
  const { find, cwd } = project('app');
  const refusal = (name: string): string => {
    try {
      return find(name);
    } catch (error) {
      return String(error).replace(name, 'NAME');
    }
  };
  fs.symlinkSync('../secret.yaml', path.join(cwd, 'app/linked.yaml'));
  const missing = refusal('nothing.yaml');
  expect(missing).toMatch(/there is no such file or directory inside of .*app; /);
  for (const name of ['../secret.yaml', path.join(cwd, 'secret.yaml'), '/etc/passwd', 'a\0b', 'linked.yaml'])
    expect(refusal(name)).toBe(missing);
});

test.each(['nowhere', 'secret.yaml'])('a root that is no directory is refused: %s', (name) => {
  expect(() => project(name).find('.')).toThrow(`--root ${name}: there is no such directory`);
});
