import { REJECTED_METHOD } from '../../aws/rejections';
import type { Policy } from '../policy';
import { isEmpty } from '../support/is-empty';
import { developerGuide, templateReference } from '../support/pages';

export const httpIntegrationMethod: Policy = {
  id: 'http-integration-method',
  protocols: ['http'],
  category: 'deploy',
  severity: 'error',
  title: 'An integration of type HTTP_PROXY names its method',
  why: `AWS rejects the integration otherwise: ${REJECTED_METHOD}.`,
  fix: 'Set IntegrationMethod; ANY passes on the method of the request.',
  references: [developerGuide('http-api-develop-integrations-http'), templateReference('ApiGatewayV2::Integration')],
  check(model, judge) {
    judge.values(model.integrations, ['IntegrationMethod', 'IntegrationType'], ([method, type]) => {
      if (!isEmpty(method) || type.string !== 'HTTP_PROXY') return undefined;
      return `AWS rejects the integration: ${REJECTED_METHOD}.`;
    });
  },
};
