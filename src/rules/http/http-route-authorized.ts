import { hiddenIn } from '../../apigateway/absence/hidden-parts';
import { branchesWithKey } from '../../apigateway/route-keys';
import { type Branch, excluding, jointly, partsIn } from '../../cloudformation/conditions/branches';
import type { Route } from '../../apigateway/model';
import { NotKnown } from '../../cloudformation/intrinsics/value';
import type { Case } from '../../cloudformation/types';
import type { Policy } from '../policy';

export const httpRouteAuthorized: Policy = {
  id: 'http-route-authorized',
  protocols: ['http'],
  category: 'security',
  severity: 'error',
  title: 'A route of an HTTP API asks who is calling',
  why: 'With authorization type NONE, which is the default, anybody on the internet can call the route and the back end behind it.',
  fix: 'Set AuthorizationType to JWT or CUSTOM with an AuthorizerId, or to AWS_IAM. Acknowledge the finding on a route that is meant for everybody.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-8',
  ],
  controls: {
    securityHub: ['APIGateway.8'],
    config: ['api-gwv2-authorization-type-configured'],
    nist80053: ['AC-3', 'CM-2'],
    cwe: ['CWE-306'],
  },
  otherTools:
    'Security Hub APIGateway.8, cdk-nag APIG4 and checkov CKV_AWS_309 report OPTIONS routes as well, whose preflight requests carry no credentials.',
  check(model, judge) {
    judge.values(model.routes, ['AuthorizationType', 'RouteKey'], ([type, key], route) => {
      if (!type.isAbsent && type.string !== 'NONE') return undefined;
      const start = key.text?.at(0);
      if (typeof start === 'string' && start.startsWith('OPTIONS ')) return undefined;
      if (typeof start === 'object') key.assertKnown();
      const exempt = key.isKnown && key.string === '$default' ? answeringPreflight(route, type.when) : [];
      const open = excluding(type.when, exempt);
      const message = `Anybody can call ${String(key)}: it has ${type.isAbsent ? 'no authorization type' : 'authorization type NONE'}.`;
      return open.map((when) => ({ message, when }));
    });
    for (const api of model.apis) {
      if (!api.resource) continue;
      const routes = api.resource.origin?.hiddenBy === undefined ? api.routes.map(({ when }) => when) : [];
      for (const { when, reason } of hiddenIn(api, api.when, routes)) judge.unknown(api.resource, '', reason, when);
    }
  },
};

/**
 * The branches in which a `$default` route is there for the preflight requests of browsers: its API has CORS, another of
 * its routes is authorized, and none of them takes `OPTIONS`.
 */
function answeringPreflight(route: Route, given: Branch): readonly Branch[] {
  const { api } = route;
  const cors = api.resource?.cases('CorsConfiguration') ?? [];
  const open = cors.find(({ value, when }) => value.kind === 'unknown' && jointly(given, when) !== undefined);
  if (open) throw new NotKnown(['RouteKey'], 'whether it answers preflight requests is not known');
  const others = api.routes.filter((other) => other.resource !== route.resource);
  const withCors = partsIn(
    given,
    cors.filter(({ value }) => value.kind === 'map').map(({ when }) => when),
  );
  const authorized = others.flatMap((other) =>
    branchesWithKey(other, (key) => key !== '$default').flatMap((when) => authorizedIn(other, when)),
  );
  const preflight = others.flatMap((other) => branchesWithKey(other, (key) => key.startsWith('OPTIONS ')));
  return withCors.flatMap((when) => partsIn(when, authorized)).flatMap((when) => excluding(when, preflight));
}

/** The parts of a branch in which a route asks who is calling. */
function authorizedIn({ resource }: Route, given: Branch): readonly Branch[] {
  const isAuthorized = ({ value }: Case): boolean =>
    value.kind !== 'absent' && !(value.kind === 'scalar' && value.value === 'NONE');
  return partsIn(
    given,
    resource
      .cases('AuthorizationType')
      .filter(isAuthorized)
      .map(({ when }) => when),
  );
}
