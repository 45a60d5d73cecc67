import { docsUrl } from '../../engine/rule-names/docs-url';
import type { Policy } from '../../rules/policy';
import { presetLevels } from '../preset-levels';

/** The catalogue for programs: everything about a policy but its code. */
export function rulesJson(policies: readonly Policy[]): string {
  const rules = policies.map((policy) => ({ ...policy, check: undefined, docsUrl: docsUrl(policy) }));
  return `${JSON.stringify({ schemaVersion: 1, rules }, null, 2)}\n`;
}

/** A row of the table of rules. */
export type Row = Pick<Policy, 'id' | 'category' | 'title' | 'references' | 'isOptIn'> & { readonly severity: string };

/** The catalogue as a Markdown table. */
export function rulesMarkdown(policies: readonly Row[], page: (row: Row) => string = docsUrl): string {
  const rows = policies.map(
    (policy) => `| [${policy.id}](${page(policy)}) | ${policy.category} | ${presetLevels(policy)} | ${policy.title} |`,
  );
  return ['| rule | category | severity | asks that |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

/** The catalogue for a terminal: one line for each policy. */
export function rulesText(policies: readonly Policy[]): string {
  const width = Math.max(0, ...policies.map(({ id }) => id.length));
  return policies
    .map(
      ({ id, category, severity, isOptIn = false, title }) =>
        `${id.padEnd(width)}  ${(isOptIn ? 'off' : severity).padEnd(7)}  ${category.padEnd(13)}  ${title}\n`,
    )
    .join('');
}
