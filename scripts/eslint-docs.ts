/** Whether eslint-doc-generator finds the pages of the rules as it would write them: `npm run docs:check`. */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as os from 'node:os';
import * as path from 'node:path';

const ROOT = path.join(__dirname, '..');
const NAME = 'eslint-plugin-websocket-guard';

/** The package itself is a library of constructs: the generator is shown one that is nothing but the plugin. */
function pluginPackage(): string {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'websocket-guard-plugin-'));
  const relative = (file: string): string => path.relative(directory, path.join(ROOT, file));
  const absolute = (file: string): string => JSON.stringify(path.join(ROOT, file));
  const files: Readonly<Record<string, string>> = {
    'package.json': JSON.stringify({ name: NAME, main: 'index.cjs' }),
    'index.cjs': `require(${absolute('node_modules/tsx/dist/cjs/index.cjs')});
const plugin = require(${absolute('src/eslint/index.ts')});
module.exports = { ...plugin, meta: { ...plugin.meta, name: '${NAME}' } };
`,
    '.eslint-doc-generatorrc.cjs': `const prettier = require(${absolute('node_modules/prettier')});
module.exports = {
  pathRuleDoc: ${JSON.stringify(relative('docs/rules/{name}.md'))},
  pathRuleList: ${JSON.stringify(relative('docs/eslint.md'))},
  configEmoji: [['http', '🌍']],
  ruleDocTitleFormat: 'name',
  ruleDocNotices: ['configs', 'fixableAndHasSuggestions', 'requiresTypeChecking'],
  ruleDocSectionInclude: ['When not to use it'],
  ruleDocSectionOptions: false,
  ruleListColumns: ['name', 'description', 'configsError', 'configsWarn', 'fixable', 'hasSuggestions', 'requiresTypeChecking'],
  postprocess: async (text, file) =>
    file.endsWith('eslint.md')
      ? prettier.format(text, { ...(await prettier.resolveConfig(${absolute('README.md')})), parser: 'markdown' })
      : text,
};
`,
  };
  for (const [file, text] of Object.entries(files)) fs.writeFileSync(path.join(directory, file), text);
  return directory;
}

/** The program of a package, whatever the package exports. */
function program(name: string): string {
  const manifest = path.join(ROOT, 'node_modules', name, 'package.json');
  const { bin } = createRequire(manifest)(manifest) as { bin: string | Readonly<Record<string, string>> };
  return path.join(path.dirname(manifest), typeof bin === 'string' ? bin : (bin[name] ?? ''));
}

const directory = pluginPackage();
try {
  const { status } = spawnSync(process.execPath, [program('eslint-doc-generator'), '--check'], {
    cwd: directory,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} finally {
  fs.rmSync(directory, { recursive: true });
}
