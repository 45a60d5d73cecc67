/** Writes the pages and tables that derive from the policies: `npm run docs`; `npm run docs:check` compares only. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as prettier from 'prettier';
import { SNIPPETS } from '../src/cli/commands/init-snippets';
import { constructPage } from './construct-page';
import { agentFiles } from './agent-files';
import { controlTables } from './control-table';
import { commandTable, notJudgedList } from './deployed-lists';
import { differencesSections } from './drop-in/differences-page';
import { publishedSchemas } from './published-schemas';
import { httpRepairTable, repairTable } from './repair-table';
import { policyIndex, policySummary } from './policy-lists';
import { rulePages } from './rule-pages';
import { catalogueModule } from './write-catalogue';
import { ruleIndexModule } from './write-rule-index';

const ROOT = path.join(__dirname, '..');

// The examples of pages are synthesised; aws-cdk-lib's own validator would cost a second for each.
process.env.CDK_VALIDATION ??= 'false';

/** The page of what is different from aws-cdk-lib. */
const DIFFERENCES = 'docs/constructs/differences.md';

/** The page of what repairs what. */
const REPAIRS = 'docs/constructs/repairs.md';

async function markdown(text: string): Promise<string> {
  const options = (await prettier.resolveConfig(path.join(ROOT, 'README.md'))) ?? {};
  return prettier.format(text, { ...options, parser: 'markdown' });
}

/** Replaces what stands between `<!-- begin NAME -->` and `<!-- end NAME -->`. */
function section(text: string, name: string, content: string): string {
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from === -1 || to === -1) throw new Error(`the page has no section ${name}`);
  return `${text.slice(0, from + begin.length)}\n\n${content.trim()}\n\n${text.slice(to)}`;
}

/** A page whose sections, by name, are written here, as Prettier leaves it. */
async function pageWith(file: string, sections: Readonly<Record<string, string>>): Promise<readonly [string, string]> {
  let text = fs.readFileSync(path.join(ROOT, file), 'utf8');
  for (const [name, content] of Object.entries(sections)) text = section(text, name, content);
  return [file, await markdown(text)];
}

/** Snippets of `init` as blocks of a page, by title. */
function snippetBlocks(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    SNIPPETS.map(({ title, file, text }) => {
      const language = file === 'Jenkinsfile' ? 'groovy' : 'yaml';
      return [title, `\`\`\`${language} file=${file}\n${text}\`\`\``];
    }),
  );
}

/** The modules that list what has a file of its own; the pages and tables are made of them. */
async function indexes(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['src/rules/catalogue.ts', await catalogueModule()],
    ['src/eslint/rule-index.ts', await ruleIndexModule()],
  ]);
}

/** Every other generated file, with the text it should have. */
async function generated(): Promise<ReadonlyMap<string, string>> {
  // Only now, since they may just have been written.
  const { CATALOGUE } = await import('../src/rules/catalogue.js');
  const { demoExcerpt } = await import('./demo-excerpt.js');
  const { SOURCE_ONLY_RULES } = await import('./source-rules.js');
  const files = new Map<string, string>();
  for (const [file, text] of await rulePages()) files.set(file, text);
  const rules = [...CATALOGUE, ...SOURCE_ONLY_RULES];
  files.set('docs/rules/README.md', await markdown(policyIndex(rules)));
  const known = CATALOGUE.map(({ id }) => id);
  const { eslintTable } = await import('./eslint-table.js');
  const { eslintShare } = await import('./eslint-share.js');
  const pages = await Promise.all([
    pageWith('README.md', { demo: demoExcerpt(), policies: policySummary(rules) }),
    pageWith(REPAIRS, { repairs: repairTable(known), 'http-repairs': httpRepairTable(known) }),
    pageWith('docs/eslint.md', { 'auto-generated rules list': eslintTable(), share: eslintShare() }),
    pageWith(DIFFERENCES, { differences: differencesSections() }),
    pageWith('docs/ci.md', snippetBlocks()),
    pageWith('docs/controls.md', { controls: controlTables(CATALOGUE) }),
    pageWith('docs/deployed.md', { 'not-judged': notJudgedList(CATALOGUE), commands: commandTable() }),
  ]);
  for (const [file, text] of pages) files.set(file, text);
  for (const [file, text] of agentFiles(rules)) files.set(file, await markdown(text));
  const constructs = fs
    .readdirSync(path.join(ROOT, 'docs/constructs'))
    .map((name) => `docs/constructs/${name}`)
    .filter((file) => file !== REPAIRS && file !== DIFFERENCES);
  for (const file of constructs) {
    const page = constructPage(fs.readFileSync(path.join(ROOT, file), 'utf8'));
    const settings = (await prettier.resolveConfig(path.join(ROOT, file))) ?? {};
    files.set(file, await prettier.format(page, { ...settings, parser: 'markdown' }));
  }
  for (const [name, schema] of Object.entries(publishedSchemas(CATALOGUE))) {
    const file = `schema/${name}.schema.json`;
    const settings = (await prettier.resolveConfig(path.join(ROOT, file))) ?? {};
    files.set(file, await prettier.format(JSON.stringify(schema), { ...settings, parser: 'json' }));
  }
  return files;
}

/** Those that are not on disk as they should be. */
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

async function main(): Promise<void> {
  const isCheck = process.argv.includes('--check');
  const staleIndexes = staleOf(await indexes());
  if (!isCheck) write(staleIndexes);
  const files = await generated();
  const stale = [...staleIndexes, ...staleOf(files)];
  fs.mkdirSync(path.join(ROOT, 'docs/rules'), { recursive: true });
  const orphans = fs
    .readdirSync(path.join(ROOT, 'docs/rules'))
    .map((file) => `docs/rules/${file}`)
    .filter((file) => !files.has(file));
  if (isCheck) {
    for (const file of [...stale.map(([name]) => name), ...orphans])
      console.error(`${file} is stale; run npm run docs`);
    process.exitCode = stale.length + orphans.length > 0 ? 1 : 0;
    return;
  }
  write(stale);
  for (const file of orphans) fs.rmSync(path.join(ROOT, file));
  console.log(`${stale.length} files written, ${orphans.length} removed, ${files.size} in all`);
}

void main();
