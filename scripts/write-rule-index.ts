/** Writes src/eslint/rule-index.ts from the files of src/eslint/rules: `tsx scripts/write-rule-index.ts`. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as prettier from 'prettier';
import { camelCase, policyFiles } from './write-catalogue';

const ESLINT = path.join(__dirname, '..', 'src', 'eslint');

/** The ESLint rules that have a file. */
export function eslintRuleIds(): readonly string[] {
  return fs
    .readdirSync(path.join(ESLINT, 'rules'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.basename(file, '.ts'))
    .sort();
}

/** The text of the module that lists the ESLint rules, for those that have a file. */
export async function ruleIndexModule(): Promise<string> {
  const ids = eslintRuleIds();
  const policies = new Set(policyFiles().map(({ id }) => id));
  const sourceOnly = ids.filter((id) => !policies.has(id));
  const description = (id: string): string => `${camelCase(id)}Description`;
  const imported = (id: string): string =>
    `${camelCase(id)}${policies.has(id) ? '' : `, description as ${description(id)}`}`;
  const text = `
    // Written by scripts/write-rule-index.ts from the files of rules/.
    import type { RuleDescription } from './define-source-rule';
    ${ids.map((id) => `import { ${imported(id)} } from './rules/${id}';`).join('\n')}

    /** Every rule by its id, which is that of the policy in the catalogue. */
    export const RULES = { ${ids.map((id) => `'${id}': ${camelCase(id)}`).join(', ')} } as const;

    /** What there is to say of the rules that no policy of the catalogue has, since only source code shows them. */
    export const SOURCE_ONLY: readonly RuleDescription[] = [${sourceOnly.map(description).join(', ')}];
  `;
  return formatted(text);
}

/** The text of the module that names the ESLint rules that no policy has. */
export async function codeRulesModule(): Promise<string> {
  const policies = new Set(policyFiles().map(({ id }) => id));
  const ids = eslintRuleIds().filter((id) => !policies.has(id));
  return formatted(`
    // Written by scripts/write-rule-index.ts from the files of src/eslint/rules/.

    /** The rules that only the ESLint plugin has: what they are about is in source code, and in no template. */
    export const CODE_RULES: readonly string[] = ${JSON.stringify(ids)};
  `);
}

async function formatted(text: string): Promise<string> {
  const options = (await prettier.resolveConfig(__filename)) ?? {};
  return prettier.format(text, { ...options, parser: 'typescript' });
}

if (require.main === module) {
  void ruleIndexModule().then((text) => {
    fs.writeFileSync(path.join(ESLINT, 'rule-index.ts'), text);
  });
}
