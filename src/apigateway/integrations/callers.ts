import { type Branch, jointly } from '../../cloudformation/conditions/branches';
import { asText, onlySymbol } from '../../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Resource, Term } from '../../cloudformation/types';
import type { Integration, Route } from '../model';

/** A route that calls an integration, and the branch in which it does. */
export interface Caller {
  readonly route: Route;
  readonly when: readonly Assumption[];
}

/**
 * The routes in sight that call an integration.
 *
 * @param given what is assumed of the integration; routes that contradict it are left out
 */
export function callers(integration: Integration, given: readonly Assumption[]): readonly Caller[] {
  return integration.routes.flatMap((route) => callsBy(route, integration, given).map((when) => ({ route, when })));
}

/** The branches in which one route calls an integration. */
export function callsBy(route: Route, integration: Integration, given: readonly Assumption[]): readonly Branch[] {
  return route.resource.cases('Target').flatMap(({ value, when }) => {
    const together = isTarget(value, integration.resource) && jointly(given, integration.when, route.when, when);
    return together ? [together] : [];
  });
}

function isTarget(target: Term, integration: Resource): boolean {
  const symbol = onlySymbol(asText(target)?.slice(1) ?? []);
  return symbol?.kind === 'resource' && symbol.resource === integration;
}
