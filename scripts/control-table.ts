import { CONTROL_NAMES } from '../src/report/formats/explain-text';
import type { Policy, RelatedControls } from '../src/rules/policy';

/** The catalogues of controls, and the policies that are related to each of their controls. */
export function controlTables(policies: readonly Policy[]): string {
  const names = Object.keys(CONTROL_NAMES) as readonly (keyof RelatedControls)[];
  return names.map((name) => `### ${CONTROL_NAMES[name]}\n\n${table(policies, name)}`).join('\n\n');
}

function table(policies: readonly Policy[], name: keyof RelatedControls): string {
  const related = new Map<string, string[]>();
  for (const { id, controls } of policies)
    for (const control of controls?.[name] ?? [])
      related.set(control, [...(related.get(control) ?? []), `[${id}](rules/${id}.md)`]);
  const rows = [...related]
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([control, links]) => `| ${control} | ${links.join(', ')} |`);
  return ['| control | policies |', '| --- | --- |', ...rows].join('\n');
}
