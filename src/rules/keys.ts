import type { Path } from '../model/json';
import type { At, Judge } from './policy';

/** The keys that a map of a resource has in any branch; a map out of sight is an unknown verdict. */
export function keysOf(judge: Judge, at: At, path: string | Path): ReadonlySet<string> {
  const keys = new Set<string>();
  judge.value(at, path, (map) => {
    for (const key of map.keys ?? []) keys.add(key);
    return undefined;
  });
  return keys;
}
