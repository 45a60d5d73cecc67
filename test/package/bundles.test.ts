import { execFileSync, spawnSync } from 'node:child_process';
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
  '@dagrejs/dagre',
  '@dagrejs/graphlib',
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

test('a picture is laid out by the library that is bundled', () => {
  const script = `
    const { default: library } = await import('./cli/dagrejs-dagre.js');
    const graph = new library.graphlib.Graph();
    graph.setGraph({ rankdir: 'LR' });
    for (const name of ['a', 'b']) graph.setNode(name, { width: 9, height: 9 });
    graph.setEdge('a', 'b', {});
    library.layout(graph);
    console.log(graph.node('b').x > graph.node('a').x + 9);`;
  const args = ['--input-type=module', '-e', script];
  expect(execFileSync(process.execPath, args, { cwd: lib, encoding: 'utf8' })).toBe('true\n');
});

test('what several entries need is in one file, which they share', () => {
  const core = fs.readFileSync(path.join(lib, 'core/core.js'), 'utf8');
  const texts = ['cli/index.js', 'engine.js', 'policies.js', 'testing.js'].map((file) =>
    fs.readFileSync(path.join(lib, file), 'utf8'),
  );
  expect(texts.map((text) => text.includes('core.js'))).toEqual(texts.map(() => true));
  expect(core.length).toBeGreaterThan(Math.max(...texts.map(({ length }) => length)));
});

test('formats that most runs do without are loaded when one is asked for', () => {
  const script = `
    const { FORMATS, judge, report } = require('./engine.js');
    const result = judge([{ file: 'empty.json', text: '{"Resources":{}}' }]);
    const loads = (format) => {
      report(result, format);
      const [loaded] = Object.keys(require.cache).filter((file) => file.endsWith('formats.js'));
      delete require.cache[loaded];
      return loaded !== undefined;
    };
    console.log(FORMATS.filter((format) => !loads(format)).join());`;
  expect(execFileSync(process.execPath, ['-e', script], { cwd: lib, encoding: 'utf8' })).toBe('text,json\n');
});

test('an ES module imports what the ESLint plugin exports by its names', () => {
  const script = `
    const { default: plugin, meta, rules, configs } = await import('./eslint/index.js');
    const all = configs.all.plugins[meta.namespace];
    console.log(plugin === all, meta === plugin.meta, rules === plugin.rules, configs === plugin.configs);`;
  const args = ['--input-type=module', '-e', script];
  expect(execFileSync(process.execPath, args, { cwd: lib, encoding: 'utf8' })).toBe('true true true true\n');
});

test('Node finds the names of the ESLint plugin in its small entry, and looks for none in the code beside it', () => {
  const folder = temporaryDirectory();
  fs.copyFileSync(path.join(lib, 'eslint/index.js'), path.join(folder, 'index.js'));
  fs.writeFileSync(path.join(folder, 'plugin.js'), 'exports.nameInTheCode = 1;');
  const script = `
    const names = Object.keys(await import('./index.js'));
    console.log(['meta', 'rules', 'configs', 'nameInTheCode'].filter((name) => names.includes(name)).join());`;
  const args = ['--input-type=module', '-e', script];
  expect(execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })).toBe('meta,rules,configs\n');
  expect(fs.statSync(path.join(lib, 'eslint/index.js')).size).toBeLessThan(1000);
});

test('bundles are ASCII: a single other character makes Node keep, and read, two bytes for each of the file', () => {
  const files = fs
    .readdirSync(lib, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js') && !file.endsWith('mcp-sdk.js'));
  expect(files).toContain('core/core.js');
  // eslint-disable-next-line no-control-regex
  expect(files.filter((file) => !/^[\x00-\x7f]*$/.test(fs.readFileSync(path.join(lib, file), 'utf8')))).toEqual([]);
});

test('an error that nothing catches is read at a glance: Node prints the line that threw above it', () => {
  for (const [call, message] of [
    ["judge([], { preset: 'lax' })", 'ConfigurationError: preset is "lax"; it takes recommended, strict, all'],
    ["judge([{ file: 'a.yaml', text: 'a: 1' }])", 'SourceError: a template is an object with a Resources section'],
  ] as const) {
    const { stderr } = spawnSync(process.execPath, ['-e', `require('./engine').${call}`], {
      cwd: lib,
      encoding: 'utf8',
    });
    expect(stderr).toContain(`\n${message}`);
    expect(stderr.length).toBeLessThan(4000);
  }
});

/** The part of the notices about a package. */
function section(name: string): string {
  const parts = notices.split(/^-{80}\n/m);
  return parts.find((part) => part.startsWith(`${name} `)) ?? '';
}
