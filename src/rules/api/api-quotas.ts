import { DEFAULT_QUOTAS } from '../../aws/websocket-limits';
import type { OptionSchema, Policy } from '../policy';
import { crowdsOf } from '../support/crowds';
import { developerGuide } from '../support/pages';

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
  why: 'By default, a WebSocket API can have 300 routes, 300 integrations, 10 authorizers and 10 stages. AWS creates nothing beyond a quota until it has raised it.',
  fix: 'Split the API in two, each with an authorizer on $connect; or ask AWS to raise the quota, and set the option of that name to the new quota.',
  references: [
    developerGuide('apigateway-execution-service-websocket-limits-table'),
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
        const { found, mayBeMore } = crowdsOf(resource.exists, api[kind], most);
        for (const { count, isLeast, when } of found) {
          const number = isLeast ? `at least ${count}` : String(count);
          const message = `The API has ${number} ${kind}, more than the ${named}, which AWS can raise.`;
          judge.report(resource, '', message, when);
        }
        if (mayBeMore) judge.unknown(resource, '', `the conditions of its ${kind} are too many to try`);
      }
    }
  },
};
