// Makes one file of what jsii compiled, beside the core, so that requiring the package costs three modules, and evaluates
// of them what an app uses: each export is looked up when it is first asked for. Runs after jsii.
import * as esbuild from 'esbuild';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { coreIn, coreModules } from './build/core.mjs';
import { writeEsModuleEntry } from './build/es-module-entry.mjs';
import { librariesIn, options, root, SHARED, versionOnly } from './build/options.mjs';

const main = path.join(root, 'lib/index.js');
const require = createRequire(main);

const source = fs.readFileSync(path.join(root, 'src/index.ts'), 'utf8');
const modules = [...source.matchAll(/^export \* from '(.+)';$/gm)].map(([, name]) => name);
const exported = modules.flatMap((module) => Object.keys(require(module)).map((name) => ({ module, name })));

const getters = exported
  .map(({ module, name }) => `${name}: () => require(${JSON.stringify(module)}).${name},`)
  .join('\n');

await esbuild.build({
  ...options,
  stdin: {
    contents: `for (const [name, get] of Object.entries({\n${getters}\n})) Object.defineProperty(exports, name, { enumerable: true, configurable: true, get });`,
    resolveDir: path.join(root, 'lib'),
    sourcefile: 'index.js',
  },
  plugins: [coreIn(await coreModules(), 'lib', `./${SHARED}`), librariesIn(`./${SHARED}`), versionOnly],
  outfile: path.join(root, 'lib/library.js'),
});
writeEsModuleEntry(
  main,
  './library.js',
  exported.map(({ name }) => name),
);
