// Bundles what runs without aws-cdk-lib: the command, the ESLint plugin, the engine and the handler of the hook. Runs
// after jsii has written lib/; tests name a directory of their own instead.
import * as esbuild from 'esbuild';
import * as fs from 'node:fs';
import * as path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const lib = path.resolve(root, process.argv[2] ?? 'lib');

const shared = {
  absWorkingDir: root,
  outdir: lib,
  outbase: 'src',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // The `main` of jsonc-parser requires its parts by names that no bundler follows.
  mainFields: ['module', 'main'],
  legalComments: 'linked',
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'warning',
};

/** The library that lays out pictures is larger than all the rest: a file of its own, which only pictures load. */
const layoutLibrary = 'elkjs/lib/elk.bundled.js';
/** Libraries that most checks do without: files of their own, so that reading the command takes less time. */
const libraries = ['yaml', 'jsonc-parser', 'picomatch'];
const isLibrary = new RegExp(`^(?:${libraries.join('|')})$`);
/** Takes the libraries from their files, which lie in a directory. */
const librariesIn = (directory) => ({
  name: 'libraries',
  setup: (build) => {
    build.onResolve({ filter: isLibrary }, ({ path: name }) => ({ path: `${directory}/${name}.js`, external: true }));
  },
});
/** Of the manifest, a bundle needs the version. */
const versionOnly = {
  name: 'version',
  setup: (build) => {
    build.onResolve({ filter: /^\.\.\/package\.json$/ }, () => ({ path: 'package.json', namespace: 'version' }));
    build.onLoad({ filter: /.*/, namespace: 'version' }, () => {
      const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};
await esbuild.build({
  ...shared,
  entryPoints: ['src/cli/index.ts'],
  plugins: [
    librariesIn('.'),
    versionOnly,
    {
      name: 'command',
      setup: (build) => {
        build.onResolve({ filter: /^elkjs\// }, () => ({ path: './layout-library.js', external: true }));
        // Commander starts executables for subcommands, of which there are none: loading what starts them takes time.
        build.onResolve({ filter: /^node:child_process$/ }, () => ({ path: 'none', namespace: 'empty' }));
        build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '' }));
      },
    },
  ],
});
for (const name of libraries) {
  await esbuild.build({
    ...shared,
    outdir: undefined,
    outbase: undefined,
    outfile: path.join(lib, `cli/${name}.js`),
    minifyIdentifiers: true,
    stdin: { contents: `module.exports = require(${JSON.stringify(name)});`, resolveDir: root },
  });
}
await esbuild.build({
  ...shared,
  entryPoints: ['src/eslint/index.ts'],
  external: ['eslint', 'typescript'],
  // Never runs: it tells Node which names an ES module may import.
  footer: { js: '0 && (module.exports = { meta, rules, configs });' },
});
fs.copyFileSync(path.join(root, 'node_modules', layoutLibrary), path.join(lib, 'cli/layout-library.js'));
fs.copyFileSync(path.join(root, 'node_modules/elkjs/LICENSE.md'), path.join(lib, 'cli/layout-library.LICENSE.md'));
fs.chmodSync(path.join(lib, 'cli/index.js'), 0o755);
// Waivers match paths with a library, and are loaded by the Aspect and the pack where there are any.
await esbuild.build({ ...shared, entryPoints: ['src/engine/suppression/waivers.ts'] });
// The engine, and the test kit, which loads aws-cdk-lib where it is given constructs.
await esbuild.build({
  ...shared,
  entryPoints: ['src/engine.ts', 'src/testing.ts'],
  minifyIdentifiers: true,
  plugins: [librariesIn('./cli'), versionOnly],
  external: ['aws-cdk-lib', 'constructs'],
});
// The handler of the hook is deployed by itself: one file, in a directory of its own, with all it needs.
await esbuild.build({
  ...shared,
  outdir: undefined,
  outbase: undefined,
  entryPoints: ['src/hook.ts'],
  outfile: path.join(lib, 'hook/lambda/index.js'),
  target: 'node22',
  minifyIdentifiers: true,
  plugins: [versionOnly],
});

/** The examples of every policy, for `explain`. */
const examples = {};
for (const entry of fs.readdirSync(path.join(root, 'test/rules'), { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/^(?:bad|good)\.(?:yaml|ts)$/.test(entry.name)) continue;
  const text = fs
    .readFileSync(path.join(entry.parentPath, entry.name), 'utf8')
    .replace(/^(?:#|\/\/) reports: .*\n/gm, '');
  (examples[path.basename(entry.parentPath)] ??= []).push({ name: entry.name, text });
}
for (const list of Object.values(examples)) list.sort((a, b) => (a.name < b.name ? -1 : 1));
fs.writeFileSync(path.join(lib, 'cli/examples.json'), JSON.stringify(examples));
