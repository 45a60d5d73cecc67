import { grouped } from '../../collections/grouped';
import type { Part } from '../../apigateway/model';
import { DEFAULT_QUOTAS } from '../../aws/websocket-limits';
import { type Branch, excluding, jointly, partsIn, wordsOf } from '../../cloudformation/conditions/branches';
import type { OptionSchema, Policy } from '../policy';

const KINDS = ['routes', 'integrations', 'authorizers', 'stages'] as const;

type Quotas = Readonly<Record<(typeof KINDS)[number], number>>;

const quota = (kind: string): OptionSchema => ({
  description: `Number of ${kind} that an API of the account may have.`,
  type: 'integer',
  minimum: 1,
  maximum: 100_000,
});

export const apiQuotas: Policy<Quotas> = {
  id: 'api-quotas',
  category: 'quota',
  severity: 'warning',
  title: 'An API stays within the quotas of its account',
  why: 'An account starts with 300 routes, 300 integrations, 10 authorizers and 10 stages for each WebSocket API. What goes past a quota is not created, until AWS has raised the quota.',
  fix: 'Split the API in two, each with a $connect route that authorizes; or ask AWS to raise the quota and set the option of that name to what you got.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html',
  ],
  options: {
    schema: {
      routes: quota('routes'),
      integrations: quota('integrations'),
      authorizers: quota('authorizers'),
      stages: quota('stages'),
    },
    defaults: DEFAULT_QUOTAS,
  },
  check(model, judge, options) {
    for (const api of model.apis) {
      const { resource } = api;
      if (!resource) continue;
      judge.about(resource);
      for (const kind of KINDS) {
        const most = options[kind];
        const named = most === DEFAULT_QUOTAS[kind] ? `default quota of ${most}` : `quota of ${most}`;
        const parts = grouped(api[kind], ({ when }) => wordsOf(when));
        const crowds = crowdsOf(resource.exists, [...parts.values()], most);
        for (const { count, isLeast, when } of crowds ?? [atOnce(resource.exists, api[kind])]) {
          const number = isLeast ? `at least ${count}` : String(count);
          const message = `The API has ${number} ${kind}, more than the ${named}, which AWS can raise.`;
          if (count > most) judge.report(resource, '', message, when);
        }
        if (!crowds) judge.unknown(resource, '', `the conditions of its ${kind} are too many to try`);
      }
    }
  },
};

/** Different conditions to try; parts under further ones are not counted. */
const MAX_CONDITIONS = 50;
/** Branches to try, before one of those that have too many parts has to do. */
const MAX_TRIES = 64;

/** A branch in which some parts are there at once. */
interface Crowd {
  readonly count: number;
  /** Whether there may be more of them. */
  readonly isLeast: boolean;
  readonly when: Branch;
}

/**
 * The branches in which there are too many parts.
 *
 * @param exists the branch of the API
 * @param groups parts of one branch each
 * @param most how many there may be
 * @returns undefined where there are too many branches to try
 */
function crowdsOf(exists: Branch, groups: readonly (readonly Part[])[], most: number): readonly Crowd[] | undefined {
  const all = groups.flatMap((parts) => parts.slice(0, 1).map(({ when }) => ({ when, count: parts.length })));
  const sum = (some: typeof all): number => some.reduce((total, { count }) => total + count, 0);
  if (sum(all) <= most) return [];
  if (all.length > MAX_CONDITIONS) return undefined;
  const found: Crowd[] = [];
  const open: Branch[] = [exists];
  let tries = 0;
  for (let given = open.pop(); given; given = open.pop()) {
    if (++tries > MAX_TRIES) return undefined;
    const branch = given;
    const there = all.filter(({ when }) => jointly(branch, when) !== undefined);
    const perhaps = there.filter(({ when }) => excluding(branch, [when]).length > 0);
    const count = sum(there) - sum(perhaps);
    const [split] = perhaps;
    if (count > most) found.push({ count, isLeast: split !== undefined, when: branch });
    else if (split && sum(there) > most)
      open.push(...[...excluding(branch, [split.when])].reverse(), ...partsIn(branch, [split.when]));
  }
  return found;
}

/** How many of some parts can be there at once. Conditions are tried in order. */
function atOnce(exists: Branch, parts: readonly Part[]): Crowd {
  let when = exists;
  const accepted = new Map<string, boolean>();
  const together = parts.filter((part) => {
    const key = wordsOf(part.when);
    const known = accepted.get(key);
    if (known !== undefined || accepted.size >= MAX_CONDITIONS) return known === true;
    const both = jointly(when, part.when);
    if (both) when = both;
    accepted.set(key, both !== undefined);
    return both !== undefined;
  });
  return { count: together.length, isLeast: false, when };
}
