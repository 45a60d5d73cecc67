/** How many changes to a policy its tests notice; `npm run mutation` runs it for each. */
/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: { configFile: 'test/rules/jest.config.js', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  // What is evaluated once, when the module is loaded, is the policy's metadata: texts for people.
  ignoreStatic: true,
  reporters: ['json'],
  jsonReporter: { fileName: 'reports/mutation.json' },
  concurrency: 2,
  tempDirName: '.stryker-tmp',
  ignorePatterns: ['lib', 'dist', 'docs', 'examples', 'reports', 'coverage', 'API.md'],
};
