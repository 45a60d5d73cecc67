import type { Policy } from '../policy';
import { developerGuide, templateReference } from '../support/pages';

export const httpPrivateTls: Policy = {
  id: 'http-private-tls',
  protocols: ['http'],
  category: 'security',
  severity: 'warning',
  title: 'A private integration of an HTTP API verifies its server',
  why: 'Without TlsConfig API Gateway sends requests through the VPC link as plain HTTP: whoever is in the VPC can read them, or answer them.',
  fix: 'Give the listener a certificate, and set ServerNameToVerify of TlsConfig to a name in it.',
  references: [
    developerGuide('http-api-develop-integrations-private'),
    templateReference('ApiGatewayV2::Integration', 'TlsConfig'),
    'https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-10',
  ],
  controls: {
    securityHub: ['APIGateway.10'],
    config: ['apigatewayv2-integration-private-https-enabled'],
    nist80053: ['SC-8'],
    cwe: ['CWE-319'],
  },
  check(model, judge) {
    judge.values(model.integrations, ['TlsConfig', 'ConnectionType'], ([tls, connection]) => {
      if (!tls.isAbsent || connection.isAbsent || connection.string !== 'VPC_LINK') return undefined;
      return 'Requests travel through the VPC as plain HTTP: the integration has no TlsConfig.';
    });
  },
};
