import { REJECTED_METHOD } from '../../aws/rejections';
import type { Policy } from '../policy';
import { isEmpty } from '../support/is-empty';
import { developerGuide, templateReference } from '../support/pages';

/** Integrations that send a request of their own to a URL. */
const HTTP = new Set(['HTTP', 'HTTP_PROXY']);

export const integrationHttpMethod: Policy = {
  id: 'integration-http-method',
  category: 'deploy',
  severity: 'error',
  title: 'An HTTP integration has a method',
  why: `A WebSocket message has no method for the integration to pass on. Without its own, AWS rejects the integration: ${REJECTED_METHOD}.`,
  fix: 'Set IntegrationMethod, usually to POST.',
  references: [
    templateReference('ApiGatewayV2::Integration'),
    developerGuide('apigateway-websocket-api-integration-requests'),
  ],
  check(model, judge) {
    judge.values(model.integrations, ['IntegrationMethod', 'IntegrationType'], ([method, type]) => {
      if (!isEmpty(method) || !HTTP.has(type.string ?? '')) return undefined;
      return type.string === 'HTTP_PROXY'
        ? `AWS rejects the integration: ${REJECTED_METHOD}.`
        : 'AWS rejects the integration: an HTTP integration needs a method.';
    });
  },
};
