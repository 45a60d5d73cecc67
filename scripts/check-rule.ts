/**
 * Checks one policy: its types, its test, its examples, its fix, its page, and the linters on its files:
 * `npm run check-rule -- ID`. With `-u`, what the examples are reported as is recorded anew.
 */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { writeRulePage } from './rule-pages';
import { scaffold } from './scaffold';
import { camelCase, catalogueModule, policyFiles } from './write-catalogue';
import { eslintRuleIds } from './write-rule-index';

const ROOT = path.join(__dirname, '..');
/** Of one file, Jest would name every test that is of another policy. */
const QUIET = ['--verbose=false'];

/** Runs a tool of the project, and ends with its status where that is not 0, and with a hint where there is one. */
function run(tool: string, args: readonly string[], hint = '', env: Readonly<Record<string, string>> = {}): void {
  console.log(`\n== ${tool} ${args.join(' ')}`);
  const { status } = spawnSync(path.join(ROOT, 'node_modules/.bin', tool), args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (status === 0) return;
  if (hint !== '') console.error(`\n${hint}`);
  process.exit(status ?? 1);
}

/** TypeScript and ESLint on some files, with a project of these alone: the whole repository takes ten times as long. */
function lint(files: readonly string[]): void {
  const name = 'tsconfig.check-rule.json';
  const project = path.join(ROOT, name);
  const remove = (): void => {
    fs.rmSync(project, { force: true });
  };
  // `run` ends the process where a tool finds something.
  process.once('exit', remove);
  fs.writeFileSync(project, JSON.stringify({ extends: './tsconfig.json', include: [], files }));
  run('tsc', ['-p', name]);
  run('eslint', files, '', { LINT_PROJECT: project });
  remove();
}

/** The texts of a policy that are those of the scaffold still. */
function unwritten(folder: string, id: string, policy: string): readonly string[] {
  const begun = scaffold(folder, id, camelCase(id)).get(policy) ?? '';
  const text = fs.readFileSync(path.join(ROOT, policy), 'utf8');
  return [...begun.matchAll(/^ {2}(title|why|fix): .*$/gm)].flatMap(([line, field = '']) =>
    text.includes(line) ? [field] : [],
  );
}

async function main(): Promise<void> {
  const [id = '', ...options] = process.argv.slice(2);
  const other = options.find((option) => option !== '-u');
  if (id === '' || other !== undefined)
    throw new Error(`usage: npm run check-rule -- ID [-u]${other === undefined ? '' : `; what is ${other}?`}`);
  const found = policyFiles().find((policy) => policy.id === id);
  if (!found && eslintRuleIds().includes(id))
    throw new Error(`${id} is a rule of the ESLint plugin only: npx jest test/eslint/${id}`);
  if (!found) throw new Error(`there is no policy ${id}; docs/rules/README.md has all of them`);
  // A policy that was written, moved or renamed by hand is not in it yet.
  fs.writeFileSync(path.join(ROOT, 'src/rules/catalogue.ts'), await catalogueModule());
  const policy = `src/rules/${found.folder}/${id}.ts`;
  const test = `test/rules/${found.folder}/${id}.test.ts`;
  const examples = path.join('test/rules', found.folder, id);
  run('prettier', ['--write', policy, test, `${examples}/*.ts`]);
  lint([policy, test]);
  run('jest', [test]);
  const examplesOf = ['test/rules/template-examples', 'test/rules/cdk-examples', '-t', `^${id} `, ...QUIET];
  if (options.length > 0) run('jest', [...examplesOf, '-u']);
  else
    run('jest', examplesOf, `Where nothing but a message differs, and is to read so: npm run check-rule -- ${id} -u`);
  run('jest', ['test/rules/fixes', '-t', `^the fix of ${id} `, ...QUIET]);
  console.log(`\n== ${await writeRulePage(id)}`);
  const left = unwritten(found.folder, id, policy);
  if (left.length > 0) console.log(`\nStill as new-rule wrote it: ${left.join(', ')}.`);
  console.log('\nLast, for the tables that name every policy: npm run docs');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
