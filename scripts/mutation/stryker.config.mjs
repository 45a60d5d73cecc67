import * as path from 'node:path';

/** How many changes to the source its tests notice; `npm run mutation` runs it for one part after the other. */
/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'one-process',
  plugins: [path.join(import.meta.dirname, 'runner/index.mjs')],
  coverageAnalysis: 'perTest',
  // What is evaluated once, when the module is loaded, is metadata: texts for people.
  ignoreStatic: true,
  logLevel: 'error',
  // A change that makes a loop endless is noticed; a machine that does ten other things is no endless loop.
  timeoutMS: 30_000,
  timeoutFactor: 2,
  disableTypeChecks: false,
  dryRunTimeoutMinutes: 60,
  tempDirName: '.stryker-tmp',
  cleanTempDir: 'always',
  ignorePatterns: ['/lib', '/dist', '/docs', '/reports', '/coverage', '/API.md'],
};
