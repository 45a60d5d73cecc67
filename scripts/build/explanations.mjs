// What policies say for explanations and reports only, their titles too: data beside the core, which is read when it is
// first asked for. Whoever judges templates loads a tenth less.
import * as esbuild from 'esbuild';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { options } from './options.mjs';
import { policiesWithout } from './policy-parts.mjs';

const FILE = 'explanations.json';

/** The properties of a policy that move there. */
const NAMES = ['title', 'why', 'otherTools', 'controls', 'references'];

/** Takes the explanations out of policies, and lets each look its own up. */
export const explanationsApart = {
  name: 'explanations',
  setup(build) {
    policiesWithout(NAMES).setup(build);
    build.onLoad({ filter: /\/src\/rules\/catalogue\.ts$/ }, ({ path: file }) => ({
      contents: `${fs.readFileSync(file, 'utf8')}
        for (const policy of CATALOGUE)
          for (const name of ${JSON.stringify(NAMES)})
            Object.defineProperty(policy, name, {
              enumerable: true,
              get: () => require('./${FILE}')[policy.id][name],
            });`,
      loader: 'ts',
    }));
    build.onResolve({ filter: new RegExp(`^\\./${FILE}$`) }, ({ path: name }) => ({ path: name, external: true }));
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
  const ofPolicy = (policy) => Object.fromEntries(NAMES.map((name) => [name, policy[name]]));
  const explanations = Object.fromEntries(CATALOGUE.map((policy) => [policy.id, ofPolicy(policy)]));
  fs.writeFileSync(path.join(directory, FILE), JSON.stringify(explanations));
}
