import { nagRuleId } from '../src/engine/nag-rule-id';
import type { RuleDescription } from '../src/eslint/define-source-rule';
import { CONTROL_NAMES, type Example } from '../src/report/formats/explain-text';
import { optionList } from '../src/report/option-list';
import { presetLevels } from '../src/report/formats/rule-list';
import type { Policy, RelatedControls } from '../src/rules/policy';

/** How a rule is found in source code, while typing. */
export interface SourceRule {
  /** `true` where no template shows what it finds. */
  readonly only: boolean;
  readonly fixable: boolean;
  readonly hasSuggestions: boolean;
}

/** What a page says of a policy, or of a rule that only source code shows. */
export type Documented = Omit<Policy, 'check' | 'severity'> &
  Pick<RuleDescription, 'whenNotToUse'> & { readonly severity: Policy['severity'] | 'off' };

const LANGUAGES: Readonly<Record<string, string>> = { yaml: 'yaml', ts: 'ts' };
const HEADINGS: Readonly<Record<string, string>> = {
  'bad.yaml': 'Reported, in CloudFormation',
  'bad.ts': 'Reported, in the CDK',
  'good.yaml': 'Not reported, in CloudFormation',
  'good.ts': 'Not reported, in the CDK',
  'incorrect.ts': 'Reported while typing',
  'correct.ts': 'Not reported while typing',
};
const ORDER = Object.keys(HEADINGS);

/** The page about a policy, in Markdown. */
export function rulePage(policy: Documented, examples: readonly Example[], source: SourceRule | undefined): string {
  return (
    [
      `# ${policy.id}`,
      `> ${policy.title}.`,
      facts(policy, source),
      '## Why',
      policy.why,
      '## How to fix it',
      policy.fix,
      ...examplesSections(examples),
      ...options(policy, source?.only === true),
      ...(policy.whenNotToUse === undefined ? [] : ['## When not to use it', policy.whenNotToUse]),
      '## How to suppress it',
      suppression(policy.id, source),
      ...(policy.otherTools === undefined ? [] : ['## What other tools say', policy.otherTools]),
      ...controls(policy.controls),
      '## References',
      policy.references.map((url) => `- <${url}>`).join('\n'),
    ].join('\n\n') + '\n'
  );
}

function facts(policy: Documented, source: SourceRule | undefined): string {
  const { id, category } = policy;
  const eslint = source
    ? `\`websocket-guard/${id}\`${source.fixable ? ', with a fix' : source.hasSuggestions ? ', with suggestions' : ''}`
    : 'no, it takes the whole template';
  return [
    '| severity | category | cdk-nag id | ESLint |',
    '| --- | --- | --- | --- |',
    `| ${presetLevels(policy)} | ${category} | ${source?.only ? 'none, only source shows it' : `\`${nagRuleId(id)}\``} | ${eslint} |`,
  ].join('\n');
}

function examplesSections(examples: readonly Example[]): readonly string[] {
  const sorted = [...examples].sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));
  return [
    '## Examples',
    ...sorted.flatMap(({ name, text }) => [
      `### ${HEADINGS[name] ?? name}`,
      `\`\`\`${LANGUAGES[name.slice(name.lastIndexOf('.') + 1)] ?? ''}\n${text.trim()}\n\`\`\``,
    ]),
  ];
}

function options(documented: Documented, isSourceOnly: boolean): readonly string[] {
  const list = optionList(documented);
  const [first] = list;
  if (!first) return [];
  const { id } = documented;
  const rows = list.map(
    ({ name, description, taken, initial }) => `| \`${name}\` | ${description} | ${taken} | \`${initial}\` |`,
  );
  return [
    '## Options',
    ['| option | what it sets | takes | default |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    isSourceOnly
      ? `In \`eslint.config.mjs\`: \`'websocket-guard/${id}': ['error', { ${first.name}: ${first.initial} }]\``
      : `In \`websocket-guard.config.json\`: \`{ "rules": { "${id}": ["error", { "${first.name}": ${first.initial} }] } }\``,
  ];
}

function suppression(id: string, source: SourceRule | undefined): string {
  if (source?.only)
    return `In source: \`// eslint-disable-next-line websocket-guard/${id} -- why it does not apply here\``;
  return [
    'On a construct of the CDK, for the Aspect, the pack and the command:',
    `\`\`\`ts\nValidations.of(construct).acknowledge({ id: '${nagRuleId(id)}', reason: 'why it does not apply here' });\n\`\`\``,
    'For everybody, with an owner and a date, in `websocket-guard.waivers.yaml`:',
    `\`\`\`yaml\nwaivers:\n  - rule: ${id}\n    scope: Chat/Api/**\n    reason: why it does not apply here\n    owner: team-chat\n    ticket: CHAT-123\n    expires: 2027-06-30\n\`\`\``,
    ...(source
      ? [`In source: \`// eslint-disable-next-line websocket-guard/${id} -- why it does not apply here\``]
      : []),
    `Not at all: \`--rule ${id}=off\`.`,
  ].join('\n\n');
}

function controls(related: RelatedControls | undefined): readonly string[] {
  const rows = Object.entries(related ?? {}) as [keyof RelatedControls, readonly string[]][];
  return rows.length === 0
    ? []
    : ['## Related controls', rows.map(([name, ids]) => `- ${CONTROL_NAMES[name]}: ${ids.join(', ')}`).join('\n')];
}
