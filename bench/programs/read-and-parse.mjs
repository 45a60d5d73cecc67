// The lower bound for every tool: reading and parsing every template of a directory.
import * as fs from 'node:fs';
import * as path from 'node:path';

for (const file of fs.readdirSync(process.argv[2]))
  JSON.parse(fs.readFileSync(path.join(process.argv[2], file), 'utf8'));
