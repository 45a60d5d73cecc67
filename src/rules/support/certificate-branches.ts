import { mappedDomains } from '../../apigateway/domains/api-domains';
import type { Api, Model } from '../../apigateway/model';
import { perModel } from '../../apigateway/per-model';
import { type Branch, excluding, partsIn } from '../../cloudformation/conditions/branches';
import type { HiddenParts } from '../../cloudformation/stacks/visibility';
import { disabledBranches } from './default-endpoint';

/** The branches in which clients of an API need a certificate. */
export interface CertificateBranches {
  readonly certain: readonly Branch[];
  /** The branches in which only deployment knows whether the default endpoint is off. */
  readonly doubts: readonly HiddenParts[];
}

/** The domains that an API is mapped to, by whether they require a certificate; one out of sight may not. */
interface Ways {
  readonly asking: readonly Branch[];
  readonly open: readonly Branch[];
}

/**
 * The branches in which clients of an API need a certificate: its default endpoint is disabled, and each domain that it
 * is mapped to is in sight and requires one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mutual-tls.html
 */
export function certificateBranches(model: Model, api: Api): CertificateBranches {
  return byApi(model).get(api) ?? { certain: [], doubts: [] };
}

const byApi = perModel(
  (model): ReadonlyMap<Api, CertificateBranches> =>
    new Map(model.apis.filter(({ mappings }) => mappings.length > 0).map((api) => [api, branchesOf(model, api)])),
);

function branchesOf(model: Model, api: Api): CertificateBranches {
  const { asking, open } = waysTo(model, api);
  const all = disabledBranches(api).flatMap(({ when: disabled, doubt }) =>
    partsIn(disabled, asking)
      .flatMap((branch) => excluding(branch, open))
      .map((when) => ({ when, doubt })),
  );
  return {
    certain: all.flatMap(({ when, doubt }) => (doubt === undefined ? [when] : [])),
    doubts: all.flatMap(({ when, doubt }) => (doubt === undefined ? [] : [{ when, reason: doubt }])),
  };
}

function waysTo(model: Model, { mappings }: Api): Ways {
  const asking: Branch[] = [];
  const open: Branch[] = [];
  for (const mapping of mappings)
    for (const { resource, when } of mappedDomains(model, mapping.resource)) {
      const there = partsIn(mapping.when, [when]);
      if (!resource) open.push(...there);
      for (const { value, when: of } of resource?.cases('MutualTlsAuthentication', 'TruststoreUri') ?? [])
        (value.kind === 'absent' ? open : asking).push(...there.flatMap((branch) => partsIn(branch, [of])));
    }
  return { asking, open };
}
