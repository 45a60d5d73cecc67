import type { Path } from '../../cloudformation/document/json';
import { literalText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import { parseArn } from '../../iam/arn';
import type { Judge, Policy } from '../policy';
import { version1DomainsInUse } from '../support/domains-in-use';
import { itemPaths } from '../support/item-paths';
import { developerGuide, github, templateReference } from '../support/pages';
import { type DomainInBranch, version2Domains } from '../support/version-2-domains';

export const domainCertificateRegion: Policy = {
  id: 'domain-certificate-region',
  protocols: ['websocket', 'http'],
  category: 'deploy',
  severity: 'error',
  title: 'The certificate of a Regional custom domain is in the region of its stack',
  why: 'AWS: "A Regional custom domain name requires a certificate provided by ACM in the same Region hosting the API." One of us-east-1 is for CloudFront and edge-optimized domains. AWS rejects another: "Invalid certificate ARN … Certificate must be in \'eu-central-1\'".',
  fix: 'Request or import the certificate in the region of the stack, and write its ARN. In aws-cdk-lib, make the Certificate in the stack of the domain.',
  references: [
    developerGuide('apigateway-regional-api-custom-domain-migrate'),
    templateReference('ApiGatewayV2::DomainName', 'DomainNameConfiguration'),
    github('serverless-components/express/issues/10'),
    github('amplify-education/serverless-domain-manager/pull/49'),
  ],
  otherTools:
    'cdk-preflight reports the same (pf-apigwv2-domain-certificate-region), but sees neither mappings by region nor AWS::ApiGateway::DomainName.',
  check(model, judge) {
    for (const domain of version2Domains(model))
      for (const item of itemPaths(domain.resource, 'DomainNameConfigurations'))
        checkRegion(judge, domain, [...item, 'CertificateArn']);
    for (const domain of version1DomainsInUse(model)) checkRegion(judge, domain, ['RegionalCertificateArn']);
  },
};

/** Compares the region of a certificate with that of the stack, where the assembly or the branch names one. */
function checkRegion(judge: Judge, domain: DomainInBranch, path: Path): void {
  const { template } = domain.resource;
  judge.value(domain, path, (certificate) => {
    const region = regionOf(certificate);
    const own = template.known('AWS::Region') ?? template.conditions.pinned('AWS::Region', certificate.when);
    if (region === undefined || own === undefined || own === region) return undefined;
    return `The certificate is in ${region}, and the domain in ${own}: "Certificate must be in '${own}'".`;
  });
}

/** The region in the ARN of a certificate, where it is written. */
function regionOf({ text = [] }: Value): string | undefined {
  const arn = parseArn(text);
  return arn && literalText(arn.service) === 'acm' ? literalText(arn.region) : undefined;
}
