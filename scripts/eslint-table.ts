import { presetEmojis } from './rule-header';
import { RULES } from '../src/eslint/rule-index';
import { sourceRules } from './source-rules';

const LEGEND = [
  '💼 Configurations enabled in.',
  '⚠️ Configurations set to warn in.',
  '🌐 Set in the `all` configuration.',
  '🌍 Set in the `http` configuration.',
  '✅ Set in the `recommended` configuration.',
  '🔒 Set in the `strict` configuration.',
  '🔧 Automatically fixable by the [`--fix` CLI option](https://eslint.org/docs/user-guide/command-line-interface#--fix).',
  '💡 Manually fixable by [editor suggestions](https://eslint.org/docs/latest/use/core-concepts#rule-suggestions).',
].join('\\\n');

/** The rules of the ESLint plugin with their presets and edits, as eslint-doc-generator writes them, in Markdown. */
export function eslintTable(): string {
  const known = sourceRules();
  const rows = Object.entries(RULES).flatMap(([id, { meta }]) => {
    const rule = known.get(id);
    if (!rule) return [];
    const [enabled, warning] = [presetEmojis(rule, 'error'), presetEmojis(rule, 'warn')].map((all) => all.join(' '));
    const edits = `${rule.fixable ? '🔧' : ''} | ${rule.hasSuggestions ? '💡' : ''}`;
    return [`| [${id}](rules/${id}.md) | ${meta.docs?.description ?? ''} | ${enabled} | ${warning} | ${edits} |`];
  });
  // As wide as the longest name, which would be broken at its hyphens otherwise.
  const longest = Math.max(...[...known.keys()].map((id) => id.length));
  const name = `Name${'\u00A0'.repeat(Math.max(0, longest - 'Name'.length))}`;
  const head = [`| ${name} | Description | 💼 | ⚠️ | 🔧 | 💡 |`, '| :-- | :-- | :-- | :-- | :-- | :-- |'];
  return [LEGEND, '', ...head, ...rows].join('\n');
}
