import { execFileSync } from 'node:child_process';
import * as path from 'node:path';

const ROOT = path.join(__dirname, '../..');

/** Runs an expression over the module that writes changelogs, and returns what it comes to. */
function evaluate(expression: string): unknown {
  const script = `import * as c from './scripts/build/changelog.mjs'; process.stdout.write(JSON.stringify(${expression}) ?? 'null');`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT, encoding: 'utf8' }),
  ) as unknown;
}

test('the next version raises the part that is asked for, or is the one that is asked for', () => {
  const versions = "['major', 'minor', 'patch', '2.0.0-rc.1'].map((wanted) => c.nextVersion('1.4.7', wanted))";
  expect(evaluate(versions)).toEqual(['2.0.0', '1.5.0', '1.4.8', '2.0.0-rc.1']);
  expect(evaluate("c.nextVersion('1.4.7', 'huge')")).toBeNull();
});

test('the changelog has what commits say, by area, oldest first, and nothing of generated files', () => {
  const subjects = [
    'docs: pages and tables of the change before',
    'iam: faster',
    'cli: two',
    'Mend a thing',
    'cli: one',
  ];
  expect(evaluate(`c.changelogOf('1.5.0', '2027-01-31', ${JSON.stringify(subjects)})`)).toBe(
    '## 1.5.0 - 2027-01-31\n\n### cli\n\n- one\n- two\n\n### iam\n\n- faster\n\n### other\n\n- Mend a thing\n',
  );
});

test('a section goes before earlier ones, takes in what was written by hand, and is found again', () => {
  const before = '# Changelog\n\n## Unreleased\n\n### Added\n\n- By hand.\n\n## 1.4.7 - 2026-12-01\n\n- Old.\n';
  const section = '## 1.5.0 - 2027-01-31\n\n### cli\n\n- one\n';
  const after = evaluate(`c.withSection(${JSON.stringify(before)}, ${JSON.stringify(section)})`);
  expect(after).toBe(
    '# Changelog\n\n## Unreleased\n\n## 1.5.0 - 2027-01-31\n\n### Added\n\n- By hand.\n\n### cli\n\n- one\n\n## 1.4.7 - 2026-12-01\n\n- Old.\n',
  );
  expect(evaluate(`c.sectionOf(${JSON.stringify(after)}, '1.5.0')`)).toBe(
    '### Added\n\n- By hand.\n\n### cli\n\n- one',
  );
});
