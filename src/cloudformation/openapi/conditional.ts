import { type Json, type JsonObject, isList, isObject } from '../document/json';
import { type ConditionValue, intrinsic, isIntrinsic, isNoValue } from '../sam/created-resource';

/** Deeper than anybody nests conditions. */
const MAX_DEPTH = 8;

/** A map of a document, and the conditions under which it is what stands there. */
export interface ConditionalMap {
  readonly json: JsonObject;
  readonly when: readonly ConditionValue[];
}

/**
 * What a map of a document can be, of which `Fn::If` may make one of several, or none.
 *
 * @param json what is written
 * @returns undefined where only deployment knows
 */
export function conditionalMaps(
  json: Json,
  when: readonly ConditionValue[] = [],
): readonly ConditionalMap[] | undefined {
  const choice = intrinsic(json, 'Fn::If');
  if (choice !== undefined) {
    const [name, then, otherwise] = isList(choice) ? choice : [];
    if (typeof name !== 'string' || then === undefined || otherwise === undefined || when.length === MAX_DEPTH)
      return undefined;
    const held = conditionalMaps(then, [...when, { name, value: true }]);
    const failed = conditionalMaps(otherwise, [...when, { name, value: false }]);
    return held && failed && [...held, ...failed];
  }
  if (json === null || isNoValue(json)) return [];
  return isMap(json) ? [{ json, when }] : undefined;
}

/** Whether a value is a map as it stands: no intrinsic function, and nothing that a macro adds to. */
export function isMap(json: Json | undefined): json is JsonObject {
  return isObject(json) && !isIntrinsic(json) && !Object.hasOwn(json, 'Fn::Transform');
}
