import type { Policy } from '../policy';
import { templateReference } from '../support/pages';

const HTTP_ONLY = ['TlsConfig', 'ResponseParameters', 'IntegrationSubtype'] as const;

export const integrationHttpOnlyProperties: Policy = {
  id: 'integration-http-only-properties',
  category: 'deploy',
  severity: 'warning',
  title: 'An integration of a WebSocket API has no properties of HTTP APIs',
  why: 'AWS documents TlsConfig, ResponseParameters and IntegrationSubtype as supported for HTTP APIs only: do not expect them to do anything on a WebSocket API.',
  fix: 'Remove the property. To change responses, use an AWS::ApiGatewayV2::IntegrationResponse; to call a service, set IntegrationUri to its action.',
  references: [templateReference('ApiGatewayV2::Integration')],
  check(model, judge) {
    for (const property of HTTP_ONLY) {
      judge.value(
        model.integrations,
        property,
        (value) => !value.isAbsent && `AWS supports ${property} for HTTP APIs only; this is a WebSocket API.`,
      );
    }
  },
};
