import { identitySources, isCredential } from '../../model/identity-source';
import type { Part } from '../../model/model';
import type { Value } from '../../model/value';
import { judgeBranch } from '../branches';
import type { Judge, Policy } from '../policy';

export const authorizerTokenLogged: Policy = {
  id: 'authorizer-token-logged',
  category: 'security',
  severity: 'warning',
  title: 'A token in the query string is not logged',
  why: 'With DataTraceEnabled, API Gateway writes full requests to CloudWatch Logs, the query string of the handshake included. Everybody who reads the log can connect with the tokens in it.',
  fix: 'Remove DataTraceEnabled from the stage, or set it to false.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html',
  ],
  controls: { cwe: ['CWE-532', 'CWE-598'] },
  check(model, judge) {
    for (const authorizer of model.authorizers) {
      judge.list(authorizer, 'IdentitySource', (items) => {
        const token = items
          .flatMap((item) => (item.isKnown ? identitySources(item.string) : []))
          .find(({ from, name }) => from === 'querystring' && isCredential(name));
        if (!token) return undefined;
        const asks = [...authorizer.when, ...items.flatMap((item) => item.when)];
        for (const stage of authorizer.api.stages) {
          const name = stage.resource.written.logicalId;
          const message = `Stage ${name} has DataTraceEnabled: the log gets every ${token.name} of the query string.`;
          for (const trace of traces(judge, stage)) {
            const both = model.together(asks, trace.when);
            if (!both) continue;
            if (trace.isKnown) judgeBranch(judge, authorizer, 'IdentitySource', both, message);
            else judge.unknown(authorizer, 'IdentitySource', `DataTraceEnabled of ${name} is only known at deployment`);
          }
        }
        return undefined;
      });
    }
  },
};

/** The branches in which a stage writes the handshake to its log, or may. An entry for $connect replaces its default. */
function traces(judge: Judge, stage: Part): readonly Value[] {
  return judge.read(stage, ['RouteSettings', '$connect'], stage.when).flatMap((entry) => {
    const settings = entry.isAbsent ? ['DefaultRouteSettings'] : ['RouteSettings', '$connect'];
    return judge
      .read(stage, [...settings, 'DataTraceEnabled'], entry.when)
      .filter((trace) => !trace.isKnown || trace.boolean === true);
  });
}
