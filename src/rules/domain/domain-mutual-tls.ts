import type { Policy } from '../policy';
import { domainsInUse } from '../support/domains-in-use';
import { awsPage, developerGuide } from '../support/pages';

export const domainMutualTls: Policy = {
  id: 'domain-mutual-tls',
  category: 'security',
  severity: 'warning',
  title: 'The custom domain of an API does not rely on mutual TLS',
  why: 'AWS documents mutual TLS for REST and HTTP APIs only, and SAM has no property for it on the domain of a WebSocket API. Do not count on a client certificate that, by the documentation, nobody checks.',
  fix: 'Remove MutualTlsAuthentication, and authorize on $connect with AWS_IAM or a Lambda authorizer.',
  references: [
    awsPage(
      'serverless-application-model/latest/developerguide/sam-property-websocketapi-websocketapidomainconfiguration',
    ),
    developerGuide('http-api-mutual-tls'),
    developerGuide('rest-api-mutual-tls'),
  ],
  check(model, judge) {
    judge.value(domainsInUse(model), 'MutualTlsAuthentication', (mutual) => {
      if (mutual.isAbsent || mutual.keys?.length === 0) return undefined;
      return 'A WebSocket API is mapped to the domain, and AWS documents mutual TLS for REST and HTTP APIs only: do not count on client certificates to keep anybody out.';
    });
  },
};
