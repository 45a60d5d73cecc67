import { identitySources, isCredential } from '../../apigateway/texts/identity-source-expressions';
import type { Part } from '../../apigateway/model';
import { jointly } from '../../cloudformation/conditions/branches';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Judge, Policy } from '../policy';
import { developerGuide } from '../support/pages';

export const authorizerTokenLogged: Policy = {
  id: 'authorizer-token-logged',
  category: 'security',
  severity: 'warning',
  title: 'Tokens in the query string are not logged',
  why: 'With DataTraceEnabled, API Gateway writes full requests to CloudWatch Logs, including the query string of the handshake. Anybody who reads the log can connect with the tokens in it.',
  fix: 'Remove DataTraceEnabled from the stage, or set it to false.',
  references: [developerGuide('set-up-logging'), developerGuide('apigateway-websocket-api-lambda-auth')],
  controls: { cwe: ['CWE-532', 'CWE-598'] },
  check(model, judge) {
    const traced = new Map(model.apis.map((api) => [api, api.stages.flatMap((stage) => traces(judge, stage))]));
    for (const authorizer of model.authorizers) {
      judge.list(authorizer, 'IdentitySource', (items) => {
        const token = items
          .flatMap((item) => (item.isKnown ? identitySources(item.string) : []))
          .find(({ from, name }) => from === 'querystring' && isCredential(name));
        if (!token) return undefined;
        const asks = [...authorizer.when, ...items.flatMap((item) => item.when)];
        const leaks = (traced.get(authorizer.api) ?? []).slice(0, MAX_COMPARED).flatMap(({ stage, value }) => {
          const both = jointly(asks, value.when);
          return both ? [{ stage, value, both }] : [];
        });
        for (const { stage, value, both } of leaks) {
          const name = stage.resource.declared.logicalId;
          const message = `Stage ${name} has DataTraceEnabled: API Gateway writes every ${token.name} in the query string to the log.`;
          if (value.isKnown) judge.report(authorizer, 'IdentitySource', message, both);
          else
            judge.unknown(
              authorizer,
              'IdentitySource',
              `DataTraceEnabled of ${name} is only known at deployment`,
              both,
            );
        }
        return undefined;
      });
    }
  },
};

/** Stages that an authorizer is compared with: one that logs its token is enough. */
const MAX_COMPARED = 50;

/** What makes a stage write the handshake to its log, or may. An entry for $connect replaces the default of the stage. */
function traces(judge: Judge, stage: Part): readonly { readonly stage: Part; readonly value: Value }[] {
  return judge.read(stage, ['RouteSettings', '$connect'], stage.when).flatMap((entry) => {
    const settings = entry.isAbsent ? ['DefaultRouteSettings'] : ['RouteSettings', '$connect'];
    return judge
      .read(stage, [...settings, 'DataTraceEnabled'], entry.when)
      .filter((trace) => !trace.isKnown || trace.boolean === true)
      .map((value) => ({ stage, value }));
  });
}
