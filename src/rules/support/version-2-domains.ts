import { excluding, mergeBranches, partsIn } from '../../cloudformation/conditions/branches';
import { apiDomains } from '../../apigateway/domains/api-domains';
import { otherMappings } from '../../apigateway/domains/other-mappings';
import type { Model } from '../../apigateway/model';
import type { Resource, Assumption } from '../../cloudformation/types';

/**
 * The custom domains of version 2 of an app with APIs of the protocol, without those that serve other APIs only.
 * Domains without a mapping are included: AWS rejects their mistakes as well.
 */
export function version2Domains(model: Model): readonly DomainInBranch[] {
  if (model.apis.length === 0) return [];
  const ours = new Map(apiDomains(model).map(({ resource, mappings }) => [resource, mappings.map(({ when }) => when)]));
  const others = new Map<Resource | undefined, (readonly Assumption[])[]>();
  for (const { resource, when } of otherMappings(model)) others.set(resource, [...(others.get(resource) ?? []), when]);
  return model.resources('AWS::ApiGatewayV2::DomainName').flatMap((resource) => {
    const alone = excluding(resource.exists, others.get(resource) ?? []);
    const judged = mergeBranches(resource.exists, [...alone, ...partsIn(resource.exists, ours.get(resource) ?? [])]);
    return judged.map((when) => ({ resource, when }));
  });
}

/** A custom domain, in a branch. */
export interface DomainInBranch {
  readonly resource: Resource;
  readonly when: readonly Assumption[];
}
