// The report formats that most runs do without: a file beside the core, which is loaded when one is asked for.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from './options.mjs';

/** The module that has them. */
export const FORMATS = 'src/report/formats/other-formats.ts';

/** Its file beside the core. */
export const FORMATS_FILE = 'formats.js';

/** Lets each function of the module load the file, and call the one of that name there. */
export const formatsApart = {
  name: 'formats apart',
  setup(build) {
    const file = `./${FORMATS_FILE}`;
    build.onResolve({ filter: /^\.\/other-formats$/ }, () => ({ path: FORMATS, namespace: 'formats apart' }));
    build.onResolve({ filter: /.*/, namespace: 'formats apart' }, () => ({ path: file, external: true }));
    build.onLoad({ filter: /.*/, namespace: 'formats apart' }, () => {
      const names = fs.readFileSync(path.join(root, FORMATS), 'utf8').matchAll(/^export \{ (\w+) \}/gm);
      const contents = [...names].map(([, name]) => `export const ${name} = (it) => require('${file}').${name}(it);`);
      return { contents: contents.join('\n') };
    });
  },
};
