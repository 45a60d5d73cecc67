import { optionList } from '../src/report/option-list';
import type { Documented, SourceRule } from './documented';

/** The options of a rule: what each sets, and how they stand in the files of each place that reads them. */
export function optionsSection(rule: Documented, source: SourceRule | undefined): readonly string[] {
  const list = optionList(rule);
  if (list.length === 0) return [];
  const rows = list.map(
    ({ name, description, taken, initial }) => `| \`${name}\` | ${description} | ${taken} | \`${initial}\` |`,
  );
  return [
    '## Options',
    ['| option | what it sets | takes | default |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    ...(source
      ? ['In `eslint.config.mjs`, with their defaults:', `\`\`\`js\n${eslintConfig(rule, source)}\n\`\`\``]
      : []),
    ...(source?.only === true
      ? []
      : ['In `websocket-guard.config.json`, with their defaults:', `\`\`\`json\n${configuration(rule)}\n\`\`\``]),
  ];
}

function eslintConfig(rule: Documented, { levels }: SourceRule): string {
  const level = levels.get('recommended') ?? 'warn';
  return [
    '// eslint.config.mjs',
    'rules: {',
    `  'websocket-guard/${rule.id}': [`,
    `    '${level}',`,
    '    {',
    ...optionList(rule).map(({ name, initial }) => `      ${name}: ${initial.replaceAll('"', `'`)},`),
    '    },',
    '  ],',
    '}',
  ].join('\n');
}

function configuration(rule: Documented): string {
  const severity = rule.severity === 'off' ? 'error' : rule.severity;
  const options = optionList(rule).map(({ name, initial }) => `"${name}": ${initial}`);
  return `{ "rules": { "${rule.id}": ["${severity}", { ${options.join(', ')} }] } }`;
}
