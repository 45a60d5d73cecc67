// What the bundles have in common.
import * as fs from 'node:fs';
import * as path from 'node:path';

export const root = path.join(import.meta.dirname, '../..');

/** What apps bring, and linters: never part of a bundle. */
export const PEERS = ['aws-cdk-lib', 'cdk-nag', 'constructs', 'eslint', 'typescript'];

/** Libraries that most runs do without: files of their own, which are loaded where they are needed. */
export const LIBRARIES = ['yaml', 'jsonc-parser', 'picomatch', '@cfworker/json-schema'];

/** Draws pictures: beside the command, which alone does. */
export const LAYOUT = '@dagrejs/dagre';

/** What speaks the Model Context Protocol: one file, beside the command. */
const PROTOCOL = /^(?:@modelcontextprotocol\/sdk\/|zod$)/;

/** The directory, inside of lib/, of what entries share. It needs nothing outside of it: the hook deploys it as it is. */
export const SHARED = 'core';

/** The name of a library's file. */
export const libraryFile = (name) => `${name.replace(/^@/, '').replace('/', '-')}.js`;

export const options = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // The `main` of jsonc-parser requires its parts by names that no bundler follows.
  mainFields: ['module', 'main'],
  // THIRD-PARTY-NOTICES has them.
  legalComments: 'none',
  external: PEERS,
  metafile: true,
  minifySyntax: true,
  minifyWhitespace: true,
  // Node prints the line that threw above an error that nothing catches, such as a wrong option of an Aspect.
  lineLimit: 400,
  logLevel: 'warning',
};

/** Takes the libraries from their files. `directory` is where those lie, as seen from the bundle. */
export function librariesIn(directory) {
  return {
    name: 'libraries',
    setup(build) {
      const filter = new RegExp(`^(?:${LIBRARIES.join('|')})$`);
      build.onResolve({ filter }, ({ path: name }) => ({ path: `${directory}/${libraryFile(name)}`, external: true }));
      build.onResolve({ filter: new RegExp(`^${LAYOUT}$`) }, () => ({
        path: `./${libraryFile(LAYOUT)}`,
        external: true,
      }));
      build.onResolve({ filter: PROTOCOL }, () => ({ path: './mcp-sdk.js', external: true }));
    },
  };
}

/** Of the manifest, a bundle needs the version. */
export const versionOnly = {
  name: 'version',
  setup(build) {
    build.onResolve({ filter: /^\.\.\/package\.json$/ }, () => ({ path: 'package.json', namespace: 'version' }));
    build.onLoad({ filter: /.*/, namespace: 'version' }, () => {
      const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};
