import { httpLevels, levelsOf } from '../src/eslint/presets';
import { RULES } from '../src/eslint/rule-index';

/** The rules of the ESLint plugin with their presets and edits, as a table in Markdown. */
export function eslintTable(): string {
  const [recommended, strict, http] = [levelsOf('recommended'), levelsOf('strict'), httpLevels()];
  const rows = Object.entries(RULES).map(([id, { meta }]) => {
    const edits = meta.fixable === undefined ? (meta.hasSuggestions === true ? 'suggestion' : '') : 'fix';
    const description = meta.docs?.description ?? '';
    return `| [${id}](rules/${id}.md) | ${description} | ${recommended[id] ?? ''} | ${strict[id] ?? ''} | ${http[id] ?? ''} | ${edits} |`;
  });
  return [
    '| rule | what it asks for | recommended | strict | http | edits |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
