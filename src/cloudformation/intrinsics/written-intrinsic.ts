import { type Json, isList, isObject, own } from '../document/json';

/** That a condition of the template holds, or does not. */
export interface ConditionValue {
  readonly name: string;
  readonly value: boolean;
}

/** A value as it is written, and the conditions under which it is what stands there. */
export interface WrittenSide {
  /** @default - nothing is written */
  readonly json: Json | undefined;
  readonly when: readonly ConditionValue[];
}

/** Whether a value is an intrinsic function, and not a map. */
export function isIntrinsic(json: Json | undefined): boolean {
  const keys = isObject(json) ? Object.keys(json) : [];
  const key = keys.at(0);
  return key !== undefined && keys.length === 1 && (key === 'Ref' || key.startsWith('Fn::'));
}

/** What an intrinsic function is given; undefined where the value is not that function. */
export function intrinsic(json: Json | undefined, name: string): Json | undefined {
  return isObject(json) && isIntrinsic(json) ? own(json, name) : undefined;
}

/** Whether a value is `AWS::NoValue`, which is the same as none. */
export function isNoValue(json: Json | undefined): boolean {
  return intrinsic(json, 'Ref') === 'AWS::NoValue';
}

/**
 * A value as it is written on each side of its `Fn::If`, and of those inside of that; none where it is `AWS::NoValue`.
 *
 * @param maxDepth conditions down to which one `Fn::If` is looked for inside of another
 * @param when the conditions under which the value itself is what stands there
 * @returns an `Fn::If` as it is where it names no condition, or stands too deep
 */
export function writtenSides(
  json: Json | undefined,
  maxDepth: number,
  when: readonly ConditionValue[] = [],
): readonly WrittenSide[] {
  const choice = intrinsic(json, 'Fn::If');
  const [name, then, otherwise] = isList(choice) ? choice : [];
  if (typeof name !== 'string' || when.length === maxDepth) return isNoValue(json) ? [] : [{ json, when }];
  return [
    ...writtenSides(then, maxDepth, [...when, { name, value: true }]),
    ...writtenSides(otherwise, maxDepth, [...when, { name, value: false }]),
  ];
}
