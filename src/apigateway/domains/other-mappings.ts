import { protocolBranch } from '../../cloudformation/openapi/api-protocol';
import { excluding, jointly } from '../../cloudformation/conditions/branches';
import type { Model } from '../model';
import { asText, onlySymbol } from '../../cloudformation/intrinsics/symbolic-text';
import type { Resource } from '../../cloudformation/types';
import { type DomainRef, mappedDomains } from './api-domains';
import { namedApi } from '../apis/named-api';
import { perModel } from '../per-model';

/** A domain to which an API of another protocol than the judged one is mapped. */
export interface OtherMapping extends DomainRef {
  /** The resource that maps the API. */
  readonly mapping: Resource;
  /** The kind of that API. */
  readonly protocol: 'HTTP' | 'REST' | 'WEBSOCKET';
}

/** What kind of API a resource is, where its type says so. */
const PROTOCOLS = new Map<string, OtherMapping['protocol']>([
  ['AWS::ApiGateway::RestApi', 'REST'],
  ['AWS::Serverless::Api', 'REST'],
  ['AWS::Serverless::HttpApi', 'HTTP'],
]);

/** The domains of APIs of other protocols in sight, one entry for each mapping and branch. */
export const otherMappings = perModel((model): readonly OtherMapping[] => {
  const mappings = (type: string, api: string, usual?: OtherMapping['protocol']): readonly OtherMapping[] =>
    model.resources(type).flatMap((mapping) =>
      mapping.cases(api).flatMap(({ value, when }) => {
        const symbol = onlySymbol(asText(value) ?? []);
        const inSight = symbol?.kind === 'resource' ? protocolsOf(model, symbol.resource) : [];
        const ours = namedApi(model, asText(value), mapping.template);
        const told = [...inSight, ...(ours ? [ours] : [])].map((one) => one.when);
        const unsaid =
          usual === undefined ? [] : excluding(when, told).map((rest) => ({ protocol: usual, when: rest }));
        return [...inSight, ...unsaid].flatMap(({ protocol, when: of }) =>
          mappedDomains(model, mapping).flatMap((domain): readonly OtherMapping[] => {
            const all = jointly(mapping.exists, when, domain.when, of);
            return all ? [{ ...domain, mapping, protocol, when: all }] : [];
          }),
        );
      }),
    );
  return [
    // A base path mapping always maps a REST API, in sight or not.
    ...mappings('AWS::ApiGateway::BasePathMapping', 'RestApiId', 'REST'),
    ...mappings('AWS::ApiGatewayV2::ApiMapping', 'ApiId'),
  ];
});

/** The kinds of API that a resource is, the judged one left out, each in its branch. */
function protocolsOf({ protocol: judged }: Model, api: Resource): readonly Pick<OtherMapping, 'protocol' | 'when'>[] {
  const protocol = PROTOCOLS.get(api.type);
  if (protocol !== undefined) return [{ protocol, when: api.exists }];
  if (api.type !== 'AWS::ApiGatewayV2::Api') return [];
  const [other, name] = judged === 'http' ? (['websocket', 'WEBSOCKET'] as const) : (['http', 'HTTP'] as const);
  const when = protocolBranch(api, other);
  return when ? [{ protocol: name, when }] : [];
}
