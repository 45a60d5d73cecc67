import { asText, onlySymbol } from '../../cloudformation/intrinsics/symbolic-text';
import type { Resource } from '../../cloudformation/types';
import { type DomainRef, mappedDomains } from './api-domains';
import { namedApi } from '../named-api';
import { perModel } from '../per-model';

/** A domain that an API is mapped to which is of another protocol than those that are judged. */
export interface OtherMapping extends DomainRef {
  /** What maps the API. */
  readonly mapping: Resource;
  /** What kind of API it is. */
  readonly protocol: 'HTTP' | 'REST' | 'WEBSOCKET';
}

/** What kind of API a resource is, where its type says so. */
const PROTOCOLS = new Map<string, OtherMapping['protocol']>([
  ['AWS::ApiGateway::RestApi', 'REST'],
  ['AWS::Serverless::Api', 'REST'],
  ['AWS::Serverless::HttpApi', 'HTTP'],
]);

/** The domains of APIs of other protocols in sight, one entry a mapping and branch. */
export const otherMappings = perModel((model): readonly OtherMapping[] => {
  const mappings = (type: string, api: string, usual?: OtherMapping['protocol']): readonly OtherMapping[] =>
    model.resources(type).flatMap((mapping) =>
      mapping.cases(api).flatMap(({ value, when }) => {
        const symbol = onlySymbol(asText(value) ?? []);
        const protocol = (symbol?.kind === 'resource' ? protocolOf(symbol.resource) : undefined) ?? usual;
        if (protocol === undefined || namedApi(model, asText(value), mapping.template)) return [];
        return mappedDomains(model, mapping).map((domain) => ({
          ...domain,
          mapping,
          protocol,
          when: [...when, ...domain.when],
        }));
      }),
    );
  return [
    // What a base path mapping maps is a REST API, in sight or not.
    ...mappings('AWS::ApiGateway::BasePathMapping', 'RestApiId', 'REST'),
    ...mappings('AWS::ApiGatewayV2::ApiMapping', 'ApiId'),
  ];
});

function protocolOf(api: Resource): OtherMapping['protocol'] | undefined {
  const protocol = api.type === 'AWS::ApiGatewayV2::Api' ? api.term('ProtocolType') : undefined;
  if (protocol?.kind === 'scalar' && (protocol.value === 'HTTP' || protocol.value === 'WEBSOCKET'))
    return protocol.value;
  return PROTOCOLS.get(api.type);
}
