import { jointly } from '../cloudformation/conditions/branches';
import type { Assumption, Term } from '../cloudformation/types';
import type { Route } from './model';

/**
 * The branches in which the key of a route passes a test; a key that only deployment knows does not.
 *
 * @param isAsked the test
 * @param given further assumptions. @default - none
 */
export function branchesWithKey(
  route: Route,
  isAsked: (key: string) => boolean,
  given: readonly Assumption[] = [],
): readonly (readonly Assumption[])[] {
  return branchesByKey(route, ({ kind }, key) => kind === 'scalar' && isAsked(key), given);
}

/** The branches in which the key of a route does not pass a test; a key that only deployment knows counts as such. */
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
