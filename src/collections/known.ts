/**
 * The value of a key that the map must have.
 *
 * @throws Error where it has not, which is a defect of this tool
 */
export function known<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`nothing is known of ${String(key)}`);
  return value;
}
