import * as fs from 'node:fs';
import * as path from 'node:path';
import ts from 'typescript';
import { temporaryDirectory } from '../support/cdk';
import { pack, run } from './support';

const ROOT = path.join(__dirname, '../..');

/** What the package may weigh: it is downloaded in every build, and is inside of the package of each other language. */
const MAX_PACKED = 700_000;

interface Manifest {
  readonly main: string;
  readonly types: string;
  readonly license: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly typesVersions: { readonly '*': Readonly<Record<string, readonly string[]>> };
}

const tarball = pack();
const extracted = temporaryDirectory();
run('tar', ['xzf', tarball, '-C', extracted], extracted);
const directory = path.join(extracted, 'package');
const manifest = JSON.parse(fs.readFileSync(path.join(directory, 'package.json'), 'utf8')) as Manifest;

const files = fs
  .readdirSync(directory, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => path.relative(directory, path.join(parentPath, name)));

/** The files that the entries of the package lead to: by `require`, by `import` of types, and by a name of data. */
function reached(): ReadonlySet<string> {
  const exported = Object.values(manifest.exports).flatMap((target) =>
    typeof target === 'string' ? [target] : [target.types, target.default],
  );
  const found = new Set(
    [manifest.main, manifest.types, ...Object.values(manifest.bin), ...exported]
      .map((name) => path.normalize(name))
      .filter((name) => files.includes(name)),
  );
  for (const file of found) {
    if (!file.endsWith('.ts') && !file.endsWith('.js')) continue;
    const text = fs.readFileSync(path.join(directory, file), 'utf8');
    const names = file.endsWith('.ts')
      ? ts.preProcessFile(text).importedFiles.map(({ fileName }) => `${fileName}.d.ts`)
      : [...text.matchAll(/["'`]([^"'`\s]+\.(?:js|json))["'`]/g)].map(([, name]) => name ?? '');
    for (const name of names) {
      const target = path.join(path.dirname(file), name);
      if (files.includes(target)) found.add(target);
    }
  }
  return found;
}

test(`packed, the package weighs less than ${MAX_PACKED / 1000} kB`, () => {
  expect(fs.statSync(tarball).size).toBeLessThan(MAX_PACKED);
});

test('every file of lib/ is reached from an entry', () => {
  const found = reached();
  expect(files.filter((file) => file.startsWith('lib/') && !found.has(file))).toEqual([]);
  expect(found.size).toBeGreaterThan(Object.keys(manifest.exports).length);
});

test('no file has a source map', () => {
  const scripts = files.filter((file) => file.endsWith('.js'));
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  expect(
    scripts.filter((file) => fs.readFileSync(path.join(directory, file), 'utf8').includes('sourceMappingURL=')),
  ).toEqual([]);
});

test('every entry of the manifest is there, and old resolution finds the types of each', () => {
  const entries = Object.entries(manifest.exports).filter(
    (entry): entry is [string, { readonly types: string; readonly default: string }] => typeof entry[1] === 'object',
  );
  for (const [, { types, default: script }] of entries) {
    expect(files).toContain(path.normalize(types));
    expect(files).toContain(path.normalize(script));
  }
  const subpaths = entries
    .filter(([name]) => name !== '.')
    .map(([name, { types }]) => [name.slice(2), [types.slice(2)]]);
  expect(manifest.typesVersions).toEqual({ '*': Object.fromEntries(subpaths) as object });
});

test('the licences of what is bundled are those that the manifest names', () => {
  const notices = fs.readFileSync(path.join(directory, 'THIRD-PARTY-NOTICES'), 'utf8');
  const licenses = [...notices.matchAll(/^License: (\S+)/gm)].map(([, license]) => license);
  expect([...new Set(['Apache-2.0', ...licenses])].sort().join(' AND ')).toBe(manifest.license);
});

test('publint finds nothing', () => {
  const output = run(path.join(ROOT, 'node_modules/.bin/publint'), ['run', '--strict', tarball], ROOT);
  expect(output).toContain('All good!');
});

test('the types resolve as the modules do, for every way that TypeScript resolves', () => {
  run(
    path.join(ROOT, 'node_modules/.bin/attw'),
    [tarball, '--exclude-entrypoints', './.jsii', '--no-emoji', '--no-color'],
    ROOT,
  );
});
