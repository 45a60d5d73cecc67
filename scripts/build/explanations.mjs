// What policies say for explanations and reports only, their titles too, and how to fix what they find: data beside the
// core, which is read when it is first asked for.
import * as esbuild from 'esbuild';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { options } from './options.mjs';
import { policiesWithout } from './policy-parts.mjs';

/** The properties of a policy that move out of the core, by file: most runs have findings, and need their fixes alone. */
const FILES = {
  'explanations.json': ['title', 'why', 'otherTools', 'controls', 'references'],
  'fixes.json': ['fix'],
};
const NAMES = Object.values(FILES).flat();

/** Lets policies look their properties up in a file. */
const lookUp = ([file, names]) => `
  for (const policy of CATALOGUE)
    for (const name of ${JSON.stringify(names)})
      Object.defineProperty(policy, name, {
        enumerable: true,
        get: () => require('./${file}')[policy.id][name],
      });`;

/** Takes the explanations out of policies, and lets each look its own up. */
export const explanationsApart = {
  name: 'explanations',
  setup(build) {
    policiesWithout(NAMES).setup(build);
    build.onLoad({ filter: /\/src\/rules\/catalogue\.ts$/ }, ({ path: file }) => ({
      contents: [fs.readFileSync(file, 'utf8'), ...Object.entries(FILES).map(lookUp)].join('\n'),
      loader: 'ts',
    }));
    const external = ({ path: name }) => ({ path: name, external: true });
    for (const file of Object.keys(FILES)) build.onResolve({ filter: new RegExp(`^\\./${file}$`) }, external);
  },
};

/** Writes the explanations of all policies beside the core. */
export async function writeExplanations(directory) {
  const { outputFiles } = await esbuild.build({
    ...options,
    entryPoints: ['src/rules/catalogue.ts'],
    format: 'esm',
    write: false,
  });
  const { CATALOGUE } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  for (const [file, names] of Object.entries(FILES)) {
    const ofPolicy = (policy) => Object.fromEntries(names.map((name) => [name, policy[name]]));
    const properties = Object.fromEntries(CATALOGUE.map((policy) => [policy.id, ofPolicy(policy)]));
    fs.writeFileSync(path.join(directory, file), JSON.stringify(properties));
  }
}
