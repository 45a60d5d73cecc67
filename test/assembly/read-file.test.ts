import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as path from 'node:path';
import { readText, refuseUnlessRegular } from '../../src/assembly/read-file';
import { directoryWith } from '../support/files';

test('a regular file is read, behind a symbolic link as well', () => {
  const directory = directoryWith({ 'a.txt': 'text' });
  fs.symlinkSync('a.txt', path.join(directory, 'b.txt'));
  expect(readText(path.join(directory, 'b.txt'))).toBe('text');
});

test('a file that is not there, and a name that no file can have, are said to be so', () => {
  const directory = directoryWith({});
  expect(() => readText(path.join(directory, 'a.txt'))).toThrow('there is no such file');
  expect(() => readText(path.join(directory, 'x'.repeat(300)))).toThrow(/cannot be read: ENAMETOOLONG/);
});

test('what is no regular file is refused by its kind', async () => {
  const directory = directoryWith({});
  const [pipe, socket] = [path.join(directory, 'pipe'), path.join(directory, 'socket')];
  execFileSync('mkfifo', [pipe]);
  const server = net.createServer().listen(socket);
  await new Promise((resolve) => server.once('listening', resolve));
  const only = '; only regular files are read, and standard input where it is named -';
  expect(() => readText(directory)).toThrow(`is a directory${only}`);
  expect(() => readText(pipe)).toThrow(`is a named pipe${only}`);
  expect(() => readText(socket)).toThrow(`is a socket${only}`);
  expect(() => readText('/dev/null')).toThrow(`is a device${only}`);
  server.close();
});

test('of what a system has besides, no kind is made up', () => {
  const unknown = Object.assign(new fs.Stats(), { mode: 0 });
  expect(() => {
    refuseUnlessRegular('strange', unknown);
  }).toThrow('is no regular file; only regular files are read');
});
