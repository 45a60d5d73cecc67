/** The tests of the policies on templates, for mutation runs: those that synthesise an app take too long there. */
const base = require('../../jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/rules'],
  testPathIgnorePatterns: [...base.testPathIgnorePatterns, '<rootDir>/test/rules/cdk-examples.test.ts'],
};
