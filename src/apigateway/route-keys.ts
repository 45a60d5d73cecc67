import { jointly } from '../cloudformation/conditions/branches';
import type { Assumption, Term } from '../cloudformation/types';
import type { Route } from './model';

/**
 * The branches in which the key of a route is one that is asked for; a key that only deployment knows is none.
 *
 * @param isAsked which keys
 * @param given what is assumed besides. @default - that the route is a part of its API
 */
export function branchesWithKey(
  route: Route,
  isAsked: (key: string) => boolean,
  given: readonly Assumption[] = [],
): readonly (readonly Assumption[])[] {
  return branchesByKey(route, ({ kind }, key) => kind === 'scalar' && isAsked(key), given);
}

/** As {@link branchesWithKey}, for all other branches; a key that only deployment knows counts. */
export function branchesWithoutKey(
  route: Route,
  isExcluded: (key: string) => boolean,
  given: readonly Assumption[] = [],
): readonly (readonly Assumption[])[] {
  return branchesByKey(route, ({ kind }, key) => kind !== 'scalar' || !isExcluded(key), given);
}

function branchesByKey(
  { key, resource, when }: Route,
  isMeant: (key: Term, literal: string) => boolean,
  given: readonly Assumption[],
): readonly (readonly Assumption[])[] {
  const cases =
    key === undefined ? resource.cases('RouteKey') : [{ value: { kind: 'scalar', value: key } as const, when: [] }];
  return cases.flatMap(({ value, when: branch }) => {
    const together = isMeant(value, value.kind === 'scalar' ? String(value.value) : '') && jointly(given, when, branch);
    return together ? [together] : [];
  });
}
