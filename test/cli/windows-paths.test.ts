import { win32 } from 'node:path';
import { isInside } from '../../src/assembly/is-inside';
import { readAssembly } from '../../src/assembly/read-assembly';
import { nameBelow } from '../../src/cli/input/name-below';
import { fileMatcher } from '../../src/engine/glob';
import { fileUri, relativeUri } from '../../src/report/file-uri';
import { relativeFile } from '../../src/report/relative-paths';
import { CHAT } from '../support/chat-template';
import { directoryWith } from '../support/files';

describe('an assembly that was made on Windows is read everywhere', () => {
  const assembly = (templateFile: string, more: Readonly<Record<string, string>> = {}): string =>
    directoryWith({
      'manifest.json': {
        version: '53.0.0',
        artifacts: { Chat: { type: 'aws:cloudformation:stack', properties: { templateFile } } },
      },
      'stacks/Chat.template.yaml': CHAT,
      ...more,
    });

  test('with backslashes in the names of files', () => {
    const [chat, ...others] = readAssembly(assembly('stacks\\Chat.template.yaml'));
    expect(chat?.source.file).toMatch(/stacks.Chat\.template\.yaml$/);
    expect(others).toEqual([]);
  });

  test.each([
    '..\\secret.yaml',
    'stacks\\..\\..\\secret.yaml',
    'C:\\secret.yaml',
    'C:secret.yaml',
    '\\\\server\\share\\a.yaml',
  ])('%s is outside of it', (name) => {
    expect(() => readAssembly(assembly(name))).toThrow('which is outside of the assembly');
  });
});

test.each([
  ['C:\\app', 'C:\\app\\cdk.out\\a.json', 'cdk.out/a.json'],
  ['C:\\app', 'C:\\other\\a.json', '../other/a.json'],
  ['c:\\App', 'C:\\app\\a.json', 'a.json'],
  ['C:\\app', 'D:\\a.json', 'D:/a.json'],
  ['\\\\server\\share\\app', '\\\\server\\share\\app\\a.json', 'a.json'],
])('patterns and baselines call a file by slashes: from %s, %s', (directory, file, name) => {
  expect(nameBelow(directory, file, win32)).toBe(name);
});

test.each([
  ['infra\\**', 'infra/app/a.yaml', true],
  ['.\\infra\\*.yaml', 'infra/a.yaml', true],
  ['infra\\*.yaml', 'infra/deep/a.yaml', false],
  ['a.yaml', 'infra/a.yaml', true],
])('a pattern may have backslashes: %s, %s', (pattern, file, fits) => {
  expect(fileMatcher(pattern)(file)).toBe(fits);
});

test.each([
  ['C:\\app', 'C:\\app\\lib\\chat.ts', 'lib\\chat.ts'],
  ['C:\\app', 'C:\\application\\chat.ts', 'C:\\application\\chat.ts'],
  ['C:\\app', 'D:\\app\\chat.ts', 'D:\\app\\chat.ts'],
  ['C:\\app', 'C:\\app\\..chat.ts', '..chat.ts'],
  ['\\\\server\\share', '\\\\server\\share\\chat.ts', 'chat.ts'],
])('reports name a file from the working directory: from %s, %s', (base, file, name) => {
  expect(relativeFile(base, file, win32)).toBe(name);
});

test.each([
  ['C:\\app\\a b#1.yaml', 'file:///C:/app/a%20b%231.yaml'],
  ['\\\\server\\share\\chat.yaml', 'file://server/share/chat.yaml'],
])('SARIF has an address for %s', (file, uri) => {
  expect(fileUri(file, win32)).toBe(uri);
});

test('SARIF names a file from the working directory with slashes', () => {
  expect(relativeUri('cdk.out\\assembly-Prod\\Chat.template.json', win32)).toBe(
    'cdk.out/assembly-Prod/Chat.template.json',
  );
  expect(fileUri('/home/a/chat.yaml')).toBe('file:///home/a/chat.yaml');
});

test.each([
  ['C:\\app', 'c:\\app\\a.json', true],
  ['C:\\app', 'C:\\app2\\a.json', false],
  ['C:\\app', 'D:\\app\\a.json', false],
  ['\\\\server\\share\\app', '\\\\server\\other\\a.json', false],
])('what is inside of a directory: %s, %s', (directory, file, isIn) => {
  expect(isInside(directory, file, win32)).toBe(isIn);
});
