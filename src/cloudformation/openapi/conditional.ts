import { type Json, type JsonObject, isObject } from '../document/json';
import { type ConditionValue, type WrittenSide, isIntrinsic, writtenSides } from '../intrinsics/written-intrinsic';

/** How deep conditions are followed; no real document nests them deeper. */
const MAX_DEPTH = 8;

/** A map of a document, and the conditions under which it is deployed. */
export interface ConditionalMap {
  readonly json: JsonObject;
  readonly when: readonly ConditionValue[];
}

/**
 * The maps that a place of a document can have, where `Fn::If` chooses one of several, or none.
 *
 * @param json what is written
 * @returns undefined where only deployment knows
 */
export function conditionalMaps(
  json: Json,
  when: readonly ConditionValue[] = [],
): readonly ConditionalMap[] | undefined {
  const sides = writtenSides(json, MAX_DEPTH, when).filter((side) => side.json !== null);
  return sides.every(isOfMap) ? sides : undefined;
}

function isOfMap(side: WrittenSide): side is ConditionalMap {
  return isMap(side.json);
}

/** Whether a value is a literal map: no intrinsic function, and nothing that a macro adds entries to. */
export function isMap(json: Json | undefined): json is JsonObject {
  return isObject(json) && !isIntrinsic(json) && !Object.hasOwn(json, 'Fn::Transform');
}
