/** Checks one policy: its test, its examples, its page, and the linters on its files: `npm run check-rule -- ID`. */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { writeRulePage } from './rule-pages';
import { policyFiles } from './write-catalogue';

const ROOT = path.join(__dirname, '..');

/** Runs a tool of the project, and ends with its status where that is not 0. */
function run(tool: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): void {
  console.log(`\n== ${tool} ${args.join(' ')}`);
  const { status } = spawnSync(path.join(ROOT, 'node_modules/.bin', tool), args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** ESLint on some files, with a project of these alone: types of the whole repository take ten times as long. */
function lint(files: readonly string[]): void {
  const project = path.join(ROOT, 'tsconfig.check-rule.json');
  fs.writeFileSync(project, JSON.stringify({ extends: './tsconfig.json', include: [], files }));
  try {
    run('eslint', files, { LINT_PROJECT: project });
  } finally {
    fs.rmSync(project);
  }
}

async function main(): Promise<void> {
  const [id = ''] = process.argv.slice(2);
  const found = policyFiles().find((policy) => policy.id === id);
  if (!found) throw new Error(`no policy ${id || 'without an id'}; usage: npm run check-rule -- ID`);
  const policy = `src/rules/${found.folder}/${id}.ts`;
  const test = `test/rules/${found.folder}/${id}.test.ts`;
  const examples = path.join('test/rules', found.folder, id);
  run('prettier', ['--write', policy, test, `${examples}/*.ts`]);
  lint([policy, test]);
  run('jest', [test]);
  run('jest', ['test/rules/template-examples', 'test/rules/cdk-examples', '-t', `^${id} `]);
  console.log(`\n== ${await writeRulePage(id)}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
