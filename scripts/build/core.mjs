// The modules that several entries need are one file, which the entries require.
import * as esbuild from 'esbuild';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { librariesIn, options, root, SHARED, versionOnly } from './options.mjs';

/** What can be shared: what needs neither the CDK nor a file system. */
const PURE = /^src\/(?:aws|cloudformation|iam|velocity|apigateway|rules|engine|report)\/|^src\/version\.ts$/;

/** Entries in whose bundles the core is. The ESLint plugin has a small part of it inside, and loads faster so. */
export const ENTRIES = ['index', 'engine', 'hook', 'policies', 'testing', 'cli/index']
  .map((name) => `src/${name}.ts`)
  .filter((file) => fs.existsSync(path.join(root, file)));

/**
 * The modules of the core: what the engine has of what can be shared, and all that those import. Of them, those that are
 * imported from outside, and those that are only required, where they are needed; and the names that those export.
 */
export async function coreModules() {
  const { metafile } = await esbuild.build({
    ...options,
    entryPoints: ENTRIES,
    outdir: 'lib',
    write: false,
    plugins: [librariesIn('.'), versionOnly],
  });
  const engine = Object.values(metafile.outputs).find(({ entryPoint }) => entryPoint === 'src/engine.ts');
  const core = new Set(Object.keys(engine.inputs).filter((file) => PURE.test(file)));
  for (const file of core) {
    for (const { path: imported, external } of metafile.inputs[file].imports) {
      if (!external && imported.startsWith('src/')) core.add(imported);
    }
  }
  const uses = Object.entries(metafile.inputs)
    .filter(([file]) => !core.has(file))
    .flatMap(([, { imports }]) => imports.filter(({ path: imported }) => core.has(imported)));
  const filesOf = (list) => list.map(({ path: file }) => file);
  const imported = new Set(filesOf(uses.filter(({ kind }) => kind === 'import-statement')));
  const required = new Set(filesOf(uses).filter((file) => !imported.has(file)));
  return { modules: core, imported, required, exported: await exportsOf([...imported, ...required]) };
}

/** The names that each file exports. */
async function exportsOf(files) {
  const { metafile } = await esbuild.build({
    ...options,
    entryPoints: files,
    format: 'esm',
    outdir: 'lib',
    write: false,
    plugins: [librariesIn('.'), versionOnly],
  });
  return new Map(Object.values(metafile.outputs).map(({ entryPoint, exports }) => [entryPoint, exports]));
}

/** A module's name in the core: `engine/check`. */
const nameOf = (file) => file.replace(/^src\//, '').replace(/\.ts$/, '');

/**
 * Takes the modules of the core from its file.
 *
 * @param core what `coreModules` found
 * @param from where the importing files lie, `src` or `lib`
 * @param directory where the core lies, as seen from the bundle
 */
export function coreIn(core, from, directory) {
  const base = path.join(root, from);
  return {
    name: 'core',
    setup(build) {
      build.onResolve({ filter: /^\.\.?\// }, ({ path: name, resolveDir }) => {
        const file = path.join('src', path.relative(base, path.join(resolveDir, name)));
        const found = [`${file}.ts`, `${file}/index.ts`].find((one) => core.modules.has(one));
        return found && { path: found, namespace: 'core' };
      });
      build.onResolve({ filter: /^core$/, namespace: 'core' }, ({ path: name }) => ({
        path: name,
        namespace: 'whole core',
      }));
      build.onResolve({ filter: /.*/, namespace: 'whole core' }, ({ path: name }) => ({ path: name, external: true }));
      build.onLoad({ filter: /.*/, namespace: 'core' }, ({ path: file }) => ({
        contents: `import { core } from 'core';\nexport const { ${core.exported.get(file).join(', ')} } = core[${JSON.stringify(nameOf(file))}];`,
      }));
      build.onLoad({ filter: /.*/, namespace: 'whole core' }, () => ({
        contents: `export const core = require('${directory}/core.js');`,
      }));
    },
  };
}

/** Writes the core: its modules in one scope, for V8 reads twice what is in a function that it calls at once. */
export async function writeCore(core, lib) {
  const imported = [...core.imported].sort();
  const imports = imported.map((file, index) => `import * as m${index} from './${file}';`);
  const members = imported.map((file, index) => `${JSON.stringify(nameOf(file))}: m${index}`);
  const getters = [...core.required]
    .sort()
    .map((file) => `get ${JSON.stringify(nameOf(file))}() { return require('./${file}'); }`);
  return esbuild.build({
    ...options,
    outfile: path.join(lib, SHARED, 'core.js'),
    stdin: {
      contents: `${imports.join('\n')}\nmodule.exports = {\n${[...members, ...getters].join(',\n')}\n};`,
      resolveDir: root,
      sourcefile: 'core.js',
    },
    minifyIdentifiers: true,
    plugins: [librariesIn('.'), versionOnly],
  });
}
