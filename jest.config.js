// aws-cdk-lib's own template validator costs a second per process and says nothing about WebSocket APIs;
// plugins registered by an app still run. Workers inherit the variable.
process.env.CDK_VALIDATION ??= 'false';

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/setup/make-temporary-files-root.ts',
  globalTeardown: '<rootDir>/test/setup/remove-temporary-files.ts',
  // No test is about time: this is for machines that do ten other things.
  testTimeout: 120_000,
  // A worker less than there are cores, as is usual, leaves half of a small build server idle.
  maxWorkers: '100%',
  // Of `npm run coverage`: nothing of src is left out.
  collectCoverageFrom: ['src/**/*.ts'],
  coverageReporters: ['text'],
  coverageThreshold: { global: { branches: 95, lines: 95 } },
  roots: ['<rootDir>/test', '<rootDir>/examples'],
  moduleNameMapper: {
    '^cdk-websocket-guard$': '<rootDir>/src/index.ts',
    '^cdk-websocket-guard/(engine|hook|policies|testing)$': '<rootDir>/src/$1.ts',
    // Here `import()` is a `require`, which takes no addresses: modules of a user's own that a test writes.
    '^file://(/.+)$': '$1',
  },
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/consumers/', '<rootDir>/test/browser/'],
  modulePathIgnorePatterns: ['<rootDir>/lib', '/cdk\\.out/'],
  transform: {
    '^.+\\.(?:ts|mjs)$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
};
