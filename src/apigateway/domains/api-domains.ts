import { type Branch, excluding, firstOf, mergeBranches } from '../../cloudformation/conditions/branches';
import { type Some, addTo, grouped } from '../../collections/grouped';
import { asText, literalText, onlySymbol, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Resource, Template, Text } from '../../cloudformation/types';
import { perModel } from '../per-model';
import type { Model, Part } from '../model';

/** A custom domain as something refers to it. */
export interface DomainRef {
  /** Two references name the same domain exactly when their keys are equal. */
  readonly key: string;
  /** The domain, when it is in sight. */
  readonly resource: Resource | undefined;
  /** The branch in which it is referred to. */
  readonly when: readonly Assumption[];
}

/** A custom domain in sight that APIs are mapped to. */
export interface Domain {
  /** An `AWS::ApiGatewayV2::DomainName` or `AWS::ApiGateway::DomainName`. */
  readonly resource: Resource;
  readonly mappings: readonly Part[];
}

/** Resource types that are custom domains; APIs can be mapped to either. */
export const DOMAIN_TYPES: readonly string[] = ['AWS::ApiGatewayV2::DomainName', 'AWS::ApiGateway::DomainName'];

/** A custom domain in sight, in a branch in which it has a name. */
interface NamedDomain {
  readonly resource: Resource;
  readonly when: Branch;
}

const domainsByName = perModel((model): ReadonlyMap<string, readonly NamedDomain[]> => {
  const found = new Map<string, NamedDomain[]>();
  for (const resource of model.resources(...DOMAIN_TYPES))
    for (const { name, when } of names(resource)) found.set(name, [...(found.get(name) ?? []), { resource, when }]);
  return found;
});

/**
 * The custom domains a mapping may be for, by `Ref` or by name.
 *
 * @param model the app
 * @param mapping a resource with a `DomainName`
 */
export function mappedDomains(model: Model, mapping: Resource): readonly DomainRef[] {
  const byName = domainsByName(model);
  const refs = names(mapping).flatMap(({ name, text, when }): readonly DomainRef[] => {
    const symbol = onlySymbol(text);
    if (symbol?.kind === 'resource' && DOMAIN_TYPES.includes(symbol.resource.type))
      return [inSight(symbol.resource, when)];
    const known = byName.get(name) ?? [];
    const outOfSight = excluding(
      when,
      known.map((one) => one.when),
    );
    return [
      ...firstOf(when, known).map((one) => inSight(one.candidate.resource, one.when)),
      ...outOfSight.map((branch) => ({
        key: `name ${name}`,
        resource: undefined,
        when: branch,
      })),
    ];
  });
  return [...grouped(refs, ({ key }) => key).values()].flatMap((same) => merged(same));
}

/** A domain may be written in several ways, and have several names. */
function merged(same: Some<DomainRef>): readonly DomainRef[] {
  const [first] = same;
  if (same.length === 1) return same;
  const branches = mergeBranches(
    [],
    same.map(({ when }) => when),
  );
  return branches.map((when) => ({ ...first, when }));
}

function inSight(resource: Resource, when: Branch): DomainRef {
  return { key: `resource ${resource.template.id} ${resource.logicalId}`, resource, when };
}

/** The custom domains in sight that APIs of the protocol are mapped to, in order. */
export const apiDomains = perModel((model): readonly Domain[] => {
  const found = new Map<Resource, Part[]>();
  for (const mapping of model.apis.flatMap((api) => api.mappings)) {
    for (const { resource, when } of mappedDomains(model, mapping.resource)) {
      if (!resource) continue;
      const mapped = { ...mapping, when: [...mapping.when, ...when] };
      addTo(found, resource, mapped);
    }
  }
  return model.resources(...DOMAIN_TYPES).flatMap((resource) => {
    const mappings = found.get(resource);
    return mappings ? [{ resource, mappings }] : [];
  });
});

function names(resource: Resource): readonly { name: string; text: Text; when: readonly Assumption[] }[] {
  return resource.cases('DomainName').flatMap(({ value, when }) => {
    const text = asText(value);
    return text ? [{ name: nameKey(text, resource.template), text, when }] : [];
  });
}

/** A written name means the same domain in every stack of an environment; one with symbols, in its own stack only. */
function nameKey(text: Text, template: Template): string {
  const name = literalText(text);
  return name === undefined
    ? `${template.id} ${textKey(text)}`
    : `${template.input.environment ?? ''} ${name.toLowerCase()}`;
}
