import type { FailOn } from '../../engine/config/choices';
import type { Summary } from '../../engine/finding';
import { failsAt } from '../../engine/results/fails-at';
import { type Markup, element } from '../element';
import { isNothingToJudge, nothingText } from '../format-text';
import type { Report } from '../report';
import { severityIcon } from './severity-icon';

/** The outcome: whether the check passes, and how much was found. */
export function verdict({ result: { summary }, options: { failOn } }: Report): Markup {
  if (isNothingToJudge(summary))
    return element(
      'section',
      { class: 'verdict', 'aria-label': 'Verdict' },
      element('p', { class: 'outcome' }, element('strong', {}, nothingText(summary))),
    );
  const fails = failsAt(summary, failOn);
  return element(
    'section',
    { class: 'verdict', 'aria-label': 'Verdict' },
    element(
      'p',
      { class: fails ? 'outcome fails' : 'outcome passes' },
      element('strong', {}, fails ? 'The check fails.' : 'The check passes.'),
      ' ',
      limitText(failOn),
    ),
    counts(summary),
  );
}

/** Which findings make a check fail. */
function limitText(failOn: FailOn): string {
  if (failOn === 'never') return 'Findings do not make it fail.';
  if (failOn === 'info') return 'Any finding makes it fail.';
  return `Findings of severity ${failOn}${failOn === 'error' ? '' : ' or worse'} make it fail.`;
}

function counts(summary: Summary): Markup {
  const kinds = [
    ['error', summary.errors, summary.errors === 1 ? 'error' : 'errors', 'breaks, or is open to abuse'],
    ['warning', summary.warnings, summary.warnings === 1 ? 'warning' : 'warnings', 'worth mending soon'],
    ['info', summary.infos, 'info', 'good to know'],
    ['suppressed', summary.suppressed, 'suppressed', 'decided by somebody'],
  ] as const;
  return element(
    'ul',
    { class: 'counts' },
    ...kinds.map(([kind, number, noun, meaning]) =>
      element(
        'li',
        { class: number === 0 ? `count none` : `count ${kind}` },
        severityIcon(kind),
        element('span', { class: 'number' }, number),
        ' ',
        element('span', { class: 'noun' }, noun),
        element('span', { class: 'meaning' }, meaning),
      ),
    ),
  );
}
