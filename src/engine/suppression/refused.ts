import { grouped } from '../../collections/grouped';
import type { Finding, Suppression } from '../finding';
import type { Note } from '../note';

/** Something that would silence a finding of a locked rule. */
export interface Refused {
  readonly finding: Finding;
  readonly suppression: Suppression;
}

/** What is to be said about attempts to silence locked rules: once for each rule, kind and reason. */
export function refusalNotes(refused: readonly Refused[]): readonly Note[] {
  const groups = grouped(refused, ({ finding, suppression: { by, reason } }) =>
    JSON.stringify([finding.ruleId, by, reason]),
  );
  return [...groups.values()].map(([first, ...others]) => noteOf(first, others.length));
}

function noteOf({ finding, suppression: { by, reason } }: Refused, others: number): Note {
  const { ruleId, resource, location } = finding;
  const name = resource.constructPath ?? resource.logicalId;
  const where = others === 0 ? name : `${name} and ${others} more`;
  return { location, message: `${ruleId} is locked: ${by} (${reason}) does not silence it at ${where}; fix it` };
}
