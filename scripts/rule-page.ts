import { nagRuleId } from '../src/engine/rule-names/nag-rule-id';
import { CONTROL_NAMES, type Example } from '../src/report/formats/explain-text';
import { presetLevels } from '../src/report/preset-levels';
import type { RelatedControls } from '../src/rules/policy';
import type { Documented, SourceRule } from './documented';
import { ruleHeader } from './rule-header';
import { optionsSection } from './rule-options';
import { sourceCode, sourceRulePage, whenNotToUse } from './source-rule-page';

const LANGUAGES: Readonly<Record<string, string>> = { yaml: 'yaml', ts: 'ts' };
const HEADINGS: Readonly<Record<string, string>> = {
  'bad.yaml': 'Reported, in CloudFormation',
  'bad.ts': 'Reported, in the CDK',
  'good.yaml': 'Not reported, in CloudFormation',
  'good.ts': 'Not reported, in the CDK',
};
const ORDER = Object.keys(HEADINGS);

/** The page about a policy, in Markdown. What is a rule of ESLint too starts as the pages of such rules do. */
export function rulePage(policy: Documented, examples: readonly Example[], source: SourceRule | undefined): string {
  if (source?.only === true) return sourceRulePage(policy, examples, source);
  return (
    [
      ...(source ? ruleHeader(policy.id, source) : [`# ${policy.id}`]),
      `> ${policy.title}.`,
      facts(policy, source),
      ...(source ? sourceCode(examples) : []),
      '## Why',
      policy.why,
      '## How to fix it',
      policy.fix,
      ...optionsSection(policy, source),
      ...(source ? whenNotToUse(policy) : []),
      ...templateExamples(examples),
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
  const eslint = source ? `\`websocket-guard/${id}\`` : 'no, it takes the whole template';
  return [
    '| severity | category | cdk-nag id | ESLint |',
    '| --- | --- | --- | --- |',
    `| ${presetLevels(policy)} | ${category} | \`${nagRuleId(id)}\` | ${eslint} |`,
  ].join('\n');
}

/** What the command reports of templates and of programs, and what it does not: policies judge both alike. */
function templateExamples(examples: readonly Example[]): readonly string[] {
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
