/** Writes the pages and tables that derive from the policies: `npm run docs`; `npm run docs:check` compares only. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import makeTemporaryFilesRoot from '../test/setup/make-temporary-files-root';
import removeTemporaryFiles from '../test/setup/remove-temporary-files';
import { catalogueModule } from './write-catalogue';
import { codeRulesModule, ruleIndexModule } from './write-rule-index';

const ROOT = path.join(__dirname, '..');

// The examples of pages are synthesised; aws-cdk-lib's own validator would cost a second for each.
process.env.CDK_VALIDATION ??= 'false';

// The share of findings that the plugin names comes from synthesised programs, as in the tests.
makeTemporaryFilesRoot();
process.once('exit', removeTemporaryFiles);

/** The catalogue and the index of rules, from which the pages and tables are made. */
async function indexes(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['src/rules/catalogue.ts', await catalogueModule()],
    ['src/eslint/rule-index.ts', await ruleIndexModule()],
    ['src/engine/rule-names/code-rules.ts', await codeRulesModule()],
  ]);
}

/** The files whose content on disk differs. */
function staleOf(files: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...files].filter(([file, text]) => {
    const target = path.join(ROOT, file);
    return !fs.existsSync(target) || fs.readFileSync(target, 'utf8') !== text;
  });
}

function write(stale: readonly (readonly [string, string])[]): void {
  for (const [file, text] of stale) {
    fs.mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true });
    fs.writeFileSync(path.join(ROOT, file), text);
  }
}

/** Prints the files that `npm run docs` would change; the exit status is 1 if there are any. */
function complain(files: readonly string[]): void {
  for (const file of files) console.error(`${file} is stale; run npm run docs`);
  if (files.length > 0) process.exitCode = 1;
}

async function main(): Promise<void> {
  const isCheck = process.argv.includes('--check');
  const staleIndexes = staleOf(await indexes());
  if (isCheck && staleIndexes.length > 0) {
    complain(staleIndexes.map(([file]) => file));
    return;
  }
  write(staleIndexes);
  // Imported late: it reads the catalogue and the index, which may name a file that no longer exists.
  const { generatedFiles } = await import('./generated-files.js');
  const files = await generatedFiles();
  const stale = staleOf(files);
  fs.mkdirSync(path.join(ROOT, 'docs/rules'), { recursive: true });
  const orphans = fs
    .readdirSync(path.join(ROOT, 'docs/rules'))
    .map((file) => `docs/rules/${file}`)
    .filter((file) => !files.has(file));
  if (isCheck) {
    complain([...stale.map(([file]) => file), ...orphans]);
    return;
  }
  write(stale);
  for (const file of orphans) fs.rmSync(path.join(ROOT, file));
  const written = staleIndexes.length + stale.length;
  console.log(`${written} files written, ${orphans.length} removed, ${files.size} in all`);
}

void main();
