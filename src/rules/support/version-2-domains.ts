import { apiDomains } from '../../apigateway/domains/api-domains';
import { otherMappings } from '../../apigateway/domains/other-mappings';
import type { Model } from '../../apigateway/model';
import type { Resource } from '../../cloudformation/types';

/**
 * The custom domains of version 2 of an app with APIs of the protocol, but for those that serve other APIs only. What AWS takes
 * for none of them is wrong before anything is mapped.
 */
export function version2Domains(model: Model): readonly Resource[] {
  if (model.apis.length === 0) return [];
  const ours = new Set(apiDomains(model).map(({ resource }) => resource));
  const others = new Set(otherMappings(model).map(({ resource }) => resource));
  return model.resources('AWS::ApiGatewayV2::DomainName').filter((domain) => ours.has(domain) || !others.has(domain));
}
