import * as fs from 'node:fs';

/**
 * Writes an entry of the package that hands on what the bundle beside it exports. Node looks through all of a file that an ES
 * module imports for the names that it exports, which takes longer than to load it: it finds them here, in a line that
 * never runs, and so does not look through the bundle.
 *
 * @param file the entry
 * @param bundle the file that has the code, as seen from the entry
 * @param names that ES modules may import
 */
export function writeEsModuleEntry(file, bundle, names) {
  fs.writeFileSync(
    file,
    `'use strict';
module.exports = require('${bundle}');
0 && (module.exports = { ${names.join(', ')} });
`,
  );
}
