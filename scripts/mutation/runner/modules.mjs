// Loads the project's modules, compiled as Jest compiles them. As in Jest, each test file has its own instances: caches
// and counters in a module are not shared between test files.
import * as fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import * as path from 'node:path';
import * as vm from 'node:vm';
import { transformSync } from '@swc/core';
import jest from '../../../jest.config.js';

const root = fs.realpathSync(process.cwd());
const [[, swc]] = Object.values(jest.transform);

const scripts = new Map();

function scriptOf(filename) {
  const known = scripts.get(filename);
  if (known) return known;
  const { code } = transformSync(fs.readFileSync(filename, 'utf8'), {
    ...swc,
    filename,
    sourceMaps: false,
    configFile: false,
    swcrc: false,
  });
  const script = new vm.Script(Module.wrap(code), { filename });
  scripts.set(filename, script);
  return script;
}

Module._extensions['.ts'] = (module, filename) => {
  const body = scriptOf(filename).runInThisContext();
  body.call(module.exports, module.exports, createRequire(filename), module, filename, path.dirname(filename));
};

const mapped = Object.entries(jest.moduleNameMapper).map(([pattern, target]) => [
  new RegExp(pattern),
  target.replace('<rootDir>', root),
]);
const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const [pattern, target] = mapped.find(([pattern]) => pattern.test(request)) ?? [];
  return resolve.call(this, pattern ? request.replace(pattern, target) : request, ...rest);
};

const isOwn = (filename) => filename.startsWith(root + path.sep);

/** The modules of one test file. Modules of packages are shared by all files. */
export class OwnModules {
  static #current;
  #modules = {};

  /** Makes `require` return these modules, not those of another test file. */
  enter() {
    const left = OwnModules.#current;
    if (left === this) return;
    for (const [filename, module] of Object.entries(Module._cache)) {
      if (!isOwn(filename)) continue;
      if (left) left.#modules[filename] = module;
      delete Module._cache[filename];
    }
    Object.assign(Module._cache, this.#modules);
    OwnModules.#current = this;
  }

  require(filename) {
    this.enter();
    return createRequire(filename)(filename);
  }
}
