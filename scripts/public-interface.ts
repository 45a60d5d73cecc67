/** Writes the snapshots of the public interface, in `api/`: part of `npm run build:api`. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { FOLDER, interfaceFiles } from './public-interface/interface-files';

const folder = path.join(__dirname, '..', FOLDER);
const files = interfaceFiles();
fs.mkdirSync(folder, { recursive: true });
for (const file of fs.readdirSync(folder)) if (!files.has(file)) fs.rmSync(path.join(folder, file));
for (const [file, text] of files) fs.writeFileSync(path.join(folder, file), text);
