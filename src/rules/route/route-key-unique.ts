import type { Route } from '../../apigateway/types';
import { jointly } from '../../cloudformation/conditions/branches';
import { textKey } from '../../cloudformation/intrinsics/symbolic-text';
import type { Assumption } from '../../cloudformation/types';
import type { Policy } from '../policy';
import { reportBranch } from '../support/branches';

/** A route that has a key, and the branch in which it does. */
interface Keyed {
  readonly route: Route;
  readonly when: readonly Assumption[];
}

export const routeKeyUnique: Policy = {
  id: 'route-key-unique',
  category: 'deploy',
  severity: 'error',
  title: 'Every route of an API has a key of its own',
  why: 'AWS rejects the second route of a key with 409 ConflictException: "Route with key $connect already exists for this API".',
  fix: 'Remove one of the two routes, or give them conditions that exclude each other.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html',
    'https://github.com/serverless/serverless/issues/7260',
  ],
  check(model, judge) {
    for (const { routes } of model.apis) {
      const keys = new Set(routes.map(({ key }) => key));
      if (keys.size === routes.length && !keys.has(undefined)) continue;
      const byKey = new Map<string, Keyed[]>();
      for (const route of routes) {
        judge.value(route, 'RouteKey', (key) => {
          if (!key.text) return undefined;
          const id = textKey(key.text);
          const when = [...route.when, ...key.when];
          const others = byKey.get(id) ?? [];
          if (others.length < MOST_COMPARED) byKey.set(id, [...others, { route, when }]);
          const clash = findClash(others, { route, when });
          if (clash) {
            const message = `Route ${clash.first} has the same key: "Route with key ${String(key)} already exists for this API".`;
            reportBranch(judge, route, 'RouteKey', clash.both, message);
          } else if (!key.isKnown && routes.length > 1) {
            judge.unknown(route, 'RouteKey', `${String(key)} is only known at deployment`, key.when);
          }
          return undefined;
        });
      }
    }
  },
};

/** Routes of one key that a further one is compared with: more than that exclude each other only on purpose. */
const MOST_COMPARED = 50;

interface Clash {
  /** The logical id of the route that comes first. */
  readonly first: string;
  readonly both: readonly Assumption[] | 'unknown';
}

function findClash(others: readonly Keyed[], { route, when }: Keyed): Clash | undefined {
  let open: Clash | undefined;
  for (const other of others) {
    const both = other.route === route ? undefined : jointly(other.when, when);
    if (both === undefined) continue;
    const clash = { first: other.route.resource.declared.logicalId, both };
    if (both !== 'unknown') return clash;
    open ??= clash;
  }
  return open;
}
