// The modules that several entries need are one file, which the entries require.
import * as esbuild from 'esbuild';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { explanationsApart, writeExplanations } from './explanations.mjs';
import { FORMATS, formatsApart } from './formats-apart.mjs';
import { librariesIn, options, root, SHARED, versionOnly } from './options.mjs';
import { wholeModules } from './whole-modules.mjs';

/** What can be shared: what needs neither the CDK nor a file system. */
const PURE = /^src\/(?:aws|cloudformation|iam|velocity|apigateway|rules|engine|report)\/|^src\/version\.ts$/;

/** Entries that take the core from its file. The ESLint plugin has a small part of it inside, and loads faster so. */
export const ENTRIES = [
  ...['index', 'engine', 'hook', 'policies', 'testing', 'cli/index'].map((name) => `src/${name}.ts`),
  FORMATS,
].filter((file) => fs.existsSync(path.join(root, file)));

/**
 * The modules of the core: what the engine has of what can be shared, and all that those import. Of them, those that are
 * imported from outside, with the names that are.
 */
export async function coreModules() {
  const { metafile } = await esbuild.build({
    ...options,
    entryPoints: ENTRIES,
    outdir: 'lib',
    write: false,
    plugins: [formatsApart, librariesIn('.'), versionOnly],
  });
  const engine = Object.values(metafile.outputs).find(({ entryPoint }) => entryPoint === 'src/engine.ts');
  const core = new Set(Object.keys(engine.inputs).filter((file) => PURE.test(file)));
  for (const file of core) {
    for (const { path: imported, external } of metafile.inputs[file].imports) {
      if (!external && imported.startsWith('src/')) core.add(imported);
    }
  }
  return { modules: core, exported: await namesFromOutside(core) };
}

/** The names that entries import of each module of the core. */
async function namesFromOutside(core) {
  const { outputFiles } = await esbuild.build({
    ...options,
    entryPoints: ENTRIES,
    outdir: 'lib',
    write: false,
    format: 'esm',
    minifySyntax: false,
    minifyWhitespace: false,
    plugins: [formatsApart, outsideOf(core), librariesIn('.'), versionOnly],
  });
  const names = new Map();
  for (const { text } of outputFiles) {
    for (const [, list, file] of text.matchAll(/^(?:import|export) \{([^}]*)\} from "(src\/[^"]*)";$/gm)) {
      const imported = list.split(',').map((part) => part.trim().split(' ')[0]);
      names.set(file, new Set([...(names.get(file) ?? []), ...imported]));
    }
  }
  return names;
}

/** Leaves the modules of the core where they are, by their files. */
function outsideOf(core) {
  return {
    name: 'outside of the core',
    setup(build) {
      build.onResolve({ filter: /^\.\.?\// }, ({ path: name, resolveDir }) => {
        const file = moduleIn(core, path.relative(root, path.join(resolveDir, name)));
        return file && { path: file, external: true };
      });
    },
  };
}

/** The file of a module of the core, from its name without an end. */
const moduleIn = (core, name) => [`${name}.ts`, `${name}/index.ts`].find((file) => core.has(file));

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
        const file = moduleIn(core.modules, path.join('src', path.relative(base, path.join(resolveDir, name))));
        return file && { path: file, namespace: 'core' };
      });
      build.onResolve({ filter: /^core$/, namespace: 'core' }, ({ path: name }) => ({
        path: name,
        namespace: 'whole core',
      }));
      build.onResolve({ filter: /.*/, namespace: 'whole core' }, ({ path: name }) => ({ path: name, external: true }));
      build.onLoad({ filter: /.*/, namespace: 'core' }, ({ path: file }) => ({
        contents: `import { core } from 'core';\nexport const { ${[...core.exported.get(file)].join(', ')} } = core;`,
      }));
      build.onLoad({ filter: /.*/, namespace: 'whole core' }, () => ({
        contents: `export const core = require('${directory}/core.js');`,
      }));
    },
  };
}

/** Writes the core: its modules in one scope, for V8 reads twice what is in a function that it calls at once. */
export async function writeCore(core, lib) {
  const imports = [...core.exported].map(([file, names]) => `import { ${[...names].join(', ')} } from './${file}';`);
  const names = [...core.exported.values()].flatMap((list) => [...list]);
  const result = await esbuild.build({
    ...options,
    outfile: path.join(lib, SHARED, 'core.js'),
    stdin: {
      // What is imported is written for strict mode; the file itself is no module that has it.
      contents: `'use strict';\n${imports.join('\n')}\nmodule.exports = { ${names.join(', ')} };`,
      resolveDir: root,
      sourcefile: 'core.js',
    },
    minifyIdentifiers: true,
    plugins: [explanationsApart, formatsApart, librariesIn('.'), versionOnly, wholeModules],
  });
  await writeExplanations(path.join(lib, SHARED));
  return result;
}
