import type { Part } from '../../apigateway/model';
import { DEFAULT_QUOTAS } from '../../aws/websocket-limits';
import { type Branch, isOpen, jointly } from '../../cloudformation/conditions/branches';
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
        // Those of which nobody can tell whether they are there together with the others count where the others are too few.
        const certain = atOnce(resource.exists, api[kind], (when) => !isOpen(when));
        const { count, when } = certain.count > most ? certain : atOnce(resource.exists, api[kind]);
        if (count <= most) continue;
        const named = most === DEFAULT_QUOTAS[kind] ? `default quota of ${most}` : `quota of ${most}`;
        const message = `The API has ${count} ${kind}, more than the ${named}, which AWS can raise.`;
        judge.report(resource, '', message, when);
      }
    }
  },
};

/** Different conditions to try; parts under further ones are not counted. */
const MAX_CONDITIONS = 50;

/** How many of some parts there are at once, and the branch in which there are. */
interface AtOnce {
  readonly count: number;
  readonly when: Branch;
}

/**
 * How many of some parts can exist together. Conditions are tried in order.
 *
 * @param counts whether a part counts that makes a branch of it. @default - all do
 */
function atOnce(exists: Branch, parts: readonly Part[], counts: (when: Branch) => boolean = () => true): AtOnce {
  let when = exists;
  const accepted = new Map<string, boolean>();
  const together = parts.filter((part) => {
    const key = part.when.map(({ template, name, value }) => `${template.id} ${name} ${value}`).join();
    const known = accepted.get(key);
    if (known !== undefined || accepted.size >= MAX_CONDITIONS) return known === true;
    const both = jointly(when, part.when);
    const isPossible = both !== undefined && counts(both);
    if (isPossible) when = both;
    accepted.set(key, isPossible);
    return isPossible;
  });
  return { count: together.length, when };
}
