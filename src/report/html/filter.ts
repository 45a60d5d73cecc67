import { SEVERITIES } from '../../engine/config/choices';
import type { Finding } from '../../engine/finding';
import { type Child, type Markup, element } from '../element';
import { splitFindings } from '../format-text';
import { stackName } from '../stack-name';
import type { Report } from '../report';
import type { Page } from './page';
import { severityIcon } from './severity-icon';

/**
 * The form that filters the findings. It is hidden until the script runs: without a script every finding is shown.
 *
 * @param stacks the templates of the findings; a finding refers to its template by index
 */
export function filterForm(report: Report, stacks: readonly string[], page: Page): Markup {
  const { open, suppressed } = splitFindings(report.result.findings);
  return element(
    'form',
    { id: 'filter', hidden: true, role: 'search', 'aria-label': 'Filter the findings' },
    element(
      'label',
      { class: 'choice' },
      'Search',
      element('input', { type: 'search', name: 'text', autocomplete: 'off', placeholder: 'a name, a rule, a word' }),
    ),
    kinds(open, suppressed.length),
    choices(report, stacks, page),
    suppressed.length === 0
      ? undefined
      : choice(
          'Suppressed by',
          'by',
          'anything or nothing',
          same(distinct(suppressed, (finding) => finding.suppressed.by)),
        ),
    element('button', { type: 'reset' }, 'Show all'),
    element('p', { id: 'shown', role: 'status' }),
  );
}

/** A box to tick for each severity, and one for what is suppressed. */
function kinds(open: readonly Finding[], suppressed: number): Markup {
  const numbers = [
    ...SEVERITIES.map(
      (severity) => [severity, open.filter((finding) => finding.severity === severity).length] as const,
    ),
    ['suppressed', suppressed] as const,
  ];
  return element(
    'fieldset',
    {},
    element('legend', {}, 'Severity'),
    ...numbers
      .filter(([, number]) => number > 0)
      .map(([kind, number]) =>
        element(
          'label',
          { class: 'check' },
          element('input', { type: 'checkbox', name: 'kind', value: kind, checked: true }),
          severityIcon(kind),
          `${kind} (${number})`,
        ),
      ),
  );
}

/** A select element for each property by which findings differ. */
function choices({ result, policies, apis }: Report, stacks: readonly string[], page: Page): readonly Child[] {
  const { findings } = result;
  const found = new Set(findings.map((finding) => apis.apiOf(finding)));
  const apiNames = apis.all.filter((api) => found.has(api)).map((api) => [page.idOf(api), page.nameOf(api)] as const);
  const stackOptions = stackNames(stacks).map((name, index) => [String(index), name] as const);
  const order = policies.map(({ id }) => id);
  const rules = distinct(findings, ({ ruleId }) => ruleId).sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return [
    choice('API', 'api', 'all APIs', apiNames),
    choice('Stack', 'stack', 'all stacks', stackOptions),
    choice('Category', 'category', 'all categories', same(distinct(findings, ({ category }) => category))),
    choice('Rule', 'rule', 'all rules', same(rules)),
  ];
}

/** The names of stacks; whole paths of files where several have the same name. */
function stackNames(templates: readonly string[]): readonly string[] {
  const names = templates.map(stackName);
  return templates.map((template) => {
    const name = stackName(template);
    return names.indexOf(name) === names.lastIndexOf(name) ? name : template;
  });
}

function distinct<T extends Finding>(findings: readonly T[], of: (finding: T) => string): string[] {
  return [...new Set(findings.map(of))];
}

function same(values: readonly string[]): readonly (readonly [string, string])[] {
  return values.map((value) => [value, value]);
}

/** A select element; undefined where there is only one option. */
function choice(label: string, name: string, all: string, options: readonly (readonly [string, string])[]): Child {
  if (options.length < 2) return undefined;
  const id = `filter-${name}`;
  return element(
    'div',
    { class: 'choice' },
    element('label', { for: id }, label),
    element(
      'select',
      { id, name },
      element('option', { value: '' }, all),
      ...options.map(([value, text]) => element('option', { value }, text)),
    ),
  );
}
