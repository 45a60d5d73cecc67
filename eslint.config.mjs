import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import tseslint from 'typescript-eslint';

const PURE = [
  'collections',
  'aws',
  'cloudformation',
  'iam',
  'velocity',
  'apigateway',
  'rules',
  'engine',
  'deployed',
  'report',
];
const BELOW_RULES = ['collections', 'aws', 'cloudformation', 'iam', 'velocity', 'apigateway'];
/** What each folder of src may import besides itself. */
const MAY_IMPORT = {
  collections: [],
  aws: [],
  cloudformation: ['collections', 'aws'],
  iam: ['collections', 'aws', 'cloudformation'],
  velocity: ['collections', 'aws', 'cloudformation'],
  apigateway: ['collections', 'aws', 'cloudformation', 'iam', 'velocity'],
  rules: BELOW_RULES,
  engine: [...BELOW_RULES, 'rules'],
  deployed: [...BELOW_RULES, 'rules', 'engine'],
  report: [...BELOW_RULES, 'rules', 'engine', 'deployed'],
  assembly: [...BELOW_RULES, 'engine'],
  constructs: [...BELOW_RULES, 'rules', 'engine', 'report'],
  injectors: [...BELOW_RULES, 'rules', 'engine', 'report', 'constructs'],
  aspects: [...BELOW_RULES, 'rules', 'engine', 'report', 'assembly', 'constructs'],
  nag: [...BELOW_RULES, 'rules', 'engine', 'report', 'assembly', 'aspects'],
  hook: [...BELOW_RULES, 'rules', 'engine', 'report', 'constructs', 'aspects'],
  eslint: [...BELOW_RULES, 'rules', 'engine', 'report'],
  cli: [...BELOW_RULES, 'rules', 'engine', 'deployed', 'report', 'assembly'],
};
const LAYERS = Object.keys(MAY_IMPORT);
const IMPURE_PACKAGES = [
  'aws-cdk-lib',
  'aws-cdk-lib/**',
  'constructs',
  'cdk-nag',
  'cdk-nag/**',
  'eslint',
  'eslint/**',
  'fs',
  'node:fs',
  'node:fs/**',
  'node:child_process',
  'node:os',
  'node:process',
];

const layer = (name) => ({
  files: [`src/${name}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: [
              ...LAYERS.filter((other) => other !== name && !MAY_IMPORT[name].includes(other)).flatMap((other) => [
                `**/${other}`,
                `**/${other}/**`,
              ]),
              '!@*/**',
              '!constructs',
            ],
            message: `src/${name} may import only ${MAY_IMPORT[name].join(', ') || 'itself'}.`,
          },
          ...(PURE.includes(name)
            ? [{ group: IMPURE_PACKAGES, message: `src/${name} is pure: no CDK, no ESLint, no file system.` }]
            : []),
          { group: ['**/src/index', '../index'], message: 'Import the file that defines it.' },
        ],
      },
    ],
    ...(PURE.includes(name)
      ? {
          'no-restricted-properties': [
            'error',
            { object: 'Date', property: 'now', message: 'The date is an argument.' },
          ],
        }
      : {}),
  },
});

export default defineConfig(
  {
    ignores: [
      '**/node_modules/',
      'lib/',
      'dist/',
      'coverage/',
      '**/cdk.out/',
      '**/*.d.ts',
      '.stryker-tmp/',
      'reports/',
    ],
  },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        // `npm run check-rule` names a smaller project: types of the whole repository take ten times as long.
        project: process.env.LINT_PROJECT ?? [
          './tsconfig.json',
          './test/browser/tsconfig.json',
          './playground/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_$', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'scripts/**/*.{ts,mjs}'],
    rules: {
      'max-lines-per-function': ['error', { max: 42, skipBlankLines: true, skipComments: true }],
      complexity: ['error', { max: 20, variant: 'modified' }],
      'max-depth': ['error', 4],
    },
  },
  {
    files: ['test/**/*.ts', 'examples/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-member-access': 'off' },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        module: 'writable',
        require: 'readonly',
        console: 'readonly',
        __dirname: 'readonly',
        URL: 'readonly',
      },
    },
  },
  {
    files: ['src/eslint/**/*.ts'],
    extends: [eslintPlugin.configs.recommended],
    rules: {
      // Node types are compared as the strings they are: their enum would be the only thing loaded at run time.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
    },
  },
  { files: ['test/eslint/*/incorrect.ts'], rules: { '@typescript-eslint/no-deprecated': 'off' } },
  {
    files: ['test/eslint/await-post/incorrect.ts'],
    rules: { '@typescript-eslint/no-misused-promises': 'off', '@typescript-eslint/require-await': 'off' },
  },
  ...LAYERS.map(layer),
  {
    files: ['src/engine.ts', 'src/policies.ts', 'src/hook.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['./assembly/**', './constructs/**', './aspects/**', './nag/**', './injectors/**', './cli/**'],
              message: 'This entry works without the CDK and without a file system.',
            },
            { group: IMPURE_PACKAGES, message: 'This entry works without the CDK and without a file system.' },
          ],
        },
      ],
    },
  },
);
