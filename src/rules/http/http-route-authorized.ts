import { hiddenIn } from '../../apigateway/absence/hidden-parts';
import type { Route } from '../../apigateway/model';
import { branchesWithKey } from '../../apigateway/route-keys';
import { type Branch, excluding, partsIn } from '../../cloudformation/conditions/branches';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { HiddenParts } from '../../cloudformation/stacks/visibility';
import type { Judge, Policy } from '../policy';
import { certificateBranches } from '../support/certificate-branches';
import { developerGuide } from '../support/pages';
import { reportBeyondDoubt } from '../support/report-branches';

export const httpRouteAuthorized: Policy = {
  id: 'http-route-authorized',
  protocols: ['http'],
  category: 'security',
  severity: 'error',
  title: 'A route of an HTTP API requires authorization',
  why: 'With authorization type NONE, which is the default, anybody on the internet can call the route and the back end behind it. An API whose default endpoint is disabled, and whose domains all require a client certificate (mutual TLS), is not reported.',
  fix: 'Set AuthorizationType to JWT or CUSTOM with an AuthorizerId, or to AWS_IAM; where the API has CORS, add an OPTIONS route without authorization beside an ANY route. Acknowledge the finding on a route that is meant for everybody.',
  references: [
    developerGuide('http-api-access-control'),
    developerGuide('http-api-cors'),
    'https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-8',
  ],
  controls: {
    securityHub: ['APIGateway.8'],
    config: ['api-gwv2-authorization-type-configured'],
    nist80053: ['AC-3', 'CM-2'],
    cwe: ['CWE-306'],
  },
  otherTools:
    'Security Hub APIGateway.8, cdk-nag APIG4 and checkov CKV_AWS_309 (for Terraform) also report OPTIONS routes, although preflight requests carry no credentials.',
  check(model, judge) {
    judge.values(model.routes, ['AuthorizationType', 'RouteKey'], ([type, key], route) => {
      if (!type.isAbsent && type.string !== 'NONE') return undefined;
      const [start] = key.text ?? [];
      // What has no key is never created.
      if (start === undefined || (typeof start === 'string' && start.startsWith('OPTIONS '))) return undefined;
      if (typeof start === 'object') key.assertKnown();
      const message = `Anybody can call ${String(key)}: it has ${type.isAbsent ? 'no authorization type' : 'authorization type NONE'}.`;
      const { certain, doubts } = certificateBranches(model, route.api);
      for (const given of excluding(type.when, certain)) {
        if (String(key) === '$default') checkDefault(judge, route, given, message, doubts);
        else reportBeyondDoubt(judge, route, 'AuthorizationType', [given], message, doubts);
      }
      return undefined;
    });
    for (const api of model.apis)
      if (api.resource)
        for (const given of excluding(api.when, certificateBranches(model, api).certain))
          for (const { when, reason } of hiddenIn(api, given)) judge.unknown(api.resource, '', reason, when);
  },
};

/**
 * Reports a `$default` route where it is not there for the preflight requests of browsers: its API has no CORS, none of
 * its other routes is authorized, or one of them takes `OPTIONS`.
 */
function checkDefault(
  judge: Judge,
  route: Route,
  given: Branch,
  message: string,
  doubts: readonly HiddenParts[],
): void {
  const { api } = route;
  const cors = api.resource ? judge.read(api.resource, 'CorsConfiguration', given) : [];
  const types = api.routes.flatMap((one) => judge.read(one, 'AuthorizationType', one.when));
  const preflight = api.routes.flatMap((one) => branchesWithKey(one, (key) => key.startsWith('OPTIONS ')));
  const answering = (isSo: (value: Value) => boolean): readonly Branch[] =>
    whensOf(cors, isSo)
      .flatMap((when) => partsIn(when, whensOf(types, isSo)))
      .flatMap((when) => excluding(when, preflight));
  const reason = 'whether it answers preflight requests is not known';
  reportBeyondDoubt(judge, route, 'AuthorizationType', excluding(given, answering(isSaid)), message, [
    ...doubts,
    ...answering(mayBeSaid).map((when) => ({ when, reason })),
    ...(api.resource ? whensOf(cors, mayBeSaid).flatMap((when) => hiddenIn(api, when)) : [{ when: given, reason }]),
  ]);
}

/** Whether a property may say something. */
function mayBeSaid(value: Value): boolean {
  return !value.isAbsent && String(value) !== 'NONE';
}

function isSaid(value: Value): boolean {
  return value.isKnown && mayBeSaid(value);
}

function whensOf(values: readonly Value[], isSo: (value: Value) => boolean): readonly Branch[] {
  return values.filter(isSo).map(({ when }) => when);
}
