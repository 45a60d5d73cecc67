import type { Preset } from '../src/engine/config/choices';
import type { Level } from '../src/eslint/presets';
import type { Example } from '../src/report/formats/explain-text';
import { optionList } from '../src/report/option-list';
import { ruleHeader } from './rule-header';
import type { Documented } from './rule-page';
import { WHEN_NOT_TO_USE } from './when-not-to-use';

/** A rule of the ESLint plugin, as pages speak of it. */
export interface SourceRule {
  /** `true` where no template shows what it finds. */
  readonly only: boolean;
  readonly fixable: boolean;
  readonly hasSuggestions: boolean;
  /** The presets that have it on, and how. */
  readonly levels: ReadonlyMap<Preset | 'http', Level>;
}

/** The page about a rule that no template shows, in the form of typescript-eslint and unicorn. */
export function sourceRulePage(rule: Documented, examples: readonly Example[], source: SourceRule): string {
  return (
    [
      ...ruleHeader(rule.id, source),
      `> ${rule.title}.`,
      rule.why,
      rule.fix,
      ...code(examples),
      ...options(rule, source),
      '## When not to use it',
      ...[rule.whenNotToUse ?? WHEN_NOT_TO_USE[rule.id] ?? []].flat(),
      disabled(rule.id),
      '## Further reading',
      rule.references.map((url) => `- <${url}>`).join('\n'),
    ].join('\n\n') + '\n'
  );
}

/** What the page of a policy says of the rule of its id. */
export function sourceSection(rule: Documented, examples: readonly Example[], source: SourceRule): readonly string[] {
  return [
    '## In ESLint',
    ...code(examples),
    ...options(rule, source),
    '## When not to use it',
    ...[WHEN_NOT_TO_USE[rule.id] ?? []].flat(),
    disabled(rule.id),
  ];
}

function code(examples: readonly Example[]): readonly string[] {
  return ['incorrect', 'correct'].flatMap((kind) =>
    examples
      .filter(({ name }) => name === `${kind}.ts`)
      .flatMap(({ text }) => [`Examples of **${kind}** code:`, `\`\`\`ts\n${text.trim()}\n\`\`\``]),
  );
}

/** Options, as they stand in `eslint.config.mjs`. */
function options(rule: Documented, { only, levels }: SourceRule): readonly string[] {
  const list = optionList(rule);
  if (list.length === 0) return [];
  const level = levels.get('recommended') ?? 'warn';
  const lines = list.map(({ name, initial }) => `        ${name}: ${javascript(initial)},`);
  const config = [
    '// eslint.config.mjs',
    'rules: {',
    `  'websocket-guard/${rule.id}': [`,
    `    '${level}',`,
    '    {',
    ...lines.map((line) => line.slice(2)),
    '    },',
    '  ],',
    '}',
  ];
  const rows = list.map(
    ({ name, description, taken, initial }) => `| \`${name}\` | ${description} | ${taken} | \`${initial}\` |`,
  );
  return [
    ...(only
      ? ['## Options', ['| option | what it sets | takes | default |', '| --- | --- | --- | --- |', ...rows].join('\n')]
      : []),
    `${only ? 'With' : 'The options above, with'} their defaults:`,
    `\`\`\`js\n${config.join('\n')}\n\`\`\``,
  ];
}

/** JSON as JavaScript is written here. */
function javascript(json: string): string {
  return json.replaceAll('"', `'`);
}

function disabled(id: string): string {
  return `For one line: \`// eslint-disable-next-line websocket-guard/${id} -- why it does not apply here\``;
}
