import { type Branch, excluding, jointly } from '../../cloudformation/conditions/branches';
import type { Absence, Api, Route } from '../model';

/**
 * Whether an API in sight can be deployed without a route of some key; undefined when it never is.
 *
 * @param api the API
 * @param key the route key
 * @param exists what must hold for the question to matter. @default - that the API is deployed
 */
export function absentRoute(api: Api, key: string, exists = api.resource?.exists): Absence | undefined {
  if (!api.resource || !exists) return undefined;
  const { having, open } = keysOf(api);
  const alone = excluding(exists, having.get(key) ?? []);
  if (alone.length === 0) return undefined;
  if (api.hiddenBy !== undefined) return { reason: api.hiddenBy };
  const left = alone === 'unknown' ? [exists] : alone;
  const keyless = open.find(({ when }) => left.some((branch) => jointly(branch, when) !== undefined))?.route;
  if (keyless) return { reason: `the key of route ${keyless.resource.declared.logicalId} is only known at deployment` };
  return alone === 'unknown' ? { reason: 'its conditions are too many to try' } : { branches: alone };
}

/** The keys of the routes of an API. */
interface RouteKeys {
  /** The branches in which a route has a key, by key. */
  readonly having: ReadonlyMap<string, readonly Branch[]>;
  /** Routes whose key only deployment knows, each with the branch in which that is so. */
  readonly open: readonly { readonly route: Route; readonly when: Branch }[];
}

/** APIs do not change, and may be asked about thousands of keys. */
const known = new WeakMap<Api, RouteKeys>();

function keysOf(api: Api): RouteKeys {
  const found = known.get(api) ?? read(api);
  known.set(api, found);
  return found;
}

function read({ routes }: Api): RouteKeys {
  const having = new Map<string, Branch[]>();
  const open: { route: Route; when: Branch }[] = [];
  for (const route of routes) {
    for (const { value, when } of route.resource.cases('RouteKey')) {
      const branch = [...route.when, ...when];
      if (value.kind === 'unknown' || value.kind === 'text') open.push({ route, when: branch });
      if (value.kind !== 'scalar') continue;
      const key = String(value.value);
      const branches = having.get(key) ?? [];
      having.set(key, branches);
      branches.push(branch);
    }
  }
  return { having, open };
}
