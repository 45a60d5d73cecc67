import type { Finding } from '../../engine/finding';
import type { Policy } from '../../rules/policy';
import { type Child, type Markup, element } from '../element';
import { SEVERITIES, splitFindings } from '../format-text';
import { severityIcon } from './severity-icon';

/**
 * The form that filters the findings. Its script shows it: without one every finding is there, and nothing to filter.
 *
 * @param findings all of them
 * @param policies the catalogue
 * @param stacks the names of the stacks, in the order of their numbers
 */
export function filterForm(
  findings: readonly Finding[],
  policies: readonly Policy[],
  stacks: readonly string[],
): Markup {
  const { open, suppressed } = splitFindings(findings);
  const kinds = [
    ...SEVERITIES.map(
      (severity) => [severity, open.filter((finding) => finding.severity === severity).length] as const,
    ),
    ['suppressed', suppressed.length] as const,
  ].filter(([, number]) => number > 0);
  const rules = policies.filter(({ id }) => findings.some(({ ruleId }) => ruleId === id)).map(({ id }) => id);
  return element(
    'form',
    { id: 'filter', hidden: true, role: 'search', 'aria-label': 'Filter the findings' },
    element(
      'fieldset',
      {},
      element('legend', {}, 'Severity'),
      ...kinds.map(([kind, number]) =>
        element(
          'label',
          { class: 'check' },
          element('input', { type: 'checkbox', name: 'kind', value: kind, checked: true }),
          severityIcon(kind),
          `${kind} (${number})`,
        ),
      ),
    ),
    choice(
      'Rule',
      'rule',
      'all rules',
      rules.map((id) => [id, id]),
    ),
    choice(
      'Stack',
      'stack',
      'all stacks',
      stacks.map((name, index) => [String(index), name]),
    ),
    element('button', { type: 'reset' }, 'Show all'),
    element('p', { id: 'shown', role: 'status' }),
  );
}

/** A select; undefined where there is nothing to choose. */
function choice(label: string, name: string, all: string, options: readonly (readonly [string, string])[]): Child {
  if (options.length < 2) return undefined;
  return element(
    'label',
    { class: 'choice' },
    label,
    element(
      'select',
      { name },
      element('option', { value: '' }, all),
      ...options.map(([value, text]) => element('option', { value }, text)),
    ),
  );
}
