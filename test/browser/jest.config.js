const path = require('node:path');

/** Tests that look at reports in a browser; see browser.ts for how to have one. */
module.exports = {
  ...require('../../jest.config.js'),
  rootDir: path.join(__dirname, '../..'),
  roots: ['<rootDir>/test/browser'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 120_000,
};
