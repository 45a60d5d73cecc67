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
  const kinds = [
    ['error', summary.errors, summary.errors === 1 ? 'error' : 'errors', 'breaks, or is open to abuse'],
    ['warning', summary.warnings, summary.warnings === 1 ? 'warning' : 'warnings', 'worth mending soon'],
    ['info', summary.infos, 'info', 'good to know'],
    ['suppressed', summary.suppressed, 'suppressed', 'decided by somebody'],
  ] as const;
  return element(
    'section',
    { class: 'verdict', 'aria-label': 'Verdict' },
    element(
      'p',
      { class: fails ? 'outcome fails' : 'outcome passes' },
      element('strong', {}, fails ? 'The check fails.' : 'The check passes.'),
      ' ',
      failOn === 'never'
        ? 'Findings do not make it fail.'
        : failOn === 'info'
          ? 'Any finding makes it fail.'
          : `Findings of severity ${failOn}${failOn === 'error' ? '' : ' or worse'} make it fail.`,
    ),
    element(
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
    ),
  );
}
