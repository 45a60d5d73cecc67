import { apiAddresses } from '../../apigateway/addresses/api-address';
import { DOMAIN_TYPES } from '../../apigateway/domains/api-domains';
import { apiOf } from '../../apigateway/apis/api-of';
import type { Model } from '../../apigateway/model';
import type { Path } from '../../cloudformation/document/json';
import { literalText, onlySymbol, resourceSymbol, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Resource, Text } from '../../cloudformation/types';
import type { Judge, Policy, Violation } from '../policy';
import { itemPaths } from '../support/item-paths';
import { developerGuide, github, templateReference } from '../support/pages';

/** The zone of all distributions. */
const CLOUDFRONT_ZONE = 'Z2FDTNDATAQYW2';

export const domainDnsRecord: Policy = {
  id: 'domain-dns-record',
  protocols: ['websocket', 'http'],
  category: 'runtime',
  severity: 'error',
  title: 'A DNS record of a custom domain points to the endpoint of the domain',
  why: 'API Gateway serves a custom domain at the endpoint of that domain, its RegionalDomainName. The default endpoint of an API has no certificate for another name, and the id of an API is not a DNS name. Amazon Route 53 looks for the target of an alias in the hosted zone that the alias names: "the alias target name does not lie within the target zone".',
  fix: 'Create an AWS::ApiGatewayV2::DomainName with an ApiMapping; set DNSName of the alias to its RegionalDomainName, and HostedZoneId of the alias to its RegionalHostedZoneId (Fn::GetAtt).',
  references: [
    templateReference('Route53::RecordSet', 'AliasTarget'),
    developerGuide('websocket-api-custom-domain-names'),
    developerGuide('http-api-custom-domain-names'),
    github('aws/aws-cdk/issues/19643'),
  ],
  check(model, judge) {
    for (const record of model.resources('AWS::Route53::RecordSet')) checkRecord(model, judge, record, []);
    for (const group of model.resources('AWS::Route53::RecordSetGroup'))
      for (const item of itemPaths(group, 'RecordSets')) checkRecord(model, judge, group, item);
  },
};

function checkRecord(model: Model, judge: Judge, record: Resource, at: Path): void {
  const alias = [...at, 'AliasTarget'];
  judge.values(
    record,
    [[...alias, 'DNSName'], [...alias, 'HostedZoneId'], ['HostedZoneId']],
    ([name, targetZone, ownZone]): string | Violation | undefined => {
      const wrong = wrongTarget(model, record, name);
      if (wrong !== undefined) return wrong;
      const zone = isEndpoint(name.text) && targetZone.text ? otherZone(targetZone.text, ownZone.text) : undefined;
      return zone === undefined
        ? undefined
        : {
            path: [...alias, 'HostedZoneId'],
            message: `The alias looks for ${String(name)} in the zone of ${zone}: "the alias target name does not lie within the target zone".`,
          };
    },
  );
  judge.list(record, [...at, 'ResourceRecords'], (values) =>
    values.map((value) => wrongTarget(model, record, value)).find((wrong) => wrong !== undefined),
  );
}

/** What is wrong with what a record leads to, where that is an API. */
function wrongTarget(model: Model, { template }: Resource, target: Value): string | undefined {
  const { text = [] } = target;
  if (apiAddresses(model, text, template).some(({ host }) => host === 'default endpoint'))
    return `${String(target)} is the default endpoint of an API, which has no certificate for another name: clients refuse it.`;
  return apiOf(model, resourceSymbol(onlySymbol(text))?.resource)
    ? `${String(target)} is the id of an API, which is not a DNS name.`
    : undefined;
}

/** In which zone, that of no regional endpoint, an alias looks for its target. */
function otherZone(zone: Text, ownZone: Text | undefined): string | undefined {
  if (ownZone && textKey(zone) === textKey(ownZone)) return 'the record';
  const isOfCloudFront =
    literalText(zone) === CLOUDFRONT_ZONE || resourceSymbol(onlySymbol(zone))?.attribute === 'DistributionHostedZoneId';
  return isOfCloudFront ? 'CloudFront' : undefined;
}

/** Whether a text is the name of the endpoint of a custom domain. */
function isEndpoint(name: Text | undefined): boolean {
  const { resource, attribute } = resourceSymbol(name && onlySymbol(name)) ?? {};
  return resource !== undefined && DOMAIN_TYPES.includes(resource.type) && attribute === 'RegionalDomainName';
}
