/** Which files may import which is in eslint.config.mjs; this is for circles. */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Types included: circles of types are how subjects grow together.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    includeOnly: '^src',
  },
};
