/** How many changes to the source its tests notice; `npm run mutation` runs it for one part after the other. */
/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: { configFile: 'scripts/mutation/jest.config.js', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  // What is evaluated once, when the module is loaded, is metadata: texts for people.
  ignoreStatic: true,
  reporters: ['json'],
  jsonReporter: { fileName: 'reports/mutation.json' },
  concurrency: 2,
  // A change that makes a loop endless is noticed; a machine that does ten other things is no endless loop.
  timeoutMS: 30_000,
  tempDirName: '.stryker-tmp',
  ignorePatterns: ['lib', 'dist', 'docs', 'examples', 'reports', 'coverage', 'API.md'],
};
