import { excluding } from '../../cloudformation/conditions/branches';
import type { Absence, Api } from '../model';

/**
 * Whether an API in sight can be deployed without a route of some key; undefined when it never is.
 *
 * @param api the API
 * @param key the route key
 * @param exists what must hold for the question to matter. @default - that the API is deployed
 */
export function absentRoute(api: Api, key: string, exists = api.resource?.exists): Absence | undefined {
  if (!api.resource || !exists) return undefined;
  if (api.routes.some((route) => route.key === key && route.when.length === 0)) return undefined;
  const having = api.routes.flatMap((route) =>
    route.resource
      .cases('RouteKey')
      .filter(({ value }) => value.kind === 'scalar' && String(value.value) === key)
      .map(({ when }) => [...route.when, ...when]),
  );
  const alone = excluding(exists, having);
  if (alone.length === 0) return undefined;
  if (api.hiddenBy !== undefined) return { reason: api.hiddenBy };
  const open = api.routes.find(({ resource }) =>
    resource.cases('RouteKey').some(({ value }) => value.kind === 'unknown' || value.kind === 'text'),
  );
  if (open) return { reason: `the key of route ${open.resource.declared.logicalId} is only known at deployment` };
  return alone === 'unknown' ? { reason: 'its conditions are too many to try' } : { branches: alone };
}
