import { type Branch, jointly, mergeBranches } from '../../cloudformation/conditions/branches';
import { asText, isOneValue, literalText, onlySymbol, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import type { Case, Resource, Template, Text } from '../../cloudformation/types';
import { grouped } from '../../collections/grouped';
import type { Model } from '../model';
import { DOMAIN_TYPES } from './api-domains';

/** What an API is mapped to, in one branch. */
export interface MappedPath {
  /** What maps it. */
  readonly mapping: Resource;
  /** Names of the path: two mappings that have one in common map the same path of the same domain. */
  readonly names: readonly string[];
  /** The `ApiMappingKey`; empty for the whole domain. */
  readonly key: Text;
  readonly when: Branch;
}

/** The paths of custom domains that APIs of the protocol are mapped to, in the order of the mappings. */
export function mappedPaths(model: Model): readonly MappedPath[] {
  const owned = grouped(model.mappings, ({ resource }) => resource);
  return model.resources('AWS::ApiGatewayV2::ApiMapping').flatMap((mapping) => {
    const parts = owned.get(mapping) ?? [];
    if (parts.length === 0) return [];
    const branches = mergeBranches(
      mapping.exists,
      parts.map(({ when }) => when),
    );
    const region = new Set([mapping.template, ...parts.flatMap(({ api }) => api.resource?.template ?? [])]);
    return branches.flatMap((owner) => pathsOf(mapping, owner, [...region]));
  });
}

/**
 * @param region templates of stacks that are in the Region of the mapping: its own, and those of what it refers to
 */
function pathsOf(mapping: Resource, owner: Branch, region: readonly Template[]): readonly MappedPath[] {
  const keys = mapping.cases('ApiMappingKey');
  return domainsOf(mapping, region).flatMap((domain) =>
    keys.flatMap((written) => {
      const key = written.value.kind === 'absent' ? [] : asText(written.value);
      const when = jointly(owner, domain.when, written.when);
      if (!key || !when || !isOneValue(key)) return [];
      const path = valueKey(key, mapping.template);
      return [{ mapping, names: domain.value.map((name) => JSON.stringify([name, path])), key, when }];
    }),
  );
}

/**
 * What the domains of a mapping are called. A name means the domain of that name in the Region of the stack that has it,
 * and stacks may be in two Regions: of other templates it says something only where one refers to the other.
 */
function domainsOf(mapping: Resource, region: readonly Template[]): readonly Case<readonly string[]>[] {
  return mapping.cases('DomainName').flatMap((written): readonly Case<readonly string[]>[] => {
    const text = asText(written.value);
    if (!text) return [];
    const symbol = onlySymbol(text);
    if (symbol?.kind === 'resource' && symbol.attribute === undefined && DOMAIN_TYPES.includes(symbol.resource.type))
      return namesOf(symbol.resource, region).flatMap(({ value, when }) => {
        const both = jointly(written.when, when);
        return both ? [{ value, when: both }] : [];
      });
    return isOneValue(text) ? [{ value: nameKeys(text, mapping.template, region), when: written.when }] : [];
  });
}

/** What a domain in sight is called. */
function namesOf(domain: Resource, region: readonly Template[]): readonly Case<readonly string[]>[] {
  return domain.cases('DomainName').map(({ value, when }) => {
    const name = asText(value);
    const itself = JSON.stringify(['Ref', domain.template.id, domain.logicalId]);
    return { value: name && isOneValue(name) ? nameKeys(name, domain.template, region) : [itself], when };
  });
}

/** A name in each template of a Region; one with symbols in it is that of its own template. */
function nameKeys(name: Text, own: Template, region: readonly Template[]): readonly string[] {
  const literal = literalText(name)?.toLowerCase();
  const templates = literal === undefined ? [own] : new Set([own, ...region]);
  return [...templates].map(({ id }) => JSON.stringify([id, literal ?? textKey(name)]));
}

/** The same for two texts of templates exactly when they are known to be the same value. */
function valueKey(text: Text, template: Template): string {
  return literalText(text) ?? `${template.id} ${textKey(text)}`;
}
