import * as fs from 'node:fs';
import * as path from 'node:path';
import { FOLDER, interfaceFiles } from '../../scripts/public-interface/interface-files';

const folder = path.join(__dirname, '../..', FOLDER);

/** What is on disk, by the names of the files. */
function recorded(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fs.readdirSync(folder).map((file) => [file, fs.readFileSync(path.join(folder, file), 'utf8')]),
  );
}

test('what others build on is as recorded in api/; a change is meant, and recorded by `npm run build:api`', () => {
  expect(recorded()).toEqual(Object.fromEntries(interfaceFiles()));
});

test('the types are of all that the entries export, and of what that names, each once', () => {
  const { 'types.d.ts': types = '' } = recorded();
  expect(types).toMatch(/^\/\/ judge: engine\nexport declare function judge\(/m);
  expect(types).toMatch(/^\/\/ Finding: engine, testing\nexport interface Finding /m);
  expect(types).toMatch(/^\/\/ Suppression: not exported\nexport interface Suppression /m);
  expect(types).not.toContain('/**');
  expect(types).toMatch(/^\/\/ plugin: eslint as export=\ndeclare const plugin: Plugin;$/m);
  const blocks = types.trim().split('\n\n');
  expect(new Set(blocks).size).toBe(blocks.length);
});
