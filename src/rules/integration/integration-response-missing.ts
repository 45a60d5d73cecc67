import { callers } from '../../apigateway/integrations/callers';
import { absentResponse, answering } from '../../apigateway/integrations/integration-responses';
import { NotKnown } from '../../cloudformation/intrinsics/value';
import type { Policy, Violation } from '../policy';
import { developerGuide } from '../support/pages';

/** Integrations whose answers go through an integration response; proxies pass them on as they are. */
const MAPS_ANSWERS = new Set(['AWS', 'HTTP', 'MOCK']);

export const integrationResponseMissing: Policy = {
  id: 'integration-response-missing',
  category: 'runtime',
  severity: 'warning',
  title: 'The integration of a route that answers has an integration response',
  why: 'The answers of AWS, HTTP and MOCK integrations reach the client through an integration response. Without one, the client never gets an answer, even though the route has a route response.',
  fix: 'Add an AWS::ApiGatewayV2::IntegrationResponse with IntegrationResponseKey $default, or use a proxy integration.',
  references: [
    developerGuide('apigateway-websocket-api-integration-responses'),
    developerGuide('apigateway-websocket-api-route-response'),
  ],
  check(model, judge) {
    judge.value(model.integrations, 'IntegrationType', (type, integration) => {
      if (!MAPS_ANSWERS.has(type.string ?? '')) return undefined;
      return callers(integration, type.when).flatMap(({ route, when }) =>
        answering(route).flatMap((answer): Violation[] => {
          const lack = absentResponse(model, integration, [...when, ...answer]);
          if (!lack) return [];
          if ('reason' in lack) throw new NotKnown([], lack.reason);
          const message = `Route ${route.resource.declared.logicalId} has a route response, but its ${String(type)} integration has no integration response: the client never gets the answer.`;
          return lack.branches.map((branch) => ({ path: '', message, when: branch }));
        }),
      );
    });
  },
};
