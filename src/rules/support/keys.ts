import type { Part } from '../../apigateway/model';
import type { Judge } from '../policy';

/** The keys that a map of each part has in any branch; a map out of sight is an unknown verdict. */
export function keysOf<T extends Part>(
  judge: Judge,
  parts: readonly T[],
  property: string,
): readonly (readonly [T, string])[] {
  return having(parts, property).flatMap((part) => {
    const keys = new Set<string>();
    judge.value(part, property, (map) => {
      for (const key of map.keys ?? []) keys.add(key);
      return undefined;
    });
    return [...keys].map((key) => [part, key] as const);
  });
}

/** The parts that have, or may have, a property. */
export function having<T extends Part>(parts: readonly T[], property: string): readonly T[] {
  return parts.filter(({ resource }) => resource.literal([property]) !== null);
}
