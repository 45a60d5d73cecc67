import type { Path } from '../../cloudformation/document/json';
import { upperFirst } from '../../cloudformation/letter-case';
import type { Resource } from '../../cloudformation/types';
import type { Policy } from '../policy';
import { anApi } from '../support/api-label';
import { domainsInUse } from '../support/domains-in-use';
import { itemPaths } from '../support/item-paths';
import { developerGuide, templateReference } from '../support/pages';

/** Security policies that let clients in with less than TLS 1.2. */
const OLD = new Set(['TLS_1_0', 'TLS_1_1']);

export const domainTls: Policy = {
  id: 'domain-tls',
  protocols: ['websocket', 'http'],
  category: 'security',
  severity: 'error',
  title: 'The custom domain of an API requires TLS 1.2',
  why: 'AWS on custom domains of WebSocket APIs: "For the minimum TLS version, only TLS 1.2 is supported." TLS 1.0 and 1.1 have known weaknesses and are deprecated (RFC 8996).',
  fix: 'Set SecurityPolicy to TLS_1_2, or remove it.',
  references: [
    developerGuide('websocket-api-ciphers'),
    developerGuide('websocket-api-custom-domain-names'),
    templateReference('ApiGatewayV2::DomainName', 'DomainNameConfiguration'),
  ],
  controls: { securityHub: ['APIGateway.11'], nist80053: ['SC-8'], cwe: ['CWE-327'] },
  otherTools:
    'Security Hub APIGateway.11 looks at AWS::ApiGateway::DomainName only, not at AWS::ApiGatewayV2::DomainName.',
  check(model, judge) {
    for (const domain of domainsInUse(model)) {
      for (const path of policyPaths(domain.resource)) {
        judge.value(domain, path, (policy) => {
          if (policy.isAbsent || !OLD.has(policy.string ?? '')) return undefined;
          return `${upperFirst(anApi(model.protocol))} is mapped to the domain, whose security policy ${policy.string ?? ''} accepts TLS versions below 1.2.`;
        });
      }
    }
  },
};

/** Where a domain has security policies: version 2 has one for each of its configurations. */
function policyPaths(resource: Resource): readonly Path[] {
  if (resource.type === 'AWS::ApiGateway::DomainName') return [['SecurityPolicy']];
  return itemPaths(resource, 'DomainNameConfigurations').map((item) => [...item, 'SecurityPolicy']);
}
