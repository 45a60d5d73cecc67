import { findRuleId, noSuchRule } from '../rule-names/rule-id';
import type { Result, Suppression } from '../finding';
import type { Location } from '../location';
import type { Note } from '../note';
import { scopeMatcher } from '../glob';
import { reasonText } from './reason-text';
import { suppress } from './suppress';

/** A decision to live with a finding. */
export interface Waiver {
  /** The policy's id. */
  readonly rule: string;
  /** A construct path or a logical id. `*` stands for a part of a name, `**` for any number of names. */
  readonly scope: string;
  readonly reason: string;
  /** Who answers for it. @default - nobody is named */
  readonly owner?: string;
  /** Where it was decided. @default - nowhere that is named */
  readonly ticket?: string;
  /** The last day on which it has an effect, `2027-01-31`, in UTC. @default - no last day */
  readonly expires?: string;
  /** Its position in the file. */
  readonly location: Location;
}

/** How many days before its last day a waiver is announced to expire. */
const NOTICE = 14;
const DAY = 86_400_000;

/**
 * Suppresses the findings that waivers are for.
 *
 * @param result the outcome of a check
 * @param waivers the decisions
 * @param today the date, `2027-01-31`
 * @param ruleIds the rules there are
 * @returns the result, and notes on waivers that have expired, will expire soon, or have no effect
 */
export function applyWaivers(
  result: Result,
  waivers: readonly Waiver[],
  today: string,
  ruleIds: readonly string[],
): { readonly result: Result; readonly notes: readonly Note[] } {
  const candidates = waivers.map((waiver) => ({
    waiver,
    ruleId: findRuleId(waiver.rule, ruleIds),
    covers: isTooWide(waiver.scope) ? (): boolean => false : scopeMatcher(waiver.scope),
    used: false,
  }));
  const waived = suppress(result, (finding) => {
    let found: Waiver | undefined;
    for (const candidate of candidates) {
      const { waiver } = candidate;
      if (candidate.ruleId !== finding.ruleId || !candidate.covers(finding.resource)) continue;
      candidate.used = true;
      if (waiver.expires === undefined || waiver.expires >= today) found ??= waiver;
    }
    return found && suppressionBy(found);
  });
  const notes = candidates.flatMap(({ waiver, used }): Note[] => {
    const message = remark(waiver, used, today, ruleIds);
    return message === undefined ? [] : [{ location: waiver.location, message }];
  });
  return { result: waived, notes };
}

function remark(waiver: Waiver, used: boolean, today: string, ruleIds: readonly string[]): string | undefined {
  const { rule, scope, expires } = waiver;
  const renewal = `fix it, or renew it${withText(waiver)}`;
  const name = `the waiver of ${rule} for ${scope}`;
  if (findRuleId(rule, ruleIds) === undefined) return `${name} does nothing: there is ${noSuchRule(rule, ruleIds)}`;
  if (isTooWide(scope))
    return `${name} does nothing: it would cover every resource; name a construct path or logical id`;
  if (!used) return `${name} matches no finding; remove it`;
  if (expires === undefined) return undefined;
  const left = (Date.parse(expires) - Date.parse(today)) / DAY;
  if (left < 0) return `${name} expired on ${expires} and no longer works; ${renewal}`;
  if (left > NOTICE) return undefined;
  const when = left === 0 ? 'today' : left === 1 ? 'tomorrow' : `in ${left} days, on ${expires}`;
  return `${name} expires ${when}; ${renewal}`;
}

function withText({ owner, ticket }: Waiver): string {
  const names = [owner, ticket].filter((text) => text !== undefined);
  return names.length === 0 ? '' : ` with ${names.join(', ')}`;
}

function suppressionBy({ reason, owner, ticket, expires }: Waiver): Suppression {
  const details = {
    ...(owner === undefined ? {} : { owner }),
    ...(ticket === undefined ? {} : { ticket }),
    ...(expires === undefined ? {} : { expires }),
  };
  return { reason: reasonText({ reason, ...details }), by: 'waiver', ...details };
}

/** Whether a scope consists of wildcards only. */
export function isTooWide(scope: string): boolean {
  return /^[*?/]+$/.test(scope);
}
