import type { Policy } from '../policy';
import { templateReference } from '../support/pages';

const HTTP_ONLY = ['TlsConfig', 'ResponseParameters', 'IntegrationSubtype'] as const;

export const integrationHttpOnlyProperties: Policy = {
  id: 'integration-http-only-properties',
  category: 'deploy',
  severity: 'warning',
  title: 'An integration has no properties of HTTP APIs',
  why: 'AWS documents TlsConfig, ResponseParameters and IntegrationSubtype as supported for HTTP APIs only. Whoever wrote one expects something of it that a WebSocket API does not do.',
  fix: 'Remove the property; to change responses, use an AWS::ApiGatewayV2::IntegrationResponse, and to call a service, its action in IntegrationUri.',
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
