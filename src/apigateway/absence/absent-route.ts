import { oncePer } from '../../collections/once-per';
import { type Branch, excluding, firstOf } from '../../cloudformation/conditions/branches';
import type { Api, Route } from '../model';
import { hiddenIn, seenIn } from './hidden-parts';

/** A branch in which an API has no route of some key. */
export interface RouteAbsence {
  readonly when: Branch;
  /** Why it may have one out of sight; undefined where it certainly has none. */
  readonly reason: string | undefined;
}

/**
 * The branches in which an API in sight is deployed without a route of some key; none when it never is.
 *
 * @param api the API
 * @param key the route key
 * @param exists the branch to look in. @default - that in which the API is deployed
 */
export function absentRoute(api: Api, key: string, exists = api.resource?.exists): readonly RouteAbsence[] {
  if (!api.resource || !exists) return [];
  const { having, open } = keysOf(api);
  const alone = excluding(exists, having.get(key) ?? []);
  if (alone.length === 0) return [];
  const hidden = alone.flatMap((branch) => hiddenIn(api, branch));
  const seen = alone.flatMap((branch) => seenIn(api, branch));
  const absences = seen.flatMap((branch): readonly RouteAbsence[] => {
    const rest = excluding(
      branch,
      open.map(({ when }) => when),
    );
    const doubtful = firstOf(branch, open).map(({ candidate: { route }, when }) => ({
      when,
      reason: `the key of route ${route.resource.declared.logicalId} is only known at deployment`,
    }));
    return [...rest.map((when) => ({ when, reason: undefined })), ...doubtful];
  });
  return [...absences, ...hidden];
}

/** The keys of the routes of an API. */
interface RouteKeys {
  /** The branches in which a route has a key, by key. */
  readonly having: ReadonlyMap<string, readonly Branch[]>;
  /** Routes whose key only deployment knows, each with the branch in which that is so. */
  readonly open: readonly { readonly route: Route; readonly when: Branch }[];
}

/** Kept for the API: policies may look up thousands of keys. */
const keysOf = oncePer(({ routes }: Api): RouteKeys => {
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
});
