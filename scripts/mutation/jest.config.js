/** The tests of what is being changed: `TESTS` names them, as patterns that spaces part. */
const base = require('../../jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test'],
  testMatch: (process.env.TESTS ?? '').split(' ').map((pattern) => `<rootDir>/test/${pattern}`),
};
