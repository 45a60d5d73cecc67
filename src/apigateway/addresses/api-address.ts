import {
  asText,
  formatText,
  isOpenText,
  joined,
  literalText,
  onlySymbol,
  splitText,
  textKey,
} from '../../cloudformation/intrinsics/symbolic-text';
import { defaultEndpoint } from '../../cloudformation/intrinsics/attributes-written-out';
import { jointly } from '../../cloudformation/conditions/branches';
import type { Assumption, Resource, Template, Text } from '../../cloudformation/types';
import { grouped } from '../../collections/grouped';
import { withStageNames } from '../../iam/resource-target';
import { DOMAIN_TYPES, apiDomains } from '../domains/api-domains';
import { perModel } from '../per-model';
import { apiOf } from '../apis/api-of';
import type { Api, Model, Part } from '../model';

/** The address of a WebSocket API that a text is. */
export interface ApiAddress {
  readonly api: Api;
  /** The scheme in lower case, without `://`; empty for an address without one. */
  readonly scheme: string;
  /** The default endpoint `API.execute-api.REGION.amazonaws.com`, or a custom domain. */
  readonly host: 'default endpoint' | 'custom domain';
  /** The parts of the path: a stage on the default endpoint, a mapping key on a custom domain. */
  readonly path: readonly Text[];
  /** The branches in which it leads to the API. */
  readonly branches: readonly (readonly Assumption[])[];
  /** The mappings of the domain to the API: their keys, empty for the root of the domain. */
  readonly mappings: readonly MappingKey[];
}

/** The key under which a custom domain leads to an API, in one branch. */
export interface MappingKey {
  readonly key: Text;
  readonly when: readonly Assumption[];
}

const EXECUTE_API = '.execute-api.';

/**
 * Reads a text as an address of a WebSocket API in sight; its symbols may be references to the API, a stage or a
 * domain.
 *
 * @param text a value such as that of an environment variable
 * @param from the template that holds it
 * @returns an address for each API that it may lead to; empty for any other text
 */
export function apiAddresses(model: Model, text: Text, from: Template): readonly ApiAddress[] {
  const [begin = '', ...rest] = withEndpoints(text);
  const [, scheme = '', after = ''] = typeof begin === 'string' ? (/^(?:([a-z]+):\/\/)?(.*)$/is.exec(begin) ?? []) : [];
  const address: Text = typeof begin === 'string' ? [after, ...rest] : [begin, ...rest];
  const [host, ...path] = splitText(address, '/', true);
  if (!host || path.some((part) => /[?#]/.test(formatText(part)))) return [];
  const parts = { scheme: scheme.toLowerCase(), path: withoutEmptyEnd(path) };
  const api = apiOfHost(model, host);
  if (api) return [{ ...parts, api, host: 'default endpoint', branches: [api.when], mappings: [] }];
  return mappedApis(model, host, from).map((mapped) => ({
    ...parts,
    ...mapped,
    host: 'custom domain',
    branches: mapped.mappings.map(({ when }) => when),
  }));
}

/** The branches in which a custom domain has a mapping with the path of an address as its key, or may have. */
export function mappedBranches({ path, mappings }: ApiAddress): readonly (readonly Assumption[])[] {
  const asked = joined(path.flatMap((part, index): Text => (index === 0 ? part : ['/', ...part])));
  return mappings
    .filter(({ key }) => isOpenText(asked) || isOpenText(key) || nameOf(key) === nameOf(asked))
    .map(({ when }) => when);
}

/** The same for a mapping key and a path that are the same: `Ref` of a stage is its name. */
function nameOf(key: Text): string {
  return textKey(joined(withStageNames(key)));
}

/** `GetAtt Api.ApiEndpoint`, written out: `wss://` and the default endpoint, without a stage. */
function withEndpoints(text: Text): Text {
  return joined(
    text.flatMap((part): Text => {
      const isEndpoint = typeof part !== 'string' && part.kind === 'resource' && part.attribute === 'ApiEndpoint';
      return isEndpoint ? ['wss://', ...defaultEndpoint(part.resource)] : [part];
    }),
  );
}

function withoutEmptyEnd(path: readonly Text[]): readonly Text[] {
  return path.at(-1)?.length === 0 ? withoutEmptyEnd(path.slice(0, -1)) : path;
}

/** The API whose id begins a host name of the default endpoint. */
function apiOfHost(model: Model, [id, next]: Text): Api | undefined {
  if (typeof id !== 'object' || id.kind !== 'resource' || typeof next !== 'string') return undefined;
  return next.startsWith(EXECUTE_API) ? apiOf(model, id.resource) : undefined;
}

interface MappedApi {
  readonly api: Api;
  readonly mappings: readonly MappingKey[];
}

/** APIs that domains of one name lead to: a Region has one of a name, more of them exclude each other only on purpose. */
const MAX_OF_A_NAME = 50;

/** The APIs that custom domains in sight lead to, by the domain and by its name. */
const mappedByDomain = perModel((model): ReadonlyMap<Resource | string, readonly MappedApi[]> => {
  const found = new Map<Resource | string, readonly MappedApi[]>();
  for (const { resource: domain, mappings } of apiDomains(model)) {
    const apis = [...new Set(mappings.map(({ api }) => api))];
    const mapped = apis.map((api) => ({
      api,
      mappings: mappingKeys(mappings.filter((mapping) => mapping.api === api)),
    }));
    found.set(domain, mapped);
    for (const { value, when } of domain.cases('DomainName')) {
      const name = asText(value);
      if (!name || isOpenText(name)) continue;
      const key = nameKey(name, domain.template);
      const others = found.get(key) ?? [];
      if (others.length < MAX_OF_A_NAME)
        found.set(key, together([...others, ...mapped.map((one) => inBranch(one, when))]));
    }
  }
  return found;
});

/** A mapped API in the branch in which the domain has a name. */
function inBranch({ api, mappings }: MappedApi, branch: readonly Assumption[]): MappedApi {
  const there = mappings.flatMap(({ key, when }) => {
    const both = jointly(when, branch);
    return both ? [{ key, when: both }] : [];
  });
  return { api, mappings: there };
}

/** Mapped APIs with those of the same API merged, and without those that have no mapping. */
function together(mapped: readonly MappedApi[]): readonly MappedApi[] {
  return [...grouped(mapped, ({ api }) => api)].flatMap(([api, some]) => {
    const mappings = some.flatMap((one) => one.mappings);
    return mappings.length > 0 ? [{ api, mappings }] : [];
  });
}

function mappingKeys(mappings: readonly Part[]): readonly MappingKey[] {
  return mappings.flatMap((mapping) =>
    mapping.resource.cases('ApiMappingKey').map(({ value, when }) => ({
      key: (asText(value) ?? []).filter((part) => part !== ''),
      when: [...mapping.when, ...when],
    })),
  );
}

/** A written name is the same in every stack; one with symbols, in its own stack only. */
function nameKey(name: Text, { id }: Template): string {
  return literalText(name)?.toLowerCase() ?? `${id} ${textKey(name)}`;
}

/** The APIs that a custom domain leads to, by `Ref` of the domain or by its name. */
function mappedApis(model: Model, host: Text, from: Template): readonly MappedApi[] {
  const symbol = onlySymbol(host);
  const isDomain = symbol?.kind === 'resource' && DOMAIN_TYPES.includes(symbol.resource.type);
  if (isDomain && !isNameOfDomain(symbol.attribute)) return [];
  return mappedByDomain(model).get(isDomain ? symbol.resource : nameKey(host, from)) ?? [];
}

function isNameOfDomain(attribute: string | undefined): boolean {
  return attribute === undefined || attribute === 'DomainName';
}
