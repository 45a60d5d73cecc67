import { grouped } from '../../collections/grouped';
import type { Finding, Suppression } from '../finding';
import type { Note } from '../note';

/** A finding of a locked rule, and the suppression without effect. */
export interface Refused {
  readonly finding: Finding;
  readonly suppression: Suppression;
}

/** Notes on attempts to suppress locked rules, one for each rule, origin and reason. */
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
