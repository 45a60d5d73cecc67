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
  /** The same for two mappings exactly when they map the same path of the same domain. */
  readonly path: string;
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
    return branches.flatMap((owner) => pathsOf(mapping, owner));
  });
}

function pathsOf(mapping: Resource, owner: Branch): readonly MappedPath[] {
  const keys = mapping.cases('ApiMappingKey');
  return domainsOf(mapping).flatMap((domain) =>
    keys.flatMap((written) => {
      const key = written.value.kind === 'absent' ? [] : asText(written.value);
      const when = jointly(owner, domain.when, written.when);
      if (!key || !when || !isOneValue(key)) return [];
      const path = JSON.stringify([domain.value, valueKey(key, mapping.template)]);
      return [{ mapping, path, key, when }];
    }),
  );
}

/**
 * What the domains of a mapping are told apart by. A name means the domain of that name in the Region of the stack that
 * has it, and stacks may be in two Regions: it says nothing about other templates. A `Ref` that comes from another stack does.
 */
function domainsOf(mapping: Resource): readonly Case<string>[] {
  return mapping.cases('DomainName').flatMap((written): readonly Case<string>[] => {
    const text = asText(written.value);
    if (!text) return [];
    const symbol = onlySymbol(text);
    if (symbol?.kind === 'resource' && symbol.attribute === undefined && DOMAIN_TYPES.includes(symbol.resource.type))
      return namesOf(symbol.resource).flatMap(({ value, when }) => {
        const both = jointly(written.when, when);
        return both ? [{ value, when: both }] : [];
      });
    return isOneValue(text) ? [{ value: nameKey(text, mapping.template), when: written.when }] : [];
  });
}

/** What a domain in sight is told apart by: its name, where that is known, so that mappings may name it, too. */
function namesOf(domain: Resource): readonly Case<string>[] {
  return domain.cases('DomainName').map(({ value, when }) => {
    const text = asText(value);
    const itself = JSON.stringify(['Ref', domain.template.id, domain.logicalId]);
    return { value: text && isOneValue(text) ? nameKey(text, domain.template) : itself, when };
  });
}

function nameKey(name: Text, template: Template): string {
  return JSON.stringify([template.id, literalText(name)?.toLowerCase() ?? textKey(name)]);
}

/** The same for two texts of templates exactly when they are known to be the same value. */
function valueKey(text: Text, template: Template): string {
  return literalText(text) ?? `${template.id} ${textKey(text)}`;
}
