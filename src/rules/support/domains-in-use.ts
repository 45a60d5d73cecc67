import { apiDomains } from '../../apigateway/domains/api-domains';
import type { Model } from '../../apigateway/model';
import { partsIn } from '../../cloudformation/conditions/branches';
import type { DomainInBranch } from './version-2-domains';

/** The custom domains of an app, in the branches in which an API of the protocol is mapped to them. */
export function domainsInUse(model: Model): readonly DomainInBranch[] {
  return apiDomains(model).flatMap(({ resource, mappings }) =>
    partsIn(
      resource.exists,
      mappings.map(({ when }) => when),
    ).map((when) => ({ resource, when })),
  );
}

/** The same, for domains of type `AWS::ApiGateway::DomainName`, to which APIs of version 2 can be mapped. */
export function version1DomainsInUse(model: Model): readonly DomainInBranch[] {
  return domainsInUse(model).filter(({ resource }) => resource.type === 'AWS::ApiGateway::DomainName');
}
