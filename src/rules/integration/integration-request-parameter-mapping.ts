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
  fix: 'Declare the parameter in RequestParameters of the route, e.g. route.request.header.Authorization: { Required: false }.',
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
        for (const { route, when } of callers(integration, mapped.when)) {
          for (const declared of judge.read(route, 'RequestParameters', when)) {
            if (declared.keys?.some((name) => name.toLowerCase() === source.toLowerCase())) continue;
            const message = `Route ${route.resource.declared.logicalId} does not declare it; AWS rejects the integration: "Invalid mapping expression parameter specified: ${source}".`;
            return { message, when: declared.when };
          }
        }
        return undefined;
      });
    }
  },
};
