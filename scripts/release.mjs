// Prepares a release: `npm run release` says what it would do, and changes nothing.
//   npm run release                    the next version, its changelog, and what the tarball has
//   npm run release -- minor           the same, with the part of the version that is to be raised, or the version
//   npm run release -- minor --publish writes version and changelog, runs all checks, commits and tags
//   npm run release -- --notes         the changelog of the version that the manifest has
// Pushing the tag publishes: .github/workflows/release.yml.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { changelogOf, nextVersion, sectionOf, withSection } from './build/changelog.mjs';

const root = path.join(import.meta.dirname, '..');
const run = (program, ...args) => execFileSync(program, args, { cwd: root, encoding: 'utf8' }).trim();
const show = (program, ...args) => execFileSync(program, args, { cwd: root, stdio: 'inherit' });
const changelogFile = path.join(root, 'CHANGELOG.md');

const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const args = process.argv.slice(2);
const wanted = args.find((one) => !one.startsWith('--')) ?? 'minor';
const unknown = args.find((one) => one.startsWith('--') && !['--publish', '--notes'].includes(one));
const changelog = fs.readFileSync(changelogFile, 'utf8');

function fail(message) {
  process.stderr.write(`release: ${message}\n`);
  process.exit(2);
}

if (unknown !== undefined) fail(`there is no option ${unknown}; there are --publish and --notes`);
if (args.includes('--notes')) {
  process.stdout.write(`${sectionOf(changelog, version)}\n`);
  process.exit(0);
}

const next = nextVersion(version, wanted);
if (next === undefined) fail(`"${wanted}" is no version and no part of one; there are major, minor and patch`);
const [last] = run('git', 'tag', '--list', 'v*', '--sort=-version:refname').split('\n');
const subjects = run('git', 'log', '--format=%s', ...(last ? [`${last}..HEAD`] : [])).split('\n');
const today = new Date().toISOString().slice(0, 10);
const section = changelogOf(next, today, subjects);

process.stdout.write(`${version} -> ${next}, ${last ? `since ${last}` : 'the first release'}\n\n${section}\n`);
if (!args.includes('--publish')) {
  show('npm', 'pack', '--dry-run', '--ignore-scripts');
  process.stdout.write('Nothing was changed. With --publish, version and changelog are written, checked and tagged.\n');
  process.exit(0);
}

if (run('git', 'status', '--porcelain') !== '') fail('there are changes that are not committed');
run('npm', 'version', next, '--no-git-tag-version', '--ignore-scripts');
fs.writeFileSync(changelogFile, withSection(changelog, section));
show(path.join(root, '.ci/run'));
// What the checks have just installed and built with comes from who says so.
show('npm', 'audit', 'signatures');
run('git', 'commit', '-am', `release: ${next}`);
run('git', 'tag', '-a', `v${next}`, '-m', `v${next}`);
process.stdout.write(`Tagged v${next}. To publish: git push --follow-tags\n`);
