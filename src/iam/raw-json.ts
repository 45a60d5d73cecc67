import { type Json, type JsonObject, isList, isObject, own, ownObject } from '../cloudformation/document/json';
import { mapsIn } from '../cloudformation/document/maps-in';
import { hasIntrinsic } from '../cloudformation/intrinsics/literal';

/**
 * The properties of a resource as they are written.
 *
 * @param json the resource
 * @returns undefined where an intrinsic or a macro may change them
 */
export function rawProperties(json: JsonObject): JsonObject | undefined {
  const properties = ownObject(json, 'Properties');
  return hasIntrinsic(properties) || own(json, 'Fn::Transform') !== undefined ? undefined : properties;
}

/** The members of a map as they are written; undefined for an intrinsic or anything else that is no map. */
export function rawMembers(json: Json): JsonObject | undefined {
  return isObject(json) && !hasIntrinsic(json) ? json : undefined;
}

/** Whether a value contains an import from another stack. */
export function holdsImport(json: Json): boolean {
  for (const map of mapsIn(json)) if (own(map, 'Fn::ImportValue') !== undefined) return true;
  return false;
}

/** Whether an item of a list, or a single value in place of a list, may pass a test. */
export function someItem(list: Json | undefined, test: (item: Json) => boolean): boolean {
  if (list === undefined) return false;
  return isList(list) ? list.some(test) : test(list);
}

/** Whether a text may have an end, by its JSON; evaluating it would take several times as long. */
export function mayEndIn(json: Json, end: string): boolean {
  const last = typeof json === 'string' ? json : lastJoined(json);
  // A shorter last piece may be completed by the piece before it, and a dynamic reference may have any value.
  return last === undefined || last.length < end.length || last.endsWith(end) || last.includes('{{');
}

/** The last piece of a text that is joined. */
function lastJoined(json: Json): string | undefined {
  const join = isObject(json) && Object.keys(json).length === 1 ? own(json, 'Fn::Join') : undefined;
  const items = isList(join) ? join[1] : undefined;
  const last = isList(items) ? items.at(-1) : undefined;
  return typeof last === 'string' ? last : undefined;
}
