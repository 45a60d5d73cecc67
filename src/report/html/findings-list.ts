import { type Some, grouped } from '../../collections/grouped';
import { docsUrl } from '../../engine/rule-names/docs-url';
import type { Finding } from '../../engine/finding';
import type { Policy, RelatedControls } from '../../rules/policy';
import { type Child, type Markup, element, lines } from '../element';
import { count, messageText, placeText, referenceName, resourceName, worstFirst } from '../format-text';
import { CONTROL_NAMES } from '../formats/explain-text';
import type { ReportedApi } from '../api-index';
import { link } from './link';
import type { Page } from './page';
import { severityIcon } from './severity-icon';

/** With more places, those of a rule are folded. */
const MAX_PLACES = 8;

/** The content of a list of findings. */
export interface FindingsList {
  /** Heading of the list; empty for none. */
  readonly title: string;
  readonly id: string;
  readonly findings: readonly Finding[];
  readonly policies: readonly Policy[];
  /** The index of each template, by which a finding refers to its stack. */
  readonly stacks: ReadonlyMap<string, number>;
  /** The API of a finding; undefined where the report has only one. */
  readonly apiOf: (finding: Finding) => ReportedApi | undefined;
  readonly page: Page;
}

/** Findings by rule, the worst rules first: what is wrong where, why it matters, and how to fix it. */
export function findingsList(list: FindingsList): Markup {
  const { title, id, findings, policies } = list;
  const level = title === '' ? 'h3' : 'h4';
  const cards = [...grouped(worstFirst(findings), ({ ruleId }) => ruleId)].map(([ruleId, found]) =>
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

function card(list: FindingsList, level: string, found: Some<Finding>, policy: Policy | undefined): Child {
  const [first] = found;
  const { ruleId, severity, category, fix, suppressed } = first;
  const kind = suppressed ? 'suppressed' : severity;
  const message = messageText(first);
  // A message that all findings of a rule share is shown once.
  const isOneMessage = found.every((finding) => messageText(finding) === message);
  const isOneFix = found.every((finding) => finding.fix === fix);
  const heading = isOneMessage ? message : `Not kept in ${count(found.length, 'place')}: ${policy?.title ?? ruleId}`;
  const places = found.map((finding) => place(list, finding, { withMessage: !isOneMessage, withFix: !isOneFix }));
  const where = element('ul', { class: 'places' }, lines(places.slice(0, MAX_PLACES)));
  return element(
    'article',
    { class: `card ${kind}`, 'data-rule': ruleId, 'data-kind': kind, 'data-category': category },
    element('div', { class: 'start' }, badge(found), element(level, {}, heading)),
    found.length === 1 ? where : undefined,
    isOneFix ? element('p', { class: 'fix' }, element('strong', {}, 'How to fix it. '), fix) : undefined,
    policy && element('p', { class: 'why' }, element('strong', {}, 'Why it matters. '), policy.why),
    found.length === 1 ? undefined : where,
    morePlaces(places.slice(MAX_PLACES)),
    policy && element('p', { class: 'links' }, ...links(policy)),
  );
}

function badge(found: Some<Finding>): Markup {
  const [{ ruleId, severity, category, suppressed }] = found;
  return element(
    'p',
    { class: 'badge' },
    severityIcon(suppressed ? 'suppressed' : severity),
    element('span', {}, suppressed ? `suppressed ${severity}` : severity),
    element('span', { class: 'category' }, category),
    element('code', {}, ruleId),
    found.length === 1 ? undefined : element('span', { class: 'times' }, count(found.length, 'place')),
  );
}

function morePlaces(places: readonly Markup[]): Child {
  if (places.length === 0) return undefined;
  return element(
    'details',
    { class: 'rest' },
    element('summary', {}, count(places.length, 'more place')),
    element('ul', { class: 'places' }, lines(places)),
  );
}

function place(
  { stacks, apiOf, page }: FindingsList,
  finding: Finding,
  { withMessage, withFix }: { readonly withMessage: boolean; readonly withFix: boolean },
): Markup {
  const { resource, propertyPath, source, location, suppressed, fix } = finding;
  const api = apiOf(finding);
  const detail = (term: string, ...content: Child[]): Markup =>
    element('div', {}, element('dt', {}, term), element('dd', {}, ...content));
  return element(
    'li',
    {
      class: 'place',
      id: page.anchorOf(finding),
      'data-stack': stacks.get(resource.template),
      'data-api': page.apiIdOf(finding),
      'data-by': suppressed?.by,
      tabindex: -1,
    },
    withMessage ? element('p', { class: 'message' }, messageText(finding)) : undefined,
    element(
      'dl',
      {},
      detail('At', element('code', {}, resourceName(finding)), ' ', element('span', { class: 'type' }, resource.type)),
      propertyPath === '' ? undefined : detail('Property', element('code', {}, propertyPath)),
      api ? detail('API', api.name) : undefined,
      source ? detail('Source', element('code', {}, placeText(source))) : undefined,
      detail(
        'Template',
        element('code', {}, placeText(location)),
        resource.constructPath === undefined ? undefined : ` (${resource.logicalId})`,
      ),
      withFix ? detail('Fix', fix) : undefined,
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
