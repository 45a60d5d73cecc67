import type { Path } from '../document/json';
import { asText, onlySymbol } from '../intrinsics/symbolic-text';
import type { Assumption, Resource, Text } from '../types';

/** Something a property points at: the resource, and the branch in which it does. */
export interface Link {
  readonly resource: Resource;
  readonly when: readonly Assumption[];
}

/** What a property may point at: `Ref` or `GetAtt` of a resource of some type, in each branch. */
export function linksTo(from: Resource, path: Path, type: string): readonly Link[] {
  return from.casesAt(path).flatMap(({ value, when }) => {
    const resource = linkedResource(asText(value), type);
    return resource ? [{ resource, when }] : [];
  });
}

/** The resource of some type that a text is the `Ref` or an attribute of, and nothing else. */
export function linkedResource(text: Text | undefined, type: string): Resource | undefined {
  const symbol = text && onlySymbol(text);
  return symbol?.kind === 'resource' && symbol.resource.type === type ? symbol.resource : undefined;
}
