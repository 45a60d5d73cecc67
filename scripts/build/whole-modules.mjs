// Modules of Node.js as they are. For `import * as fs` esbuild copies every member of the module, for each file anew: with
// some forty such files that is a tenth of what the command takes to start.
import * as fs from 'node:fs';

const NAMESPACE = /^import \* as (\w+) from ('node:[\w/]+');$/gm;

/** Takes modules of Node.js by `require`, wherever the source imports all of one. */
export const wholeModules = {
  name: 'whole modules',
  setup(build) {
    build.onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path: file }) => {
      const text = fs.readFileSync(file, 'utf8');
      const contents = text.replace(NAMESPACE, 'const $1: typeof import($2) = require($2);');
      return contents === text ? undefined : { contents, loader: 'ts' };
    });
  },
};
