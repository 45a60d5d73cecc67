import type { Severity } from '../../rules/policy';
import { type Markup, element } from '../element';
import { pinShape } from '../graph/svg';

/** The icon of a severity, as in the pictures; the text beside it names the severity. */
export function severityIcon(kind: Severity | 'suppressed'): Markup {
  return element(
    'svg',
    {
      class: `icon picture`,
      viewBox: '-13 -13 26 26',
      width: 18,
      height: 18,
      'aria-hidden': 'true',
      focusable: 'false',
    },
    element('g', { class: `pin ${kind}` }, pinShape(kind)),
  );
}
