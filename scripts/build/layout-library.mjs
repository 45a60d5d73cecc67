// The library that lays out pictures is larger than all the rest: it is packed, and unpacked where there is a picture.
import * as esbuild from 'esbuild';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as zlib from 'node:zlib';
import { root } from './options.mjs';

const LIBRARY = path.join(root, 'node_modules/elkjs/lib/elk.bundled.js');

const LOADER = `'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { compileFunction } = require('node:vm');
const { brotliDecompressSync } = require('node:zlib');
const file = join(__dirname, 'elkjs.js.br');
const source = brotliDecompressSync(readFileSync(file)).toString();
compileFunction(source, ['module', 'exports', 'require'], { filename: file })(module, exports, require);
`;

/** Writes the library. Packing takes seconds, so it is done once for each version of the library. */
export function writeLayoutLibrary(lib) {
  const directory = path.join(lib, 'cli');
  fs.mkdirSync(directory, { recursive: true });
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'node_modules/elkjs/package.json'), 'utf8'));
  const cached = path.join(root, 'node_modules/.cache/cdk-websocket-guard', `elkjs-${version}.br`);
  if (!fs.existsSync(cached)) {
    const source = fs.readFileSync(LIBRARY, 'utf8');
    const { code } = esbuild.transformSync(source, { minify: true, target: 'node20', legalComments: 'none' });
    const params = { [zlib.constants.BROTLI_PARAM_LGWIN]: zlib.constants.BROTLI_MAX_WINDOW_BITS };
    fs.mkdirSync(path.dirname(cached), { recursive: true });
    // Under another name until it is whole: several builds may run at once.
    const half = `${cached}.${process.pid}`;
    fs.writeFileSync(half, zlib.brotliCompressSync(code, { params }));
    fs.renameSync(half, cached);
  }
  fs.copyFileSync(cached, path.join(directory, 'elkjs.js.br'));
  fs.writeFileSync(path.join(directory, 'elkjs.js'), LOADER);
}
