import { type Json, type JsonObject, isList, isObject, own, ownObject } from '../cloudformation/document/json';
import { mapsIn } from '../cloudformation/document/maps-in';
import { hasIntrinsic } from '../cloudformation/intrinsics/literal';

/**
 * The properties of a resource as they are written.
 *
 * @param json the resource
 * @returns undefined where an intrinsic or a macro may make others of them
 */
export function rawProperties(json: JsonObject): JsonObject | undefined {
  const properties = ownObject(json, 'Properties');
  return hasIntrinsic(properties) || own(json, 'Fn::Transform') !== undefined ? undefined : properties;
}

/** The members of a map as they are written; undefined where an intrinsic stands in its place. */
export function rawMembers(json: Json): JsonObject | undefined {
  return isObject(json) && !hasIntrinsic(json) ? json : undefined;
}

/** Whether a value, or some part of it, is what another stack exports. */
export function holdsImport(json: Json): boolean {
  for (const map of mapsIn(json)) if (own(map, 'Fn::ImportValue') !== undefined) return true;
  return false;
}

/** Whether some item of a list, or the one item in its place, may pass a test. */
export function someItem(list: Json | undefined, test: (item: Json) => boolean): boolean {
  if (list === undefined) return false;
  return isList(list) ? list.some(test) : test(list);
}

/** Whether a text may end in some way, as far as it is written; evaluating it takes several times as long. */
export function mayEndIn(json: Json, end: string): boolean {
  const last = typeof json === 'string' ? json : lastJoined(json);
  // What is in front of the last piece, or a dynamic reference in it, may make up what that lacks.
  return last === undefined || last.length < end.length || last.endsWith(end) || last.includes('{{');
}

/** The last piece of a text that is joined. */
function lastJoined(json: Json): string | undefined {
  const join = isObject(json) && Object.keys(json).length === 1 ? own(json, 'Fn::Join') : undefined;
  const items = isList(join) ? join[1] : undefined;
  const last = isList(items) ? items.at(-1) : undefined;
  return typeof last === 'string' ? last : undefined;
}
