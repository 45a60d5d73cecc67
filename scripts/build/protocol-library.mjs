// What speaks the Model Context Protocol: larger than the command, and loaded by `websocket-guard mcp` only.
import * as esbuild from 'esbuild';
import * as path from 'node:path';
import { options, root } from './options.mjs';

const MODULES = `
export { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
export { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
export { z } from 'zod';
`;

/** Parts that never run here: answers of a person, which the server asks for none of, and messages in other languages. */
const UNUSED = {
  'ajv-provider.js': 'export class AjvJsonSchemaValidator {}',
  'locales/index.js': 'export {};',
};
const unused = {
  name: 'unused',
  setup(build) {
    build.onLoad({ filter: /\/(?:@modelcontextprotocol\/sdk|zod)\// }, ({ path: file }) => {
      const name = Object.keys(UNUSED).find((end) => file.endsWith(`/${end}`));
      return name && { contents: UNUSED[name] };
    });
  },
};

/** Writes the library. */
export function writeProtocolLibrary(lib) {
  return esbuild.build({
    ...options,
    outfile: path.join(lib, 'cli/mcp-sdk.js'),
    stdin: { contents: MODULES, resolveDir: root },
    minifyIdentifiers: true,
    plugins: [unused],
  });
}
