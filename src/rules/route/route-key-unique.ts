import type { Route } from '../../apigateway/model';
import { isOpen, jointly } from '../../cloudformation/conditions/branches';
import { textKey } from '../../cloudformation/intrinsics/symbolic-text';
import type { Assumption } from '../../cloudformation/types';
import type { Policy } from '../policy';
import { addComparable } from '../support/comparable';
import { developerGuide, github, templateReference } from '../support/pages';

/** A route that has a key, and the branch in which it does. */
interface Keyed {
  readonly route: Route;
  readonly when: readonly Assumption[];
}

export const routeKeyUnique: Policy = {
  id: 'route-key-unique',
  category: 'deploy',
  severity: 'error',
  title: 'Every route of an API has its own key',
  why: 'AWS rejects a second route with the same key with 409 ConflictException: "Route with key $connect already exists for this API".',
  fix: 'Remove one of the two routes, or give them conditions that exclude each other.',
  references: [
    developerGuide('websocket-api-develop-routes'),
    templateReference('ApiGatewayV2::Route'),
    github('serverless/serverless/issues/7260'),
  ],
  check(model, judge) {
    judge.about(model.routes);
    for (const { routes } of model.apis) {
      const keys = new Set(routes.map(({ key }) => key));
      if (keys.size === routes.length && !keys.has(undefined)) continue;
      const byKey = new Map<string, Keyed[]>();
      for (const route of routes) {
        judge.value(route, 'RouteKey', (key) => {
          if (!key.text) return undefined;
          const id = textKey(key.text);
          const when = [...route.when, ...key.when];
          const clashes = findClashes(byKey.get(id) ?? [], when);
          addComparable(byKey, id, { route, when });
          if (clashes.length > 0) {
            // One of which it is unknown whether it is ever there makes an unknown verdict.
            const names = [...new Set(clashes.filter(({ both }) => !isOpen(both)).map(({ first }) => first))];
            const have = names.length === 1 ? `Route ${names.join()} has` : `Routes ${names.join(', ')} have`;
            const message = `${have} the same key: "Route with key ${String(key)} already exists for this API".`;
            for (const { both } of clashes) judge.report(route, 'RouteKey', message, both);
          } else if (!key.isKnown && routes.length > 1) {
            judge.unknown(route, 'RouteKey', `${String(key)} is only known at deployment`, key.when);
          }
          return undefined;
        });
      }
    }
  },
};

interface Clash {
  /** The logical id of the route that comes first. */
  readonly first: string;
  readonly both: readonly Assumption[];
}

/** The routes of the same key that can exist together with a further one. */
function findClashes(others: readonly Keyed[], when: readonly Assumption[]): readonly Clash[] {
  return others.flatMap((other): Clash[] => {
    const both = jointly(other.when, when);
    return both === undefined ? [] : [{ first: other.route.resource.declared.logicalId, both }];
  });
}
