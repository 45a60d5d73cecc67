import { includesAction } from '../../iam/managed-policy';
import type { Statement } from './statements';
import { stringOf, type Value } from './static-values';

/** Whether a statement allows an action on all of its resources. */
export function allowsAction(statement: Statement, isSuch: (action: Value) => boolean): boolean {
  return statement.actions.some(isSuch) && statement.isUnlimited;
}

/** Whether a value is an action, or a pattern that includes it. */
export function coversAction(value: Value, action: string): boolean {
  const pattern = stringOf(value);
  return pattern !== undefined && includesAction([pattern], action);
}
