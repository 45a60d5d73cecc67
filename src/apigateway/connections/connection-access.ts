import { CONNECTION_METHODS, MANAGE_CONNECTIONS } from '../../aws/execute-api';
import { asText, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import { jointly } from '../../cloudformation/conditions/branches';
import type { Assumption, Resource, Symbolic, Text } from '../../cloudformation/types';
import { NAME } from '../../iam/arn-pattern';
import { type Allowance, allowancesOf } from '../../iam/permitted';
import type { ResourceTarget } from '../../iam/resource-target';
import { identityPolicies } from '../identity-policies';
import { perModel } from '../per-model';
import type { Model } from '../model';

/** The access to connections that a function has by its role in one branch. */
export interface ConnectionAccess {
  readonly when: readonly Assumption[];
  /** The role; undefined for one that is out of sight. */
  readonly role: Resource | undefined;
  readonly allowances: readonly Allowance[];
}

/**
 * The branches in which a function may manage connections of an API, by any method.
 *
 * @param stage the name of the stage; undefined for any stage
 * @param given the branch to look in
 */
export function connectionAccess(
  model: Model,
  lambda: Resource,
  api: Resource,
  stage: Text | undefined,
  given: readonly Assumption[],
): readonly ConnectionAccess[] {
  return lambda.cases('Role').flatMap(({ value, when: branch }): readonly ConnectionAccess[] => {
    const when = jointly(given, branch);
    if (!when) return [];
    const role = value.kind === 'absent' ? undefined : identityPolicies(model).names.roleOf(asText(value) ?? []);
    if (!role) return [{ when, role, allowances: [{ when, doubt: 'the role of the function is out of sight' }] }];
    return [{ when, role, allowances: roleAllowances(model, role, api, stage, when) }];
  });
}

function roleAllowances(
  model: Model,
  role: Resource,
  api: Resource,
  stage: Text | undefined,
  given: readonly Assumption[],
): readonly Allowance[] {
  const hidden = identityPolicies(model).hiddenBy(role);
  const known = knownAllowances(model);
  const key = textKey([{ kind: 'resource', resource: role }, { kind: 'resource', resource: api }, ...(stage ?? [])]);
  let found = known.get(key);
  if (!found) known.set(key, (found = policyAllowances(model, role, api, stage)));
  return hidden === undefined ? found : [...found, { when: given, doubt: `of its role: ${hidden}` }];
}

/** Kept for the model: many functions share a role, and each address of an API needs the same answer. */
const knownAllowances = perModel(() => new Map<string, readonly Allowance[]>());

function policyAllowances(model: Model, role: Resource, api: Resource, stage: Text | undefined): readonly Allowance[] {
  const policies = identityPolicies(model);
  const direct = CONNECTION_METHODS.flatMap((method) =>
    allowancesOf(policies, role, { action: MANAGE_CONNECTIONS, target: connectionTarget(api, stage, method) }),
  );
  const other = allowancesOf(policies, role, { action: 'sts:AssumeRole' }).map(({ when }) => ({
    when,
    doubt: 'its role may assume another role',
  }));
  return [...direct, ...other];
}

function connectionTarget(api: Resource, stage: Text | undefined, method: string): ResourceTarget {
  const id: Symbolic = { kind: 'resource', resource: api };
  const some: ResourceTarget['resource'] = [NAME];
  const connection = [`/${method}/@connections/`, ...some];
  return { service: 'execute-api', resource: [id, '/', ...(stage ?? some), ...connection] };
}
