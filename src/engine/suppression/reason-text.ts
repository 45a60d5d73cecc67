import type { Suppression } from '../finding';

/** A decision: its reason, owner, ticket and last day. */
type Decision = Pick<Suppression, 'reason' | 'owner' | 'ticket' | 'expires'>;

/** The reason for people: with owner, ticket and date. */
export function reasonText({ reason, ...rest }: Decision): string {
  return `${reason}${detailsText(rest)}`;
}

/** The reason of a suppression without owner, ticket and date, which `reasonText` adds. */
export function bareReason({ reason, ...rest }: Suppression): string {
  const details = detailsText(rest);
  return details !== '' && reason.endsWith(details) ? reason.slice(0, -details.length) : reason;
}

function detailsText({ owner, ticket, expires }: Omit<Decision, 'reason'>): string {
  const details = [owner, ticket, expires === undefined ? undefined : `until ${expires}`].filter(
    (one) => one !== undefined,
  );
  return details.length === 0 ? '' : ` (${details.join(', ')})`;
}
