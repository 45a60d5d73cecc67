// Runs ESLint over a directory in a process of its own, then lints the last file again as an editor does after each
// change: `node lint.mjs PROJECT VARIANT`.
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { median } from '../measure.mjs';

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
    const plugin = (await import('../../lib/eslint/index.js')).default;
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
const whole = process.uptime() * 1000;
const messages = results.flatMap((result) => result.messages);
const fatal = messages.find((message) => message.fatal);
if (fatal) throw new Error(fatal.message);
const rss = process.memoryUsage().rss / 1e6;

const { filePath } = results[0];
const text = fs.readFileSync(filePath, 'utf8');
const again = [];
for (let change = 0; change < 60; change++) {
  const before = performance.now();
  await eslint.lintText(`${text}// ${change}\n`, { filePath });
  again.push(performance.now() - before);
}
console.log(
  JSON.stringify({
    load: loaded - start,
    lint: linted - loaded,
    whole,
    again: median(again),
    rss,
    reports: messages.length,
  }),
);
