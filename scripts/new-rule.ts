/** Scaffolds a policy, its test and its examples: `npm run new-rule -- stage stage-something`. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as prettier from 'prettier';
import { refusal } from './new-rule-arguments';
import { scaffold } from './scaffold';
import { eslintRuleIds } from './write-rule-index';
import { camelCase, catalogueModule, policyFiles } from './write-catalogue';

const ROOT = path.join(__dirname, '..');

async function main(): Promise<void> {
  const written = process.argv.slice(2);
  const refused = refusal(written, [...policyFiles().map((policy) => policy.id), ...eslintRuleIds()]);
  if (refused !== undefined) throw new Error(refused);
  const [folder = '', id = ''] = written;
  const files = scaffold(folder, id, camelCase(id));
  // Before the first is written: half of a scaffold would have to be looked for.
  const left = [...files.keys()].filter((file) => fs.existsSync(path.join(ROOT, file)));
  if (left.length > 0) throw new Error(`nothing is written over; remove or rename first: ${left.join(', ')}`);
  for (const [file, text] of files) {
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
