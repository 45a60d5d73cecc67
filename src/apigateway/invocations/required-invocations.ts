import type { Assumption } from '../../cloudformation/types';
import { hiddenIn } from '../absence/hidden-parts';
import { callers } from '../integrations/callers';
import type { Call } from './source-arn';
import type { Authorizer, Integration, Route } from '../model';

/** A call to a function that a Lambda permission has to allow. */
export interface RequiredInvocation {
  /** The call; undefined where the route key is out of sight: any permission may be the one for it. */
  readonly call: Call | undefined;
  /** What must hold for the call to be made at all. */
  readonly exists: readonly Assumption[];
  /** The route it is made for; undefined for an authorizer, and for an integration of no route in sight. */
  readonly route?: Route;
}

/** The calls that API Gateway makes for an integration: one for each route that points at it. */
export function routeCalls(integration: Integration): readonly RequiredInvocation[] {
  const used = callers(integration, []);
  const hidden = hiddenIn(
    integration.api,
    integration.when,
    used.map(({ when }) => when),
  );
  return [
    ...used.flatMap(({ route, when }) =>
      route.resource.cases('RouteKey').map(({ value, when: branch }) => ({
        call: value.kind === 'scalar' ? { routeKey: String(value.value) } : undefined,
        exists: [...when, ...branch],
        route,
      })),
    ),
    ...hidden.map(({ when }) => ({ call: undefined, exists: when })),
  ];
}

/** The call that API Gateway makes to an authorizer. */
export function authorizerCalls({ resource }: Authorizer): readonly RequiredInvocation[] {
  return [{ call: { authorizer: resource }, exists: [] }];
}

/** A call as a sentence names it: `route $connect`. */
export function nameOfCall({ call, route }: RequiredInvocation): string {
  if (call && 'routeKey' in call) return `route ${call.routeKey}`;
  if (route) return `route ${route.resource.declared.logicalId}`;
  return call ? 'this authorizer' : 'this integration';
}
