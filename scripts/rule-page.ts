import { nagRuleId } from '../src/engine/nag-rule-id';
import type { RuleDescription } from '../src/eslint/define-source-rule';
import { CONTROL_NAMES, type Example } from '../src/report/formats/explain-text';
import { optionList } from '../src/report/option-list';
import { presetLevels } from '../src/report/formats/rule-list';
import type { Policy, RelatedControls } from '../src/rules/policy';
import { ruleHeader } from './rule-header';
import { sourceRulePage, sourceSection, type SourceRule } from './source-rule-page';

/** What a page says of a policy, or of a rule that only source code shows. */
export type Documented = Omit<Policy, 'check' | 'severity'> &
  Pick<RuleDescription, 'whenNotToUse'> & { readonly severity: Policy['severity'] | 'off' };

const LANGUAGES: Readonly<Record<string, string>> = { yaml: 'yaml', ts: 'ts' };
const HEADINGS: Readonly<Record<string, string>> = {
  'bad.yaml': 'Reported, in CloudFormation',
  'bad.ts': 'Reported, in the CDK',
  'good.yaml': 'Not reported, in CloudFormation',
  'good.ts': 'Not reported, in the CDK',
};
const ORDER = Object.keys(HEADINGS);

/** The page about a policy, in Markdown. */
export function rulePage(policy: Documented, examples: readonly Example[], source: SourceRule | undefined): string {
  if (source?.only === true) return sourceRulePage(policy, examples, source);
  return (
    [
      ...(source ? ruleHeader(policy.id, source) : [`# ${policy.id}`]),
      `> ${policy.title}.`,
      facts(policy, source),
      '## Why',
      policy.why,
      '## How to fix it',
      policy.fix,
      ...examplesSections(examples),
      ...options(policy),
      ...(source ? sourceSection(policy, examples, source) : []),
      '## How to suppress it',
      suppression(policy.id),
      ...(policy.otherTools === undefined ? [] : ['## What other tools say', policy.otherTools]),
      ...controls(policy.controls),
      '## References',
      policy.references.map((url) => `- <${url}>`).join('\n'),
    ].join('\n\n') + '\n'
  );
}

function facts(policy: Documented, source: SourceRule | undefined): string {
  const { id, category } = policy;
  const eslint = source ? `[\`websocket-guard/${id}\`](#in-eslint)` : 'no, it takes the whole template';
  return [
    '| severity | category | cdk-nag id | ESLint |',
    '| --- | --- | --- | --- |',
    `| ${presetLevels(policy)} | ${category} | \`${nagRuleId(id)}\` | ${eslint} |`,
  ].join('\n');
}

function examplesSections(examples: readonly Example[]): readonly string[] {
  const sorted = examples
    .filter(({ name }) => ORDER.includes(name))
    .sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));
  return [
    '## Examples',
    ...sorted.flatMap(({ name, text }) => [
      `### ${HEADINGS[name] ?? name}`,
      `\`\`\`${LANGUAGES[name.slice(name.lastIndexOf('.') + 1)] ?? ''}\n${text.trim()}\n\`\`\``,
    ]),
  ];
}

function options(documented: Documented): readonly string[] {
  const list = optionList(documented);
  const [first] = list;
  if (!first) return [];
  const { id } = documented;
  const severity = documented.severity === 'off' ? 'error' : documented.severity;
  const rows = list.map(
    ({ name, description, taken, initial }) => `| \`${name}\` | ${description} | ${taken} | \`${initial}\` |`,
  );
  return [
    '## Options',
    ['| option | what it sets | takes | default |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    `In \`websocket-guard.config.json\`: \`{ "rules": { "${id}": ["${severity}", { "${first.name}": ${first.initial} }] } }\``,
  ];
}

function suppression(id: string): string {
  return [
    'On a construct of the CDK, for the Aspect, the pack and the command:',
    `\`\`\`ts\nValidations.of(construct).acknowledge({ id: '${nagRuleId(id)}', reason: 'why it does not apply here' });\n\`\`\``,
    'For everybody, with an owner and a date, in `websocket-guard.waivers.yaml`:',
    `\`\`\`yaml\nwaivers:\n  - rule: ${id}\n    scope: Chat/Api/**\n    reason: why it does not apply here\n    owner: team-chat\n    ticket: CHAT-123\n    expires: 2027-06-30\n\`\`\``,
    `Not at all: \`--rule ${id}=off\`.`,
  ].join('\n\n');
}

function controls(related: RelatedControls | undefined): readonly string[] {
  const rows = Object.entries(related ?? {}) as [keyof RelatedControls, readonly string[]][];
  return rows.length === 0
    ? []
    : ['## Related controls', rows.map(([name, ids]) => `- ${CONTROL_NAMES[name]}: ${ids.join(', ')}`).join('\n')];
}
