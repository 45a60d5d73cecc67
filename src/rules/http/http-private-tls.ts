import { linkedResource } from '../../cloudformation/resources/links';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Policy } from '../policy';
import { developerGuide, templateReference } from '../support/pages';

export const httpPrivateTls: Policy = {
  id: 'http-private-tls',
  protocols: ['http'],
  category: 'security',
  severity: 'warning',
  title: 'A private integration of an HTTP API uses TLS',
  why: 'Without TlsConfig, API Gateway sends requests through the VPC link as plain HTTP: anybody who gets between it and the back end can read and change them.',
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
    const paths = ['TlsConfig', 'ConnectionType', 'IntegrationUri'] as const;
    judge.values(model.integrations, paths, ([tls, connection, uri]) => {
      if (connection.isAbsent || connection.string !== 'VPC_LINK') return undefined;
      if (tls.isAbsent) return 'Requests travel through the VPC as plain HTTP: the integration has no TlsConfig.';
      const listener = linkedResource(uri.text, 'AWS::ElasticLoadBalancingV2::Listener');
      const plain = listener && judge.read(listener, 'Protocol', uri.when).filter(isPlain);
      return plain?.map(({ when }) => ({
        message: `With TlsConfig, API Gateway speaks HTTPS, but listener ${listener?.declared.logicalId ?? ''} accepts only plain HTTP: no request gets through.`,
        fix: 'Set Protocol of the listener to HTTPS, and give it a certificate for ServerNameToVerify.',
        when,
      }));
    });
  },
};

function isPlain(protocol: Value): boolean {
  return protocol.isKnown && protocol.string === 'HTTP';
}
