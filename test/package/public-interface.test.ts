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

test('the types of an entry are of all that it exports, and of what that names', () => {
  const { 'engine.d.ts': engine = '', 'eslint.d.ts': eslint = '' } = recorded();
  expect(engine).toMatch(/^export declare function judge\(/m);
  expect(engine).toMatch(/^export interface Suppression /m);
  expect(engine).not.toContain('/**');
  expect(eslint).toMatch(/^declare const plugin: Plugin;$/m);
});
