import { type Json, isList, isObject, own } from '../document/json';

/** A condition of the template, and whether it holds. */
export interface ConditionValue {
  readonly name: string;
  readonly value: boolean;
}

/** What is written on one side of an `Fn::If`, and the conditions under which that side is deployed. */
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

/** The argument of an intrinsic function; undefined where the value is not that function. */
export function intrinsic(json: Json | undefined, name: string): Json | undefined {
  return isObject(json) && isIntrinsic(json) ? own(json, name) : undefined;
}

/** Whether a value is `AWS::NoValue`, which is the same as none. */
export function isNoValue(json: Json | undefined): boolean {
  return intrinsic(json, 'Ref') === 'AWS::NoValue';
}

/**
 * What is written on each side of an `Fn::If`, those inside of others included; undefined for `AWS::NoValue`.
 *
 * @param maxDepth how deep `Fn::If` is followed inside of `Fn::If`
 * @param when the conditions under which the value itself is deployed
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
