import { includesAction } from '../../iam/managed-policy';
import type { SourceFile } from './source-file';
import { stringOf, type Creation, type Value } from './static-values';

/** Properties of a statement that limit what it allows, or to whom it applies. */
const LIMITS = ['conditions', 'notActions', 'notResources', 'principals', 'notPrincipals'];

/** Changes to a statement after which its resources alone no longer say what it grants. */
const NARROWING = /^add(?:Not|\w*(?:Condition|Principal))/;

/**
 * Whether a `PolicyStatement` allows an action on all of its resources: it does not deny, and no condition limits it.
 */
export function allowsAction(file: SourceFile, statement: Creation, isSuch: (action: Value) => boolean): boolean {
  const actions = file.evaluator.property(file.props(statement), 'actions');
  return actions.kind === 'array' && actions.items.some(isSuch) && isUnlimited(file, statement);
}

function isUnlimited(file: SourceFile, statement: Creation): boolean {
  const { evaluator } = file;
  const props = file.props(statement);
  if (LIMITS.some((name) => evaluator.property(props, name).kind !== 'absent')) return false;
  const effect = evaluator.property(props, 'effect');
  if (effect.kind !== 'absent' && !(effect.kind === 'symbol' && effect.symbol === 'iam.Effect.ALLOW')) return false;
  const { calls, overridden } = file.instance(statement);
  return overridden.size === 0 && !calls.some(({ name }) => NARROWING.test(name));
}

/** Whether a value is an action, or a pattern that includes it. */
export function coversAction(value: Value, action: string): boolean {
  const pattern = stringOf(value);
  return pattern !== undefined && includesAction([pattern], action);
}
