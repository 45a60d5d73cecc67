// Bundles what runs without aws-cdk-lib: the command, the ESLint plugin, the engine, the handler of the hook, and what
// they share with the library. Runs after jsii has written lib/; tests name a directory of their own instead.
import * as esbuild from 'esbuild';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { coreIn, coreModules, ENTRIES, writeCore } from './build/core.mjs';
import { writeEsModuleEntry } from './build/es-module-entry.mjs';
import { FORMATS, FORMATS_FILE } from './build/formats-apart.mjs';
import { bundledPackages, notices } from './build/notices.mjs';
import { policiesWithout } from './build/policy-parts.mjs';
import { wholeModules } from './build/whole-modules.mjs';
import { writeProtocolLibrary } from './build/protocol-library.mjs';
import { LAYOUT, LIBRARIES, libraryFile, librariesIn, options, root, SHARED, versionOnly } from './build/options.mjs';

const lib = path.resolve(root, process.argv[2] ?? 'lib');

const core = await coreModules();
const metafiles = [(await writeCore(core, lib)).metafile];
const bundle = async (settings) => {
  metafiles.push((await esbuild.build({ ...options, ...settings })).metafile);
};
const libraries = [...LIBRARIES.map((name) => [SHARED, name]), ['cli', LAYOUT]];
for (const [directory, name] of libraries) {
  await bundle({
    outfile: path.join(lib, directory, libraryFile(name)),
    minifyIdentifiers: true,
    stdin: { contents: `module.exports = require(${JSON.stringify(name)});`, resolveDir: root },
  });
}
metafiles.push((await writeProtocolLibrary(lib)).metafile);

/** Commander starts executables for subcommands, of which there are none: loading what starts them takes time. */
const noChildProcesses = {
  name: 'no child processes',
  setup(build) {
    build.onResolve({ filter: /^node:child_process$/ }, () => ({ path: 'none', namespace: 'empty' }));
    build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '' }));
  },
};
/** The entries whose files lie beside the core. */
const BESIDE = { 'src/hook.ts': 'hook.js', [FORMATS]: FORMATS_FILE };
for (const entry of ENTRIES.filter((file) => file !== 'src/index.ts')) {
  const beside = BESIDE[entry];
  const outfile = beside ? `${SHARED}/${beside}` : path.relative('src', entry).replace(/\.ts$/, '.js');
  const shared = path.posix.relative(path.posix.dirname(outfile), SHARED) || '.';
  const directory = shared.startsWith('.') ? shared : `./${shared}`;
  await bundle({
    entryPoints: [entry],
    outfile: path.join(lib, outfile),
    minifyIdentifiers: true,
    plugins: [coreIn(core, 'src', directory), librariesIn(directory), versionOnly, wholeModules, noChildProcesses],
  });
}
fs.chmodSync(path.join(lib, 'cli/index.js'), 0o755);
await bundle({
  entryPoints: ['src/eslint/index.ts'],
  outfile: path.join(lib, 'eslint/plugin.js'),
  minifyIdentifiers: true,
  // Rules judge source code: of a policy they need what describes it, and not what judges templates.
  plugins: [
    policiesWithout(['check', 'why', 'fix', 'otherTools', 'controls', 'references']),
    librariesIn(`../${SHARED}`),
    versionOnly,
  ],
  // What re-exports these brings in much that no rule needs, and makes the plugin slower to load.
  alias: {
    '@typescript-eslint/utils/ast-utils': '@eslint-community/eslint-utils',
    '@typescript-eslint/utils/eslint-utils': path.join(
      root,
      'node_modules/@typescript-eslint/utils/dist/eslint-utils/RuleCreator.js',
    ),
  },
});
writeEsModuleEntry(path.join(lib, 'eslint/index.js'), './plugin.js', ['meta', 'rules', 'configs']);

fs.writeFileSync(
  path.join(process.argv[2] === undefined ? root : lib, 'THIRD-PARTY-NOTICES'),
  notices(bundledPackages(metafiles)),
);

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
