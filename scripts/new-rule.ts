/** Scaffolds a policy, its test and its examples: `npm run new-rule -- stage stage-something`. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as prettier from 'prettier';
import { scaffold } from './scaffold';
import { eslintRuleIds } from './write-rule-index';
import { FOLDERS, camelCase, catalogueModule, policyFiles } from './write-catalogue';

const ROOT = path.join(__dirname, '..');

async function main(): Promise<void> {
  const [folder = '', id = ''] = process.argv.slice(2);
  if (!FOLDERS.includes(folder) || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(id)) {
    throw new Error(
      `usage: npm run new-rule -- FOLDER ID, with a folder of ${FOLDERS.join(', ')} and an id in kebab-case`,
    );
  }
  if (folder === 'http' && !id.startsWith('http-')) {
    throw new Error(`the id of a policy for HTTP APIs begins with http-: http-${id}`);
  }
  const taken = [...policyFiles().map((policy) => policy.id), ...eslintRuleIds()];
  if (taken.includes(id)) throw new Error(`there is a rule ${id} already: docs/rules/${id}.md`);
  for (const [file, text] of scaffold(folder, id, camelCase(id))) {
    const target = path.join(ROOT, file);
    const options = (await prettier.resolveConfig(target)) ?? {};
    const formatted = file.endsWith('.ts') ? await prettier.format(text, { ...options, parser: 'typescript' }) : text;
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, formatted, { flag: 'wx' });
    console.log(file);
  }
  fs.writeFileSync(path.join(ROOT, 'src/rules/catalogue.ts'), await catalogueModule());
  console.log(`\nIt passes as it is. Say what it asks for, then: npm run check-rule -- ${id}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
