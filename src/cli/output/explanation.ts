import * as fs from 'node:fs';
import * as path from 'node:path';
import { ConfigurationError } from '../../engine/config/configuration';
import { findRuleId, noSuchRule } from '../../engine/rule-names/rule-id';
import { type Example, explainText } from '../../report/formats/explain-text';
import type { Policy } from '../../rules/policy';

/**
 * One policy in full.
 *
 * @param spelling its id in any spelling
 * @throws ConfigurationError when no policy has that id
 */
export function explanation(spelling: string, policies: readonly Policy[]): string {
  const ids = policies.map(({ id }) => id);
  const policy = policies.find(({ id }) => id === findRuleId(spelling, ids));
  if (!policy) throw new ConfigurationError(noSuchRule(spelling, ids));
  return explainText(policy, examplesOf(policy.id, __dirname));
}

/**
 * The examples that the build puts beside the command; a user's own policy has none.
 *
 * @param directory the directory of the command
 */
export function examplesOf(id: string, directory: string): readonly Example[] {
  const file = path.join(directory, 'examples.json');
  if (!fs.existsSync(file)) return [];
  const all = new Map(Object.entries(JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, readonly Example[]>));
  return all.get(id) ?? [];
}
