// What speaks the Model Context Protocol: larger than the command, and loaded by `websocket-guard mcp` only.
import * as esbuild from 'esbuild';
import * as path from 'node:path';
import { options, root } from './options.mjs';

/** Of zod, what the tools' inputs are described with. */
const MODULES = `
export { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
export { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
export { array, enum, string } from 'zod';
`;

/**
 * Parts that never run here: answers of a person, which the server asks for none of, messages in other languages, and
 * schemas made by version 3 of zod.
 */
const UNUSED = {
  'validation/ajv-provider.js': 'export class AjvJsonSchemaValidator {}',
  'zod/v4/locales/index.js': 'export {};',
  'zod/v3/index.js': 'export {};',
  'zod-to-json-schema/dist/esm/index.js': 'export const zodToJsonSchema = undefined;',
};
const unused = {
  name: 'unused',
  setup(build) {
    build.onLoad({ filter: /\/(?:@modelcontextprotocol\/sdk|zod|zod-to-json-schema)\// }, ({ path: file }) => {
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
