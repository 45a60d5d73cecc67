import * as fs from 'node:fs';
import * as path from 'node:path';
import * as prettier from 'prettier';
import { SNIPPETS } from '../src/cli/commands/init-snippets';
import { CATALOGUE } from '../src/rules/catalogue';
import { agentFiles } from './agent-files';
import { readerTable, writerTable } from './attacks/attack-tables';
import { constructPage } from './construct-page';
import { controlTables } from './control-table';
import { demoExcerpt } from './demo-excerpt';
import { commandTable, notJudgedList } from './deployed-lists';
import { differencesSections } from './drop-in/differences-page';
import { eslintShare } from './eslint-share';
import { eslintTable } from './eslint-table';
import { policyIndex, policySummary } from './policy-lists';
import { publishedSchemas } from './published-schemas';
import { httpRepairTable, repairTable } from './repair-table';
import { rulePages } from './rule-pages';
import { SOURCE_ONLY_RULES } from './source-rules';

const ROOT = path.join(__dirname, '..');

/** The page about differences from aws-cdk-lib. */
const DIFFERENCES = 'docs/constructs/differences.md';

/** The page about constructs, Aspects and injectors by policy. */
const REPAIRS = 'docs/constructs/repairs.md';

async function markdown(text: string): Promise<string> {
  const options = (await prettier.resolveConfig(path.join(ROOT, 'README.md'))) ?? {};
  return prettier.format(text, { ...options, parser: 'markdown' });
}

/** Replaces the text between `<!-- begin NAME -->` and `<!-- end NAME -->`. */
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

/** Every generated file but the catalogue and the index of rules, with its text. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const [file, text] of await rulePages()) files.set(file, text);
  const rules = [...CATALOGUE, ...SOURCE_ONLY_RULES];
  files.set('docs/rules/README.md', await markdown(policyIndex(rules)));
  const known = CATALOGUE.map(({ id }) => id);
  const pages = await Promise.all([
    pageWith('README.md', { demo: demoExcerpt(), policies: policySummary(rules) }),
    pageWith(REPAIRS, { repairs: repairTable(known), 'http-repairs': httpRepairTable(known) }),
    pageWith('docs/eslint.md', { 'auto-generated rules list': eslintTable(), share: eslintShare() }),
    pageWith(DIFFERENCES, { differences: differencesSections() }),
    pageWith('docs/ci.md', snippetBlocks()),
    pageWith('docs/hostile-input.md', { readers: readerTable(), writers: writerTable() }),
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
