import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Example } from '../../report/formats/explain-text';

/**
 * The examples that the build puts beside the command; a user's own policy has none.
 *
 * @param directory the directory of the command
 */
export function examplesOf(id: string, directory: string): readonly Example[] {
  const file = path.join(directory, 'examples.json');
  if (!fs.existsSync(file)) return [];
  const all = new Map(Object.entries(JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, readonly Example[]>));
  return all.get(id) ?? [];
}
