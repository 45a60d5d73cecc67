import type { Policy } from '../policy';
import { domainsInUse } from '../support/domains-in-use';

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
    judge.value(domainsInUse(model), 'MutualTlsAuthentication', (mutual) => {
      if (mutual.isAbsent || mutual.keys?.length === 0) return undefined;
      return 'A WebSocket API is mapped to the domain, and AWS documents mutual TLS for REST and HTTP APIs only: do not count on client certificates to keep anybody out.';
    });
  },
};
