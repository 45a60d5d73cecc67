import type { Row } from '../src/report/formats/rule-list';
import { presetLevels } from '../src/report/preset-levels';
import { FOLDER_TITLES, policyFiles } from './write-catalogue';

/** The rules that only source code shows, behind those of the folders. */
const IN_SOURCE = 'Seen in source code only (ESLint)';

/** The policies as readers look for them: by resource. */
export function groups(rules: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const folders = new Map(policyFiles().map(({ folder, id }) => [id, folder]));
  const titles = [...Object.values(FOLDER_TITLES), IN_SOURCE];
  const titleOf = ({ id }: Row): string => FOLDER_TITLES[folders.get(id) ?? ''] ?? IN_SOURCE;
  return new Map(titles.map((title) => [title, rules.filter((rule) => titleOf(rule) === title)]));
}

/** The policies in a paragraph for each resource, for the README. */
export function policySummary(rules: readonly Row[]): string {
  return [...groups(rules)]
    .filter(([, list]) => list.length > 0)
    .map(([title, list]) => `**${title}**: ${list.map(({ id }) => `[${id}](docs/rules/${id}.md)`).join(' · ')}`)
    .join('\n\n');
}

/** The policies in a table for each resource: docs/rules/README.md. */
export function policyIndex(rules: readonly Row[]): string {
  const tables = [...groups(rules)]
    .filter(([, list]) => list.length > 0)
    .map(([title, list]) =>
      [
        `## ${title}\n`,
        '| rule | category | severity | asks that |',
        '| --- | --- | --- | --- |',
        ...list.map(
          (rule) => `| [${rule.id}](${rule.id}.md) | ${rule.category} | ${presetLevels(rule)} | ${rule.title} |`,
        ),
      ].join('\n'),
    );
  return `# Policies\n\nSeverities are those of preset \`recommended\`; \`strict\` makes errors of warnings and warnings of infos.\n\n${tables.join('\n\n')}\n`;
}
