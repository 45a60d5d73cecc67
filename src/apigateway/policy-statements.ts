import { POLICY_TYPES, type Statement, statementsOf } from '../iam/statements';
import { perModel } from './per-model';

export type { Statement, StatementResource } from '../iam/statements';

/** Every IAM statement in sight: Policy, ManagedPolicy, Role, User, Group, and the policies of SAM functions. */
export const policyStatements = perModel((model): readonly Statement[] =>
  model.resources(...POLICY_TYPES).flatMap(statementsOf),
);
