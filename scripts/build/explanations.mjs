// What policies say for explanations and reports only: data beside the core, which is read when it is first asked for.
// Whoever judges templates loads a tenth less.
import * as esbuild from 'esbuild';
import * as fs from 'node:fs';
import * as path from 'node:path';
import ts from 'typescript';
import { options } from './options.mjs';

const FILE = 'explanations.json';

/** The properties of a policy that move there. */
const NAMES = ['why', 'otherTools', 'controls', 'references'];

/** Takes the explanations out of policies, and lets each look its own up. */
export const explanationsApart = {
  name: 'explanations',
  setup(build) {
    build.onLoad({ filter: /\/src\/rules\/\w+\/[\w-]+\.ts$/ }, ({ path: file }) => {
      const text = fs.readFileSync(file, 'utf8');
      const contents = withoutExplanations(text);
      return contents === text ? undefined : { contents, loader: 'ts' };
    });
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

/** The text of a module without the explanations of the policies that it exports. */
function withoutExplanations(text) {
  const { statements } = ts.createSourceFile('policy.ts', text, ts.ScriptTarget.Latest);
  const explanations = statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .filter(({ type }) => type !== undefined && /^Policy\b/.test(text.slice(type.pos, type.end).trim()))
    .flatMap(({ initializer }) => initializer.properties)
    .filter(({ name }) => NAMES.includes(name.text));
  return explanations.reduceRight((rest, { pos, end }) => rest.slice(0, pos) + rest.slice(end + 1), text);
}

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
