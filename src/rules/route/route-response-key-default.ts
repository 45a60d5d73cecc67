import { REJECTED_RESPONSE_KEY } from '../../aws/rejections';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Policy } from '../policy';
import { developerGuide, templateReference } from '../support/pages';

export const routeResponseKeyDefault: Policy = {
  id: 'route-response-key-default',
  category: 'deploy',
  severity: 'error',
  title: 'A route response has the key $default',
  why: `API Gateway supports no other key: ${REJECTED_RESPONSE_KEY}`,
  fix: 'Write $default as RouteResponseKey, and as RouteResponseSelectionExpression of the route.',
  references: [
    templateReference('ApiGatewayV2::RouteResponse'),
    developerGuide('apigateway-websocket-api-selection-expressions'),
  ],
  check(model, judge) {
    judge.value(model.routeResponses, 'RouteResponseKey', checkKey);
    judge.value(model.routes, 'RouteResponseSelectionExpression', checkKey);
  },
};

function checkKey(key: Value): string | undefined {
  if (key.isAbsent || key.string === '$default') return undefined;
  return `A route response cannot have the key ${String(key)}: ${REJECTED_RESPONSE_KEY}`;
}
