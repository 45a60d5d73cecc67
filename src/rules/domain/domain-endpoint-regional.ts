import { REJECTED_EDGE } from '../../aws/rejections';
import { upperFirst } from '../../cloudformation/letter-case';
import type { Protocol } from '../../apigateway/model';
import type { Path } from '../../cloudformation/document/json';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Judge, Policy } from '../policy';
import { anApi } from '../support/api-label';
import { itemPaths } from '../support/item-paths';
import { version1DomainsInUse } from '../support/domains-in-use';
import { developerGuide, github, templateReference } from '../support/pages';
import { type DomainInBranch, version2Domains } from '../support/version-2-domains';

export const domainEndpointRegional: Policy = {
  id: 'domain-endpoint-regional',
  protocols: ['websocket', 'http'],
  category: 'deploy',
  severity: 'error',
  title: 'The custom domain of an API is Regional',
  why: `AWS on custom domains of WebSocket APIs: "Only Regional custom domain names are supported." It rejects an edge-optimized AWS::ApiGatewayV2::DomainName: ${REJECTED_EDGE}.`,
  fix: 'Set the endpoint type to REGIONAL, with a certificate in the region of the stack. On an AWS::ApiGateway::DomainName, set RegionalCertificateArn.',
  references: [
    developerGuide('websocket-api-custom-domain-names'),
    templateReference('ApiGatewayV2::DomainName', 'DomainNameConfiguration'),
    templateReference('ApiGateway::DomainName'),
    github('aws/chalice/pull/1255'),
  ],
  otherTools:
    'cdk-preflight reports the same for AWS::ApiGatewayV2::DomainName (pf-apigwv2-domain-endpoint-type-regional).',
  check(model, judge) {
    for (const domain of version2Domains(model)) {
      for (const item of itemPaths(domain.resource, 'DomainNameConfigurations'))
        judge.value(domain, [...item, 'EndpointType'], (type) => isEdge(type) && VERSION_2);
    }
    for (const domain of version1DomainsInUse(model)) checkVersion1(judge, domain, model.protocol);
  },
};

const VERSION_2 = `The endpoint type is EDGE. AWS rejects the domain: ${REJECTED_EDGE}.`;

/** A domain of version 1 is Regional or edge-optimized; with the certificate of the latter and no word about it, it is that. */
function checkVersion1(judge: Judge, domain: DomainInBranch, protocol: Protocol): void {
  const message = (edge: string): string =>
    `${upperFirst(anApi(protocol))} is mapped to the domain, ${edge}. AWS: "Only Regional custom domain names are supported."`;
  for (const item of itemPaths(domain.resource, 'EndpointConfiguration', 'Types'))
    judge.value(domain, item, (type) => isEdge(type) && message('whose endpoint type is EDGE'));
  const types: Path = ['EndpointConfiguration', 'Types'];
  judge.values(domain, ['EndpointConfiguration', types, 'CertificateArn'], ([, type, certificate]) => {
    if (!type.isAbsent || certificate.isAbsent) return undefined;
    return message('which is edge-optimized: it has a CertificateArn and no type in EndpointConfiguration');
  });
}

function isEdge(type: Value): boolean {
  return type.string === 'EDGE';
}
