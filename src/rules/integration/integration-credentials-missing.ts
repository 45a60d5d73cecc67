import { actionService } from '../../apigateway/integrations/service-uri';
import type { Policy } from '../policy';
import { isEmpty } from '../support/is-empty';
import { developerGuide, templateReference } from '../support/pages';

export const integrationCredentialsMissing: Policy = {
  id: 'integration-credentials-missing',
  category: 'runtime',
  severity: 'warning',
  title: 'An integration with an AWS service has a role',
  why: 'AWS Lambda lets API Gateway in by a permission on the function. Other services require a signed request, for which API Gateway has to assume a role: without one, the service refuses every call.',
  fix: 'Set CredentialsArn to a role that apigateway.amazonaws.com may assume and that allows the action.',
  references: [
    templateReference('ApiGatewayV2::Integration'),
    developerGuide('apigateway-websocket-api-integration-requests'),
  ],
  check(model, judge) {
    judge.values(
      model.integrations,
      ['CredentialsArn', 'IntegrationUri', 'IntegrationType'],
      ([credentials, uri, type]) => {
        if (!isEmpty(credentials) || type.string !== 'AWS') return undefined;
        uri.assertInSight();
        const service = uri.text && actionService(uri.text);
        if (service === undefined || service === 'lambda') return undefined;
        return `The integration calls ${service} without a role: the service refuses calls that API Gateway cannot sign.`;
      },
    );
  },
};
