import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { temporaryDirectory } from '../support/cdk';

const ROOT = path.join(__dirname, '../..');

let lib: string;
let notices: string;

beforeAll(() => {
  lib = path.join(temporaryDirectory(), 'lib');
  execFileSync(process.execPath, [path.join(ROOT, 'scripts/bundle.mjs'), lib], { cwd: ROOT });
  notices = fs.readFileSync(path.join(lib, 'THIRD-PARTY-NOTICES'), 'utf8');
}, 60_000);

test.each([
  '@cfworker/json-schema',
  '@eslint-community/eslint-utils',
  'commander',
  'jsonc-parser',
  'picomatch',
  'yaml',
])('the notices have the licence of %s, with its version', (name) => {
  const { version } = JSON.parse(fs.readFileSync(path.join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  expect(section(name)).toMatch(new RegExp(`^${name} ${version.replaceAll('.', '\\.')}\nLicense: (?:MIT|ISC)\n`));
  expect(section(name)).toMatch(/copyright/i);
  expect(section(name)).toMatch(/Permission (?:is hereby granted|to use, copy, modify)/);
});

test('the notice of elkjs has the Eclipse Public License, and says where the source is', () => {
  expect(section('elkjs')).toContain('Eclipse Public License - v 2.0');
  expect(section('elkjs')).toContain('Source: https://github.com/kieler/elkjs\n');
  expect(section('elkjs')).toMatch(/lib\/elk-worker\.js of the npm package\s+elkjs@\d/);
});

test('a picture is laid out by the library that is packed', () => {
  const script = `const { default: Layout } = require('./cli/elkjs.js');
    const graph = { id: 'root', children: [{ id: 'a', width: 9, height: 9 }, { id: 'b', width: 9, height: 9 }],
      layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'RIGHT' }, edges: [{ id: 'e', sources: ['a'], targets: ['b'] }] };
    new Layout().layout(graph).then(({ children: [a, b] }) => console.log(b.x > a.x + a.width));`;
  expect(execFileSync(process.execPath, ['-e', script], { cwd: lib, encoding: 'utf8' })).toBe('true\n');
});

test('what several entries need is in one file, which they share', () => {
  const core = fs.readFileSync(path.join(lib, 'core/core.js'), 'utf8');
  const texts = ['cli/index.js', 'engine.js', 'policies.js', 'testing.js'].map((file) =>
    fs.readFileSync(path.join(lib, file), 'utf8'),
  );
  expect(texts.map((text) => text.includes('core.js'))).toEqual(texts.map(() => true));
  expect(core.length).toBeGreaterThan(Math.max(...texts.map(({ length }) => length)));
});

/** The part of the notices about a package. */
function section(name: string): string {
  const parts = notices.split(/^-{80}\n/m);
  return parts.find((part) => part.startsWith(`${name} `)) ?? '';
}
