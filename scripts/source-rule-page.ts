import type { Example } from '../src/report/formats/explain-text';
import type { Documented, SourceRule } from './documented';
import { ruleHeader } from './rule-header';
import { optionsSection } from './rule-options';
import { WHEN_NOT_TO_USE } from './when-not-to-use';

/** The page about a rule that no template shows, in the form of typescript-eslint and unicorn. */
export function sourceRulePage(rule: Documented, examples: readonly Example[], source: SourceRule): string {
  return (
    [
      ...ruleHeader(rule.id, source),
      `> ${rule.title}.`,
      ...sourceCode(examples),
      '## Why',
      rule.why,
      '## How to fix it',
      rule.fix,
      ...optionsSection(rule, source),
      ...whenNotToUse(rule),
      '## Further reading',
      rule.references.map((url) => `- <${url}>`).join('\n'),
    ].join('\n\n') + '\n'
  );
}

/** Source code that a rule reports, and code that it does not. */
export function sourceCode(examples: readonly Example[]): readonly string[] {
  return ['incorrect', 'correct'].flatMap((kind) =>
    examples
      .filter(({ name }) => name === `${kind}.ts`)
      .flatMap(({ text }) => [`Examples of **${kind}** code:`, `\`\`\`ts\n${text.trim()}\n\`\`\``]),
  );
}

/** Where a rule is better off, and how to leave out one line. */
export function whenNotToUse(rule: Documented): readonly string[] {
  return [
    '## When not to use it',
    ...[rule.whenNotToUse ?? WHEN_NOT_TO_USE[rule.id] ?? []].flat(),
    `For one line: \`// eslint-disable-next-line websocket-guard/${rule.id} -- why it does not apply here\``,
  ];
}
