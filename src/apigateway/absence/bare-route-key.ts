import { type Branch, partsIn } from '../../cloudformation/conditions/branches';
import type { Assumption } from '../../cloudformation/types';
import type { Api } from '../model';
import { branchesWithKey } from '../route-keys';
import { absentRoute } from './absent-route';

/** The route keys that AWS predefines, without the `$` that they begin with. */
const BARE_KEYS: readonly string[] = ['connect', 'disconnect', 'default'];

/**
 * The branches in which something names a predefined route of a WebSocket API without its `$`: the API has `$connect`,
 * and no route `connect`.
 *
 * @param api the API
 * @param key the route key, as something names it
 * @param given the branch in which it does
 */
export function branchesWithBareKey(api: Api, key: string, given: readonly Assumption[]): readonly Branch[] {
  if (api.protocol !== 'websocket' || !BARE_KEYS.includes(key)) return [];
  const predefined = api.routes.flatMap((route) => branchesWithKey(route, (other) => other === `$${key}`));
  const without = absentRoute(api, key).flatMap(({ when, reason }) => (reason === undefined ? [when] : []));
  return partsIn(given, predefined).flatMap((branch) => partsIn(branch, without));
}
