import { callers } from '../../apigateway/integration-responses';
import type { Policy } from '../policy';
import { keysOf } from '../support/keys';

/** What a client sends with the handshake, and a route has to declare. Several values at once need not be. */
const SOURCE = /^route\.request\.(?:header|querystring)\./;

export const integrationRequestParameterMapping: Policy = {
  id: 'integration-request-parameter-mapping',
  category: 'deploy',
  severity: 'error',
  title: 'An integration maps only parameters that its routes declare',
  why: 'API Gateway passes on a header or query parameter of the handshake only where the route declares it. AWS rejects any other mapping: "Invalid mapping expression parameter specified: route.request.header.authorization".',
  fix: 'Declare the parameter in RequestParameters of the $connect route, e.g. route.request.header.Authorization: { Required: false }. Give other routes an integration of their own without it: messages have no headers.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-data-mapping.html',
    'https://github.com/hashicorp/terraform-provider-aws/issues/18387',
  ],
  check(model, judge) {
    for (const [integration, key] of keysOf(judge, model.integrations, 'RequestParameters')) {
      judge.value(integration, ['RequestParameters', key], (mapped) => {
        const first = mapped.text?.at(0);
        const source = typeof first === 'string' && !SOURCE.test(first) ? undefined : mapped.string;
        if (source === undefined || !SOURCE.test(source)) return undefined;
        const used = callers(integration, mapped.when);
        const late = used.flatMap(({ route, when }) =>
          judge
            .read(route, 'RouteKey', when)
            .filter((routeKey) => routeKey.isKnown && routeKey.string !== '$connect')
            .map((routeKey) => ({ route, when: routeKey.when })),
        );
        const undeclared = used.flatMap(({ route, when }) =>
          judge
            .read(route, 'RequestParameters', when)
            .filter(({ keys = [] }) => !keys.some((name) => name.toLowerCase() === source.toLowerCase()))
            .map((declared) => ({ route, when: declared.when })),
        );
        const faults = late.length > 0 ? late : undeclared;
        const names = [...new Set(faults.map(({ route }) => route.resource.declared.logicalId))];
        const routes = `Route${names.length === 1 ? '' : 's'} ${names.join(', ')}`;
        const message =
          late.length > 0
            ? `${routes} ${names.length === 1 ? 'is' : 'are'} for messages, which have no headers and no query string: "${source}" is supported for the $connect route only.`
            : `${routes} ${names.length === 1 ? 'does' : 'do'} not declare it; AWS rejects the integration: "Invalid mapping expression parameter specified: ${source}".`;
        return faults.map(({ when }) => ({ message, when }));
      });
    }
  },
};
