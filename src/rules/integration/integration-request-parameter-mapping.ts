import { callers } from '../../apigateway/integrations/callers';
import type { Integration, Route } from '../../apigateway/model';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Assumption } from '../../cloudformation/types';
import type { Judge, Policy, Violation } from '../policy';
import { keysOf } from '../support/keys';
import { developerGuide, github } from '../support/pages';

/** What a client sends with the handshake. */
const SOURCE = /^route\.request\.(?:multivalue)?(?:header|querystring)\./;
/** What a route has to declare; several values at once need not be. */
const DECLARED = /^route\.request\.(?:header|querystring)\./;

export const integrationRequestParameterMapping: Policy = {
  id: 'integration-request-parameter-mapping',
  category: 'deploy',
  severity: 'error',
  title: 'An integration maps only headers and query parameters that its $connect route declares',
  why: 'Headers and query parameters come only with the handshake: mapping them is "supported only for the $connect route", and only where the route declares them. AWS rejects any other mapping: "Invalid mapping expression parameter specified: route.request.header.authorization".',
  fix: 'Declare the parameter in RequestParameters of the $connect route, e.g. route.request.header.Authorization: { Required: false }.',
  references: [developerGuide('websocket-api-data-mapping'), github('hashicorp/terraform-provider-aws/issues/18387')],
  check(model, judge) {
    for (const [integration, key] of keysOf(judge, model.integrations, 'RequestParameters')) {
      judge.value(integration, ['RequestParameters', key], (mapped) => {
        const first = mapped.text?.at(0);
        const source = typeof first === 'string' && !SOURCE.test(first) ? undefined : mapped.string;
        if (source === undefined || !SOURCE.test(source)) return undefined;
        return violations(source, faults(judge, integration, mapped, source));
      });
    }
  },
};

const ELSEWHERE =
  'Remove the mapping from the integration of routes other than $connect. If they need the value, store it on $connect and look it up by context.connectionId, or have the authorizer return it (context.authorizer.NAME).';

/** A route that cannot have the mapping, and a branch in which it cannot. */
interface Fault {
  readonly route: Route;
  readonly isConnect: boolean;
  readonly when: readonly Assumption[];
}

function faults(judge: Judge, integration: Integration, mapped: Value, source: string): readonly Fault[] {
  return callers(integration, mapped.when).flatMap(({ route, when }) =>
    judge.read(route, 'RouteKey', when).flatMap((key): readonly Fault[] => {
      if (!key.isKnown) {
        const reason = `the key of route ${route.resource.declared.logicalId} is only known at deployment`;
        judge.unknown(integration, mapped.path, reason, key.when);
        return [];
      }
      if (key.string !== '$connect') return [{ route, isConnect: false, when: key.when }];
      if (!DECLARED.test(source)) return [];
      return judge
        .read(route, 'RequestParameters', key.when)
        .filter((declared) => !declared.keys?.some((name) => name.toLowerCase() === source.toLowerCase()))
        .map((declared) => ({ route, isConnect: true, when: declared.when }));
    }),
  );
}

/** One sentence about all routes at fault, in all branches in which any is. */
function violations(source: string, found: readonly Fault[]): readonly Violation[] {
  const undeclared = names(found.filter(({ isConnect }) => isConnect));
  const elsewhere = names(found.filter(({ isConnect }) => !isConnect));
  const message = [
    undeclared &&
      `The RequestParameters of route ${undeclared} do not declare ${source}; AWS rejects the integration: "Invalid mapping expression parameter specified: ${source}".`,
    elsewhere && `${source} is mapped for route ${elsewhere}, but is "supported only for the $connect route".`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
  return found.map(({ when }) => (elsewhere ? { message, when, fix: ELSEWHERE } : { message, when }));
}

function names(found: readonly Fault[]): string {
  return [...new Set(found.map(({ route }) => route.resource.declared.logicalId))].join(', ');
}
