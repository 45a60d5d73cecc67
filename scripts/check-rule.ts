/**
 * Checks one policy: its test, its examples, its page, and the linters on its files: `npm run check-rule -- ID`. With `-u`,
 * what the examples are reported as is recorded anew.
 */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { writeRulePage } from './rule-pages';
import { policyFiles } from './write-catalogue';

const ROOT = path.join(__dirname, '..');

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

/** ESLint on some files, with a project of these alone: types of the whole repository take ten times as long. */
function lint(files: readonly string[]): void {
  const project = path.join(ROOT, 'tsconfig.check-rule.json');
  fs.writeFileSync(project, JSON.stringify({ extends: './tsconfig.json', include: [], files }));
  try {
    run('eslint', files, '', { LINT_PROJECT: project });
  } finally {
    fs.rmSync(project);
  }
}

async function main(): Promise<void> {
  const [id = '', update] = process.argv.slice(2);
  const found = policyFiles().find((policy) => policy.id === id);
  if (!found) throw new Error(`no policy ${id || 'without an id'}; usage: npm run check-rule -- ID [-u]`);
  const policy = `src/rules/${found.folder}/${id}.ts`;
  const test = `test/rules/${found.folder}/${id}.test.ts`;
  const examples = path.join('test/rules', found.folder, id);
  run('prettier', ['--write', policy, test, `${examples}/*.ts`]);
  lint([policy, test]);
  run('jest', [test]);
  const examplesOf = ['test/rules/template-examples', 'test/rules/cdk-examples', '-t', `^${id} `];
  if (update === '-u') run('jest', [...examplesOf, '-u']);
  else run('jest', examplesOf, `Where a message is to read so: npm run check-rule -- ${id} -u`);
  console.log(`\n== ${await writeRulePage(id)}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
