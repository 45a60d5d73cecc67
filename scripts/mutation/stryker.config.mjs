import * as path from 'node:path';

/** `npm run mutation` runs Stryker with this configuration, one part after the other. */
/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'one-process',
  plugins: [path.join(import.meta.dirname, 'runner/index.mjs')],
  coverageAnalysis: 'perTest',
  // Static mutants are skipped: code that runs while a module is loaded is metadata, mostly texts for people.
  ignoreStatic: true,
  logLevel: 'error',
  // The runner itself detects endless loops. Timeouts are generous so that a busy machine is not taken for one.
  timeoutMS: 30_000,
  timeoutFactor: 2,
  disableTypeChecks: false,
  dryRunTimeoutMinutes: 60,
  tempDirName: '.stryker-tmp',
  cleanTempDir: 'always',
  ignorePatterns: ['/lib', '/dist', '/docs', '/reports', '/coverage', '/API.md'],
};
