import * as fs from 'node:fs';
import * as path from 'node:path';
import { examples } from './examples';
import { rulePage } from './rule-page';

const ROOT = path.join(__dirname, '..');

/** The pages of all rules, by file. */
export async function rulePages(): Promise<ReadonlyMap<string, string>> {
  // Only now, since the catalogue may just have been written.
  const { CATALOGUE } = await import('../src/rules/catalogue.js');
  const { SOURCE_ONLY_RULES, sourceRules } = await import('./source-rules.js');
  const shown = examples();
  const inSource = sourceRules();
  return new Map(
    [...CATALOGUE, ...SOURCE_ONLY_RULES].map((policy) => [
      `docs/rules/${policy.id}.md`,
      rulePage(policy, shown.get(policy.id) ?? [], inSource.get(policy.id)),
    ]),
  );
}

/**
 * Writes the page of one rule.
 *
 * @returns the file
 */
export async function writeRulePage(id: string): Promise<string> {
  const file = `docs/rules/${id}.md`;
  fs.writeFileSync(path.join(ROOT, file), (await rulePages()).get(file) ?? '');
  return file;
}
