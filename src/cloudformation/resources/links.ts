import type { Path } from '../document/json';
import { asText, onlySymbol } from '../intrinsics/symbolic-text';
import type { Assumption, Resource, Text } from '../types';

/** A resource that a property refers to, and the branch in which it does. */
export interface Link {
  readonly resource: Resource;
  readonly when: readonly Assumption[];
}

/** The resources of a type that a property refers to, by `Ref` or `Fn::GetAtt`, in each branch. */
export function linksTo(from: Resource, path: Path, type: string): readonly Link[] {
  return from.casesAt(path).flatMap(({ value, when }) => {
    const resource = linkedResource(asText(value), type);
    return resource ? [{ resource, when }] : [];
  });
}

/** The resource of a type whose `Ref` or attribute is the whole text; undefined otherwise. */
export function linkedResource(text: Text | undefined, type: string): Resource | undefined {
  const symbol = text && onlySymbol(text);
  return symbol?.kind === 'resource' && symbol.resource.type === type ? symbol.resource : undefined;
}
