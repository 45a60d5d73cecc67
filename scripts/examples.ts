import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Example } from '../src/report/formats/explain-text';

const ROOT = path.join(__dirname, '..');

/** The line of an example with its expected findings, for tests; pages show it elsewhere. */
const STATED = /^(?:#|\/\/) reports: .*\n/gm;

/** The executed examples of every policy, and of every ESLint rule, by id. */
export function examples(): ReadonlyMap<string, readonly Example[]> {
  const found = new Map<string, Example[]>();
  for (const [folder, names] of [
    ['test/rules', /^(?:bad|good)\.(?:yaml|ts)$/],
    ['test/eslint', /^(?:incorrect|correct)\.ts$/],
  ] as const) {
    if (!fs.existsSync(path.join(ROOT, folder))) continue;
    for (const entry of fs.readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !names.test(entry.name)) continue;
      const id = path.basename(entry.parentPath);
      const text = fs.readFileSync(path.join(entry.parentPath, entry.name), 'utf8').replace(STATED, '');
      found.set(id, [...(found.get(id) ?? []), { name: entry.name, text }]);
    }
  }
  for (const list of found.values()) list.sort((a, b) => (a.name < b.name ? -1 : 1));
  return found;
}
