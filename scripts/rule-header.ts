import type { Preset } from '../src/engine/config/choices';
import type { SourceRule } from './documented';

/** What follows the header that `eslint-doc-generator --check` compares. */
const END = '<!-- end auto-generated rule header -->';

/** What a project turns on. */
type Config = Preset | 'http';

const PRESET_EMOJIS: Readonly<Record<Config, string>> = { all: '🌐', http: '🌍', recommended: '✅', strict: '🔒' };
const FIX =
  'automatically fixable by the [`--fix` CLI option](https://eslint.org/docs/latest/user-guide/command-line-interface#--fix)';
const SUGGESTIONS =
  'manually fixable by [editor suggestions](https://eslint.org/docs/latest/use/core-concepts#rule-suggestions)';

/** The emojis of presets, in the order of their names. */
export function presetEmojis(source: SourceRule, level: 'error' | 'warn'): readonly string[] {
  return presetsAt(source, level).map((preset) => PRESET_EMOJIS[preset]);
}

/** The head of the page of a rule: its name, its presets and its edits, in the words of eslint-doc-generator. */
export function ruleHeader(id: string, source: SourceRule): readonly string[] {
  return [`# ${id}`, ...presets(source), ...edits(source), END];
}

function presetsAt({ levels }: SourceRule, level: 'error' | 'warn'): readonly Config[] {
  return [...levels].flatMap(([preset, at]) => (at === level ? [preset] : [])).sort();
}

function presets(source: SourceRule): readonly string[] {
  const enabled = presetsAt(source, 'error');
  const warning = presetsAt(source, 'warn');
  const emojis = `${enabled.length > 0 ? '💼' : ''}${warning.length > 0 ? '⚠️' : ''}`;
  const sentences = [
    ...(enabled.length > 0 ? [`This rule is enabled in the ${named(enabled)}.`] : []),
    ...(warning.length > 0 ? [`This rule _warns_ in the ${named(warning)}.`] : []),
  ];
  return sentences.length > 0 ? [`${emojis} ${sentences.join(' ')}`] : [];
}

function named(presets: readonly Config[]): string {
  const names = presets.map((preset) => `${PRESET_EMOJIS[preset]} \`${preset}\``).join(', ');
  return presets.length === 1 ? `${names} config` : `following configs: ${names}`;
}

function edits({ fixable, hasSuggestions }: SourceRule): readonly string[] {
  if (!fixable && !hasSuggestions) return [];
  const emojis = `${fixable ? '🔧' : ''}${hasSuggestions ? '💡' : ''}`;
  const ways = [...(fixable ? [FIX] : []), ...(hasSuggestions ? [SUGGESTIONS] : [])];
  return [`${emojis} This rule is ${ways.join(' and ')}.`];
}
