// One run of ESLint over a directory, in a process of its own: `node lint.mjs PROJECT VARIANT`.
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';

const [project, variant] = process.argv.slice(2);
const require = createRequire(path.join(project, 'package.json'));
const load = async (name) => (await import(pathToFileURL(require.resolve(name)))).default;

const { ESLint } = await import(pathToFileURL(require.resolve('eslint')));
const tseslint = await load('typescript-eslint');
const typed = { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: project } } };

const start = performance.now();
const configs = {
  'no rules': () => [],
  'a rule that does nothing': () => [
    {
      plugins: { idle: { rules: { rule: { meta: { schema: [] }, create: () => ({}) } } } },
      rules: { 'idle/rule': 'error' },
    },
  ],
  'no rules, with types': () => [typed],
  'cdk-websocket-guard': async () => {
    const plugin = (await import('../lib/eslint/index.js')).default;
    return [plugin.configs.recommended];
  },
  'eslint-plugin-awscdk': async () => [typed, (await load('eslint-plugin-awscdk')).configs.recommended],
};
const config = await configs[variant]();
const loaded = performance.now();

const files = ['**/*.ts'];
const eslint = new ESLint({
  cwd: project,
  overrideConfigFile: true,
  overrideConfig: [{ ...tseslint.configs.base, files }, ...config.flat().map((one) => ({ files, ...one }))],
});
const results = await eslint.lintFiles(['src']);
const linted = performance.now();
const messages = results.flatMap((result) => result.messages);
const fatal = messages.find((message) => message.fatal);
if (fatal) throw new Error(fatal.message);
console.log(
  JSON.stringify({
    load: loaded - start,
    lint: linted - loaded,
    rss: process.memoryUsage().rss / 1e6,
    reports: messages.length,
  }),
);
