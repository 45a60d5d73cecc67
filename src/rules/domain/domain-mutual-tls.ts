import { apiDomains } from '../../apigateway/domains/api-domains';
import type { Policy } from '../policy';
import { mappedDomainVerdict } from '../support/mapped-domain';

export const domainMutualTls: Policy = {
  id: 'domain-mutual-tls',
  category: 'security',
  severity: 'warning',
  title: 'The custom domain of an API does not rely on mutual TLS',
  why: 'AWS documents mutual TLS for REST and HTTP APIs only; the domain of a WebSocket API in SAM has no property for it. A client certificate that nobody is documented to check is no protection to count on.',
  fix: 'Remove MutualTlsAuthentication, and authorize on $connect: with AWS_IAM, or a Lambda authorizer.',
  references: [
    'https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-websocketapi-websocketapidomainconfiguration.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mutual-tls.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html',
  ],
  check(model, judge) {
    judge.value(apiDomains(model), 'MutualTlsAuthentication', (mutual, domain) => {
      if (mutual.isAbsent || mutual.keys?.length === 0) return undefined;
      const message =
        'A WebSocket API is mapped to the domain, and AWS documents mutual TLS for REST and HTTP APIs only: do not count on client certificates to keep anybody out.';
      return mappedDomainVerdict(domain, mutual, message);
    });
  },
};
