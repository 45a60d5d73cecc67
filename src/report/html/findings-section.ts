import { grouped } from '../../collections/grouped';
import { docsUrl } from '../../engine/docs-url';
import type { Finding } from '../../engine/finding';
import type { Policy, RelatedControls } from '../../rules/policy';
import { type Child, type Markup, element, lines } from '../element';
import { messageText, placeText, referenceName, resourceName, worstFirst } from '../format-text';
import { CONTROL_NAMES } from '../formats/explain-text';
import { severityIcon } from './severity-icon';

/** As many places of one rule as are shown unasked. */
const SHOWN = 8;

/** What a list of findings is written from. */
export interface FindingsList {
  /** Heading of the list; empty for none. */
  readonly title: string;
  readonly id: string;
  readonly findings: readonly Finding[];
  readonly policies: readonly Policy[];
  /** The templates; a finding says its stack by number. */
  readonly stacks: readonly string[];
  /** The id of a finding in the page. */
  readonly anchor: (finding: Finding) => string;
}

/** Findings by rule, the worst rules first: what is wrong where, why it matters, and how to fix it. */
export function findingsList(list: FindingsList): Markup {
  const { title, id, findings, policies } = list;
  const byRule = grouped(worstFirst(findings), ({ ruleId }) => ruleId);
  const level = title === '' ? 'h3' : 'h4';
  const cards = [...byRule].map(([ruleId, found]) =>
    card(
      list,
      level,
      found,
      policies.find((policy) => policy.id === ruleId),
    ),
  );
  return element(
    'section',
    { class: `list ${id}`, 'aria-label': title === '' ? 'Findings that count' : `${title} findings` },
    title === '' ? undefined : element('h3', {}, title),
    lines(cards),
  );
}

function card(list: FindingsList, level: string, found: readonly Finding[], policy: Policy | undefined): Child {
  const first = found.at(0);
  if (!first) return undefined;
  const { ruleId, severity, fix, suppressed } = first;
  const kind = suppressed ? 'suppressed' : severity;
  const heading =
    found.length === 1 ? messageText(first) : `Not so in ${found.length} places: ${policy?.title ?? first.message}`;
  const places = found.map((finding) => place(list, finding, found.length > 1));
  const rest = places.slice(SHOWN);
  return element(
    'article',
    { class: `card ${kind}`, 'data-rule': ruleId, 'data-kind': kind },
    element(
      'p',
      { class: 'badge' },
      severityIcon(kind),
      element('span', {}, suppressed ? `suppressed ${severity}` : severity),
      policy === undefined ? undefined : element('span', { class: 'category' }, policy.category),
      element('code', {}, ruleId),
    ),
    element(level, {}, heading),
    element('ul', { class: 'places' }, lines(places.slice(0, SHOWN))),
    rest.length === 0
      ? undefined
      : element(
          'details',
          {},
          element('summary', {}, `${rest.length} more places`),
          element('ul', { class: 'places' }, lines(rest)),
        ),
    element('p', { class: 'fix' }, element('strong', {}, 'How to fix it. '), fix),
    policy === undefined ? undefined : element('p', {}, element('strong', {}, 'Why it matters. '), policy.why),
    policy === undefined ? undefined : element('p', { class: 'links' }, ...links(policy)),
  );
}

function place({ stacks, anchor }: FindingsList, finding: Finding, withMessage: boolean): Markup {
  const { resource, propertyPath, source, location, suppressed } = finding;
  const detail = (term: string, ...content: Child[]): Markup =>
    element('div', {}, element('dt', {}, term), element('dd', {}, ...content));
  return element(
    'li',
    { class: 'place', id: anchor(finding), 'data-stack': stacks.indexOf(resource.template), tabindex: -1 },
    withMessage ? element('p', { class: 'message' }, messageText(finding)) : undefined,
    element(
      'dl',
      {},
      detail('At', element('code', {}, resourceName(finding)), ' ', element('span', { class: 'type' }, resource.type)),
      propertyPath === '' ? undefined : detail('Property', element('code', {}, propertyPath)),
      source ? detail('Source', element('code', {}, placeText(source))) : undefined,
      detail(
        'Template',
        element('code', {}, placeText(location)),
        resource.constructPath === undefined ? undefined : ` (${resource.logicalId})`,
      ),
      suppressed
        ? detail('Decided', suppressed.reason === '' ? 'no reason given' : suppressed.reason, ` (${suppressed.by})`)
        : undefined,
    ),
  );
}

function links(policy: Policy): readonly Child[] {
  const page = docsUrl(policy);
  const controls = Object.entries(policy.controls ?? {}) as [keyof RelatedControls, readonly string[]][];
  return [
    link(page, 'About this rule'),
    ...policy.references
      .filter((reference) => reference !== page)
      .map((reference) => link(reference, referenceName(reference))),
    ...controls.map(([name, ids]) => element('span', {}, `${CONTROL_NAMES[name]}: ${ids.join(', ')}`)),
  ];
}

/** A link to a page of the web; anything else is shown, not followed. */
function link(address: string, text: string): Markup {
  return /^https?:\/\//.test(address)
    ? element('a', { href: address, rel: 'noreferrer' }, text)
    : element('span', {}, address);
}
