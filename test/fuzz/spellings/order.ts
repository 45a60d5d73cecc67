import * as fc from 'fast-check';
import { type Json, type JsonObject, isList, isObject } from '../../../src/cloudformation/document/json';
import type { Rewriting } from './rewriting';

/** The same object with the keys of all maps in another order, which some numbers say. */
function reordered(json: Json, numbers: readonly number[], depth: number): Json {
  if (isList(json)) return json.map((item) => reordered(item, numbers, depth + 1));
  if (!isObject(json)) return json;
  const entries = Object.entries(json).map(([key, value]): [string, Json] => [
    key,
    reordered(value, numbers, depth + 1),
  ]);
  for (let at = entries.length - 1; at > 0; at--) {
    const other = ((numbers[(at + depth) % numbers.length] ?? 0) + depth) % (at + 1);
    const moved = entries.splice(at, 1, ...entries.slice(other, other + 1));
    entries.splice(other, 1, ...moved);
  }
  return Object.fromEntries(entries);
}

/** Resources, properties and the entries of every other map in another order. */
export const order: Rewriting = {
  name: 'order',
  keepsFingerprints: true,
  keepsMessages: false,
  keepsBranches: false,
  mayMove: {
    'route-key-unique': 'it stands at the second of two routes',
    'stage-name-unique': 'it stands at the second of two stages',
    'api-mapping-key-unique': 'it stands at the second of two mappings',
  },
  of: (written) =>
    fc.array(fc.nat(30), { minLength: 1, maxLength: 12 }).map((numbers) => ({
      templates: [{ file: 'template.json', content: reordered(written, numbers, 0) as JsonObject }],
    })),
};
