// The files of the package that its entries reach: what is not among them is not published.
import * as fs from 'node:fs';
import * as path from 'node:path';

/** Files that a file of the package names: modules that it requires, data that it reads, types that it imports. */
function namedIn(file) {
  const text = fs.readFileSync(file, 'utf8');
  const directory = path.dirname(file);
  const names = file.endsWith('.d.ts')
    ? [...text.matchAll(/(?:from|import\(|import)\s*['"](\.[^'"]*)['"]/g)].flatMap(([, name]) => [
        `${name}.d.ts`,
        `${name}/index.d.ts`,
      ])
    : [...text.matchAll(/["'`]([\w@./-]+\.(?:js|json))["'`]/g)].map(([, name]) => name);
  return names.map((name) => path.join(directory, name)).filter((one) => fs.existsSync(one));
}

/** The files that the manifest names: `main`, `types`, `bin` and `exports`. */
function entriesOf({ main, types, bin, exports }) {
  const targets = Object.values(exports).flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  );
  return [main, types, ...Object.values(bin), ...targets].filter((name) => /\.(?:js|d\.ts)$/.test(name));
}

/**
 * The files under lib/ that the entries of a package reach.
 *
 * @param directory where its package.json is
 */
export function reachedFiles(directory) {
  const manifest = JSON.parse(fs.readFileSync(path.join(directory, 'package.json'), 'utf8'));
  const reached = new Set(
    entriesOf(manifest)
      .map((name) => path.join(directory, name))
      .filter((file) => fs.existsSync(file)),
  );
  for (const file of reached) {
    if (file.endsWith('.json')) continue;
    for (const named of namedIn(file)) if (named.startsWith(path.join(directory, 'lib'))) reached.add(named);
  }
  return reached;
}
