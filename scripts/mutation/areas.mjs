// The areas of the source to mutate, and the tests that have to notice each change.
import * as fs from 'node:fs';
import * as path from 'node:path';

const root = path.join(import.meta.dirname, '../..');

const sources = (directory) =>
  fs
    .readdirSync(path.join(root, directory), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ id: path.basename(file, '.ts'), file: `${directory}/${file.replaceAll('\\', '/')}` }));

/** Each policy and ESLint rule is mutated on its own and tested only by the tests named after it. */
const policies = () =>
  sources('src/rules')
    .filter(({ id, file }) => file.split('/').length === 4 && !file.includes('/support/') && id !== 'index')
    .map(({ id, file }) => ({
      id,
      mutate: [file],
      tests: [`rules/**/${id}.test.ts`, 'rules/template-examples.test.ts'],
    }));

/** The tests of edits are one file for all rules. */
const eslintRules = () =>
  sources('src/eslint/rules').map(({ id, file }) => ({
    id,
    mutate: [file],
    tests: [`eslint/${id}.test.ts`, 'eslint/edits.test.ts'],
  }));

/** A folder whose tests cover all of its files together. */
const folder = (id, directory, tests) => [{ id, mutate: [`${directory}/**/*.ts`], tests }];

/** The areas by the name used on the command line: their parts, each with the tests that should notice its mutants. */
export const AREAS = {
  policies,
  eslint: eslintRules,
  'eslint-analysis': () => folder('eslint-analysis', 'src/eslint/analysis', ['eslint/*.test.ts']),
  cloudformation: () => folder('cloudformation', 'src/cloudformation', ['cloudformation/**/*.test.ts']),
  iam: () => folder('iam', 'src/iam', ['iam/**/*.test.ts', 'rules/access/*.test.ts']),
  velocity: () => folder('velocity', 'src/velocity', ['velocity/**/*.test.ts', 'rules/integration/*.test.ts']),
  model: () =>
    folder('model', 'src/apigateway', [
      'apigateway/**/*.test.ts',
      'rules/*/*.test.ts',
      'rules/template-examples.test.ts',
    ]),
  // The tests of this folder call its public functions.
  suppression: () =>
    folder('suppression', 'src/engine/suppression', [
      'engine/suppression/*.test.ts',
      'cli/waivers.test.ts',
      'cli/waive.test.ts',
      'cli/baseline.test.ts',
      'aspects/websocket-guard.test.ts',
      'nag/websocket-guard-checks.test.ts',
    ]),
};
