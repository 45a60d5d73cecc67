import { perModel } from '../per-model';
import type { Api, Model } from '../model';
import { mappedDomains } from './api-domains';

/**
 * The APIs that nobody reaches without a client certificate, whatever holds: their default endpoint is off, and each
 * domain that they are mapped to is in sight and asks for one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mutual-tls.html
 */
export const mutualTlsApis = perModel(
  (model): ReadonlySet<Api> => new Set(model.apis.filter((api) => asksForCertificate(model, api))),
);

function asksForCertificate(model: Model, { resource, mappings }: Api): boolean {
  if (resource?.literal(['DisableExecuteApiEndpoint']) !== true) return false;
  const domains = mappings.flatMap((mapping) => mappedDomains(model, mapping.resource));
  return (
    domains.length > 0 &&
    domains.every(({ resource: domain }) =>
      domain?.cases('MutualTlsAuthentication', 'TruststoreUri').every(({ value }) => value.kind !== 'absent'),
    )
  );
}
