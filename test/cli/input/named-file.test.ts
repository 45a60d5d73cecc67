import * as path from 'node:path';
import { resolveNamed } from '../../../src/cli/input/named-file';
import { directoryWith } from '../../support/files';

/** What a name leads to from a directory with some files, told from there. */
function found(name: string, files: Readonly<Record<string, string | object>> = {}): string | undefined {
  const directory = directoryWith(files);
  const file = resolveNamed(directory, name);
  return file && path.relative(directory, file);
}

/** A package with what its manifest exports. */
const pack = (exports: unknown, name = 'guard'): Readonly<Record<string, object>> => ({
  [`node_modules/${name}/package.json`]: { name, exports },
});

test('a path is the file that it names, there or not', () => {
  expect(found('./base.json')).toBe('base.json');
  expect(found('../base.json')).toBe(path.join('..', 'base.json'));
  expect(found('base.json', { 'base.json': {} })).toBe('base.json');
  expect(found(path.resolve('/somewhere/base.json'))).toMatch(/somewhere.base\.json$/);
});

test('a name that is neither there nor a package is a missing file where it ends like one', () => {
  expect(found('base.json')).toBe('base.json');
  expect(found('policies/own.mjs')).toBe(path.join('policies', 'own.mjs'));
  expect(found('base')).toBeUndefined();
  expect(found('@acme/base.json')).toBeUndefined();
});

test('a package is the file that Node.js finds', () => {
  expect(
    found('guard', { 'node_modules/guard/package.json': { main: 'c.json' }, 'node_modules/guard/c.json': {} }),
  ).toBe(path.join('node_modules', 'guard', 'c.json'));
});

describe('a package that is there for import alone', () => {
  test.each([
    ['a condition', { import: './c.mjs' }, 'guard'],
    ['a condition inside of another', { node: { import: './c.mjs' } }, 'guard'],
    ['the first condition that holds', { browser: './b.mjs', types: './t.d.ts', import: './c.mjs' }, 'guard'],
    ['a condition that leads to one that does not hold', { node: { browser: './b.mjs' }, import: './c.mjs' }, 'guard'],
    ['a map of entries', { '.': { import: './c.mjs' } }, 'guard'],
    ['an entry of a map', { './own': { import: './c.mjs' } }, 'guard/own'],
    ['an entry that is a file', { '.': null, './own': { import: './c.mjs' } }, 'guard/own'],
  ])('is found by %s', (_, exports, name) => {
    expect(found(name, pack(exports))).toBe(path.join('node_modules', 'guard', 'c.mjs'));
  });

  test('is found by its scope', () => {
    expect(found('@acme/guard/own', pack({ './own': { import: './c.mjs' } }, '@acme/guard'))).toBe(
      path.join('node_modules', '@acme/guard', 'c.mjs'),
    );
  });

  test.each([
    ['nothing for this runtime', { browser: './b.mjs' }, 'guard'],
    ['no such entry', { '.': { import: './c.mjs' } }, 'guard/own'],
    ['one entry only', { import: './c.mjs' }, 'guard/own'],
    ['nothing that can be read', 5, 'guard/own'],
  ])('is not found where it exports %s', (_, exports, name) => {
    expect(found(name, pack(exports))).toBeUndefined();
  });
});

test.each([
  ['a broken package', 'guard', { 'node_modules/guard/package.json': '{' }],
  ['a package that is a list', 'guard', { 'node_modules/guard/package.json': '[]' }],
  ['a name that no package has', '@acme', {}],
  ['a module of Node.js', 'fs', {}],
])('%s is none that can be found', (_, name, files) => {
  expect(found(name, files)).toBeUndefined();
});
