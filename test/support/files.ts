import * as fs from 'node:fs';
import * as path from 'node:path';
import { temporaryDirectory } from './cdk';

/** A directory with some files in it, by name; what is no text is written as JSON. */
export function directoryWith(files: Readonly<Record<string, string | Buffer | object>>): string {
  const directory = temporaryDirectory();
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(directory, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
  }
  return directory;
}
