import * as fc from 'fast-check';
import { shareOf, shares, verdicts, type Share } from '../test/eslint/agreement/agreement';
import { cdkPrograms } from '../test/eslint/agreement/cdk-programs';
import { synthesiseText } from '../test/eslint/compile';
import { RULES } from '../src/eslint/rule-index';

/** The same programs in every run. */
const SAMPLE = { numRuns: 25, seed: 1 };

/** The share of the command's findings that the plugin reports, in Markdown. */
export function eslintShare(): string {
  const counted = shares(
    fc.sample(cdkPrograms, SAMPLE).map((text) => verdicts(text, synthesiseText(text), 'recommended')),
  );
  const carried = new Map([...counted].filter(([id]) => id in RULES));
  const others = [...counted].filter(([id]) => !(id in RULES)).map(([id]) => `\`${id}\``);
  return [
    `On ${SAMPLE.numRuns} generated programs, \`websocket-guard check\` with preset \`recommended\` has ${shareOf(counted).found} findings.`,
    `Of those by policies that are rules here, the plugin names ${percent(shareOf(carried))} while typing; of all of them,`,
    `${percent(shareOf(counted))}. The others are by policies that are no rules: ${others.sort().join(', ')}.`,
    'No report of the plugin is without a finding.',
  ].join('\n');
}

function percent({ found, named }: Share): string {
  return `${named} of ${found} (${Math.floor((100 * named) / found)} %)`;
}
