import { includesAction } from '../../iam/managed-policy';
import type { SourceFile } from './source-file';
import { stringOf, type Creation, type Value } from './static-values';

/** Properties of a statement that limit what it allows, or say whom it is about. */
const LIMITS = ['conditions', 'notActions', 'notResources', 'principals', 'notPrincipals'];

/** Changes to a statement after which its resources alone no longer say what it grants. */
const NARROWING = /^(?:addCondition|addAccountCondition|addNot|addPrincipals|addAwsAccountPrincipal)/;

/** The actions that a `PolicyStatement` allows on all of its resources; none where it denies, or may be limited. */
export function allowedActions(file: SourceFile, statement: Creation): readonly Value[] {
  const { evaluator } = file;
  const props = file.props(statement);
  if (LIMITS.some((name) => evaluator.property(props, name).kind !== 'absent')) return [];
  const effect = evaluator.property(props, 'effect');
  if (effect.kind !== 'absent' && !(effect.kind === 'symbol' && effect.symbol === 'iam.Effect.ALLOW')) return [];
  const { calls, overridden } = file.instance(statement);
  if (overridden.size > 0 || calls.some(({ name }) => NARROWING.test(name))) return [];
  const actions = evaluator.property(props, 'actions');
  return actions.kind === 'array' ? actions.items : [];
}

/** Whether a value is an action, or a pattern that includes it. */
export function coversAction(value: Value, action: string): boolean {
  const pattern = stringOf(value);
  return pattern !== undefined && includesAction([pattern], action);
}
