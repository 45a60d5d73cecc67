// Removes from lib/ what no entry of the package reaches. Runs after everything is built.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from './build/options.mjs';
import { reachedFiles } from './build/reached.mjs';

const lib = path.join(root, 'lib');
const reached = reachedFiles(root);
const entries = fs.readdirSync(lib, { recursive: true, withFileTypes: true });
for (const entry of entries.filter((one) => one.isFile())) {
  const file = path.join(entry.parentPath, entry.name);
  if (!reached.has(file)) fs.rmSync(file);
}
const depth = (name) => name.split(path.sep).length;
const directories = entries.filter((one) => one.isDirectory()).map((one) => path.join(one.parentPath, one.name));
for (const directory of directories.sort((a, b) => depth(b) - depth(a))) {
  if (fs.readdirSync(directory).length === 0) fs.rmdirSync(directory);
}
