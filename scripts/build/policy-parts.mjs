// What of a policy a bundle has.
import * as fs from 'node:fs';
import ts from 'typescript';

/** Leaves parts of the policies out of a bundle, and with them all that only those parts need. */
export function policiesWithout(names) {
  return {
    name: 'policies without parts',
    setup(build) {
      build.onLoad({ filter: /\/src\/rules\/\w+\/[\w-]+\.ts$/ }, ({ path: file }) => {
        const text = fs.readFileSync(file, 'utf8');
        const contents = without(text, names);
        return contents === text ? undefined : { contents, loader: 'ts' };
      });
    },
  };
}

/** The text of a module whose policies lack some properties. */
function without(text, names) {
  const { statements } = ts.createSourceFile('policy.ts', text, ts.ScriptTarget.Latest);
  const parts = statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .filter(({ type }) => type !== undefined && /^Policy\b/.test(text.slice(type.pos, type.end).trim()))
    .flatMap(({ initializer }) => initializer.properties)
    .filter(({ name }) => names.includes(name.text));
  return parts.reduceRight((rest, { pos, end }) => rest.slice(0, pos) + rest.slice(end + 1), text);
}
