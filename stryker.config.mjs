/** How many changes to the policies the tests notice: `npm run mutation`. */
/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/rules/**/*.ts', '!src/rules/catalogue.ts', '!src/rules/policy.ts'],
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: { configFile: 'test/rules/jest.config.js', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  reporters: ['clear-text', 'progress', 'json'],
  clearTextReporter: { logTests: false },
  jsonReporter: { fileName: 'reports/mutation.json' },
  thresholds: { high: 95, low: 90, break: 85 },
  concurrency: 2,
  tempDirName: '.stryker-tmp',
  ignorePatterns: ['lib', 'dist', 'docs', 'examples', 'reports', 'coverage', 'API.md'],
};
