/** Which folders of src may import which is in eslint.config.mjs; this is for circles, of files and of folders. */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Types included: circles of types are how subjects grow together.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-circular-folders',
      comment: 'Sub-folders have an order as well: of two, only one imports the other.',
      severity: 'error',
      scope: 'folder',
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
