import { type Child, type Markup, element } from '../element';
import { count, isNothingToJudge, lookedText } from '../format-text';
import type { Basis, Report } from '../report';

/** How many rules of a configuration are named in the head. */
const MAX_RULES = 12;

/** The head of the report, for its reviewer: what was judged, when, and by which settings. */
export function headSection({
  result: { summary },
  basis,
  checkedAt,
  version,
  labels = {},
  repositories,
}: Report): Markup {
  const looked = `${lookedText(summary)}, ${count(summary.resources, 'resource')}`;
  const subject = repositories ? [count(repositories.length, 'repository')] : (basis?.subject ?? []);
  const facts: readonly (readonly [string, Child])[] = [
    [
      'Judged',
      subject.length === 0 || isNothingToJudge(summary)
        ? looked
        : [...codes(subject.slice(0, MAX_RULES)), `: ${looked}`],
    ],
    ['On', element('time', { datetime: checkedAt.toISOString() }, dateText(checkedAt))],
    ['With', `cdk-websocket-guard ${version}${basis ? `, preset ${basis.preset}, ${protocolsText(basis)}` : ''}`],
    ...(basis ? configurationFacts(basis) : []),
    ...Object.entries(labels).map(([name, value]) => [name, value] as const),
  ];
  return element(
    'header',
    {},
    element('h1', {}, 'WebSocket security report'),
    element(
      'dl',
      { class: 'facts' },
      ...facts.map(([term, what]) => element('div', {}, element('dt', {}, term), element('dd', {}, what))),
    ),
  );
}

function configurationFacts(basis: Basis): readonly (readonly [string, Child])[] {
  const { configurations, rules, locked, overrides, waivers, baseline, suppressions } = basis;
  const more = rules.length - MAX_RULES;
  return [
    [
      'Configuration',
      [
        ...(configurations.length === 0 ? ['no file'] : codes(configurations)),
        ...(rules.length === 0
          ? []
          : [
              '; sets ',
              ...codes(rules.slice(0, MAX_RULES).map((rule) => rule.join(' '))),
              more > 0 ? ` and ${more} more` : '',
            ]),
        ...(locked.length === 0 ? [] : ['; locks ', ...codes(locked)]),
        ...(overrides === 0 ? [] : [`; ${count(overrides, 'override')}`]),
      ],
    ],
    [
      'Suppressions',
      suppressions
        ? [
            'waivers ',
            ...(waivers === undefined ? ['none'] : codes([waivers])),
            ', baseline ',
            ...(baseline === undefined ? ['none'] : codes([baseline])),
          ]
        : 'count as findings (--no-suppressions)',
    ],
  ];
}

function codes(texts: readonly string[]): readonly Child[] {
  return texts.flatMap((text, index) => [...(index === 0 ? [] : [', ']), element('code', {}, text)]);
}

function protocolsText({ protocols }: Basis): string {
  const names = protocols.map((protocol) => (protocol === 'http' ? 'HTTP APIs' : 'WebSocket APIs'));
  return names.join(' and ');
}

/** `2026-11-25 12:00 UTC` */
function dateText(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
