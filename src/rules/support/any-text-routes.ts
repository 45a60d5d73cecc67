import { hiddenIn } from '../../apigateway/absence/hidden-parts';
import { callers } from '../../apigateway/integrations/callers';
import type { Integration } from '../../apigateway/model';
import { branchesWithKey } from '../../apigateway/route-keys';
import { type Branch, partsIn } from '../../cloudformation/conditions/branches';
import type { Judge } from '../policy';

/** A route that receives messages of any text, in one branch. */
export interface AnyTextRoute {
  readonly key: string;
  readonly when: Branch;
}

/**
 * The routes of an integration that receive messages of any text; other routes are selected by a value in JSON. Where
 * `$default` may use the integration out of sight, an unknown verdict is recorded.
 *
 * @param given the branch to look in
 */
export function anyTextRoutes(judge: Judge, integration: Integration, given: Branch): readonly AnyTextRoute[] {
  const { api } = integration;
  const byOther = (api.resource?.cases('RouteSelectionExpression') ?? [])
    .filter(({ value }) => value.kind === 'scalar' && !String(value.value).includes('request.body'))
    .map(({ when }) => when);
  const routes = callers(integration, given);
  for (const { when, reason } of hiddenIn(
    api,
    given,
    routes.map((caller) => caller.when),
  ))
    judge.unknown(integration, ['RequestTemplates'], `${reason}, and so is whether $default uses it`, when);
  return routes.flatMap(({ route, when }) => {
    const named = branchesWithKey(route, (key) => !key.startsWith('$'), when);
    return [
      ...branchesWithKey(route, (key) => key === '$default', when).map((branch) => ({ key: '$default', when: branch })),
      ...named
        .flatMap((branch) => partsIn(branch, byOther))
        .map((branch) => ({ key: route.key ?? route.resource.declared.logicalId, when: branch })),
    ];
  });
}
