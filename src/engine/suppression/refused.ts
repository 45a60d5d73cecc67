import type { Finding, Suppression } from '../finding';
import type { Note } from '../note';

/** Something that would silence a finding of a locked rule. */
export interface Refused {
  readonly finding: Finding;
  readonly suppression: Suppression;
}

/** What is to be said about attempts to silence locked rules: once for each rule, kind and reason. */
export function refusalNotes(refused: readonly Refused[]): readonly Note[] {
  const groups = new Map<string, Refused[]>();
  for (const refusal of refused) {
    const { ruleId } = refusal.finding;
    const key = JSON.stringify([ruleId, refusal.suppression.by, refusal.suppression.reason]);
    const group = groups.get(key);
    if (group) group.push(refusal);
    else groups.set(key, [refusal]);
  }
  return [...groups.values()].flatMap(([first, ...others]) => (first ? [noteOf(first, others.length)] : []));
}

function noteOf({ finding, suppression: { by, reason } }: Refused, others: number): Note {
  const { ruleId, resource, location } = finding;
  const name = resource.constructPath ?? resource.logicalId;
  const where = others === 0 ? name : `${name} and ${others} more`;
  return { location, message: `${ruleId} is locked: ${by} (${reason}) does not silence it at ${where}; fix it` };
}
