/** The tests of one policy, for mutation runs: `POLICY` is its id. */
const base = require('../../jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/rules'],
  testMatch: [`**/${process.env.POLICY}.test.ts`, '**/template-examples.test.ts'],
};
