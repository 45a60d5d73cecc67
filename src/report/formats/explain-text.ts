import { docsUrl } from '../../engine/rule-names/docs-url';
import { presetLevels } from '../preset-levels';
import type { Policy, RelatedControls } from '../../rules/policy';
import { optionList } from '../option-list';

/** An example of a policy. */
export interface Example {
  /** `bad.yaml`, `good.ts`, … */
  readonly name: string;
  readonly text: string;
}

/** The names of control catalogues. */
export const CONTROL_NAMES: Readonly<Record<keyof RelatedControls, string>> = {
  securityHub: 'AWS Security Hub',
  config: 'AWS Config',
  nist80053: 'NIST SP 800-53 r5',
  cwe: 'CWE',
  owaspAsvs: 'OWASP ASVS 5.0',
};

/** One policy in full, for a terminal. */
export function explainText(policy: Policy, examples: readonly Example[]): string {
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`.trimEnd())];
  const controls = Object.entries(policy.controls ?? {}) as [keyof RelatedControls, readonly string[]][];
  return `${[
    `${policy.id} (${presetLevels(policy)}, ${policy.category})`,
    policy.title,
    ...section('Why', [policy.why]),
    ...section('How to fix it', [policy.fix]),
    ...section(
      'Options',
      optionList(policy).map(
        ({ name, description, taken, initial }) => `${name}: ${description} (${taken}, default ${initial})`,
      ),
    ),
    ...examples.flatMap(({ name, text }) =>
      section(name.startsWith('bad') ? `Reported (${name})` : `Not reported (${name})`, text.trimEnd().split('\n')),
    ),
    ...section('What other tools say', policy.otherTools === undefined ? [] : [policy.otherTools]),
    ...section(
      'Related controls',
      controls.map(([name, ids]) => `${CONTROL_NAMES[name]}: ${ids.join(', ')}`),
    ),
    ...section('References', [docsUrl(policy), ...policy.references]),
  ].join('\n')}\n`;
}
