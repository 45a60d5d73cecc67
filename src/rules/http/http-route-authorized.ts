import type { Route } from '../../apigateway/model';
import { NotKnown } from '../../cloudformation/intrinsics/value';
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
      if (key.isKnown && key.string === '$default' && answersPreflight(route)) return undefined;
      return `Anybody can call ${String(key)}: it has ${type.isAbsent ? 'no authorization type' : 'authorization type NONE'}.`;
    });
    for (const { resource, hiddenBy, routes } of model.apis)
      if (resource && hiddenBy !== undefined && (routes.length === 0 || resource.origin?.hiddenBy !== undefined))
        judge.unknown(resource, '', hiddenBy);
  },
};

/**
 * Whether a `$default` route is there for the preflight requests of browsers: its API has CORS, its other routes are
 * authorized, and none of them takes `OPTIONS`.
 */
function answersPreflight({ api }: Route): boolean {
  const cors = api.resource?.term('CorsConfiguration');
  if (cors?.kind === 'unknown') throw new NotKnown(['RouteKey'], 'whether it answers preflight requests is not known');
  const others = api.routes.filter(({ key }) => key !== '$default');
  return (
    cors?.kind === 'map' &&
    others.some(({ resource }) => isAuthorized(resource.term('AuthorizationType'))) &&
    !others.some(({ key }) => key?.startsWith('OPTIONS '))
  );
}

function isAuthorized(type: ReturnType<Route['resource']['term']>): boolean {
  return type.kind !== 'absent' && !(type.kind === 'scalar' && type.value === 'NONE');
}
