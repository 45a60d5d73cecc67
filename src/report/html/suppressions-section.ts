import type { Finding } from '../../engine/finding';
import { bareReason } from '../../engine/suppression/reason-text';
import { type Child, type Markup, element } from '../element';
import { type SuppressedFinding, count, placeText, sentence, splitFindings } from '../format-text';
import { type Some, grouped } from '../../collections/grouped';
import type { Report } from '../report';
import { dataTable, foldedTable } from './data-table';
import type { Page } from './page';

/** How many places of one suppression are named. */
const MAX_PLACES = 3;

/**
 * The suppressed findings by decision (acknowledgements, waivers, baseline, metadata), and the notes on suppressions.
 */
export function suppressionsSections({ result }: Report, page: Page): readonly (Markup | undefined)[] {
  const { findings, notes, ineffective } = result;
  const { suppressed } = splitFindings(findings);
  const groups = grouped(suppressed, ({ ruleId, suppressed: { by, reason } }) => JSON.stringify([ruleId, by, reason]));
  return [
    groups.size === 0
      ? undefined
      : element(
          'section',
          { id: 'suppressions', 'aria-labelledby': 'suppressions-title' },
          element('h2', { id: 'suppressions-title' }, `${count(suppressed.length, 'finding')} suppressed`),
          dataTable({
            label: 'Suppressions',
            columns: ['Rule', 'Where', 'By', 'Reason', 'Owner', 'Ticket', 'Until'],
            rows: [...groups.values()].map((some) => rowOf(some, page)),
          }),
        ),
    notes.length === 0
      ? undefined
      : element(
          'section',
          { id: 'notes', 'aria-labelledby': 'notes-title' },
          element('h2', { id: 'notes-title' }, 'To be seen to'),
          dataTable({
            label: 'What is to be said beside the findings',
            columns: ['Where', 'What'],
            rows: notes.map(({ location, message }) => [element('code', {}, placeText(location)), sentence(message)]),
          }),
        ),
    foldedTable('Acknowledgements without effect', count(ineffective.length, 'acknowledgement'), {
      label: 'Acknowledgements without effect',
      columns: ['Where', 'What'],
      rows: ineffective.map(({ constructPath, message }) => [
        constructPath === '' ? 'the app' : constructPath,
        message,
      ]),
    }),
  ];
}

function rowOf(findings: Some<SuppressedFinding>, page: Page): readonly Child[] {
  const [{ ruleId, suppressed }] = findings;
  const { by, owner, ticket, expires } = suppressed;
  const reason = bareReason(suppressed);
  const shown = findings.slice(0, MAX_PLACES);
  const left = findings.length - shown.length;
  return [
    element('code', {}, ruleId),
    [
      ...shown.map((finding) =>
        element('a', { class: 'found', href: `#${page.anchorOf(finding)}` }, placeName(finding)),
      ),
      left > 0 ? `and ${left} more` : undefined,
    ],
    by,
    reason === '' ? 'no reason given' : reason,
    owner ?? '–',
    ticket ?? '–',
    expires ?? (by === 'baseline' ? 'it changes' : 'it is removed'),
  ];
}

/** The name of a resource; a logical id with its template. */
function placeName({ resource: { constructPath, logicalId, template } }: Finding): string {
  return constructPath ?? `${logicalId} in ${template}`;
}
