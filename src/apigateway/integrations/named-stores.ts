import { asText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Resource } from '../../cloudformation/types';
import { HOLDER_TYPES, attachmentsOf } from '../../iam/attachments';
import { mayNameAction, statementsOf } from '../../iam/statements';
import { identityPolicies } from '../identities';
import { perModel } from '../per-model';

/** Resource types that are DynamoDB tables. */
export const TABLE_TYPES: readonly string[] = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'];
/** Resource types of which policies say who may write to them. */
export const STORE_TYPES: readonly string[] = [...TABLE_TYPES, 'AWS::S3::Bucket'];

const POLICIES = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy'];

/** What actions of tables and buckets, and patterns that match them, begin with. */
const BEGINNINGS = 'dDsS*?';

/** Stores of a template that a policy may mean by a wildcard or a name; beyond, only those that it refers to count. */
const MAX_UNNAMED = 50;

/** The tables and buckets that the policies of a role refer to, by role. */
const referred = perModel((model): ReadonlyMap<Resource, ReadonlySet<Resource>> => {
  const { names } = identityPolicies(model);
  const found = new Map<Resource, Set<Resource>>();
  const add = (holder: Resource, policy: Resource): void => {
    const stores = found.get(holder) ?? new Set<Resource>();
    found.set(holder, stores);
    for (const { resources } of statementsOf(policy))
      for (const { term } of resources)
        for (const part of asText(term) ?? [])
          if (typeof part === 'object' && part.kind === 'resource' && STORE_TYPES.includes(part.resource.type))
            stores.add(part.resource);
  };
  const mayName = mayNameAction(BEGINNINGS);
  for (const role of model.resourcesWhere(HOLDER_TYPES, mayName)) add(role, role);
  for (const policy of model.resourcesWhere(POLICIES, mayName))
    for (const { holder } of attachmentsOf(policy, names)) if (holder) add(holder, policy);
  for (const role of model.resources('AWS::IAM::Role')) {
    for (const { value } of role.cases('ManagedPolicyArns')) {
      if (value.kind !== 'list') continue;
      for (const item of value.items)
        for (const { value: arn } of role.template.evaluator.evaluate(item, role.exists))
          for (const part of asText(arn) ?? [])
            if (
              typeof part === 'object' &&
              part.kind === 'resource' &&
              part.resource.type === 'AWS::IAM::ManagedPolicy'
            )
              add(role, part.resource);
    }
  }
  return found;
});

/**
 * The tables and buckets that the policies of a role may be about: those they refer to, in any stack, and those of the
 * role's own template, which they may mean by a name or a wildcard. Asking all roles about all stores would take
 * quadratic time.
 */
export const namedStores = perModel((model): ((role: Resource) => readonly Resource[]) => {
  const known = new Map<Resource, readonly Resource[]>();
  return (role) => {
    let stores = known.get(role);
    if (!stores) {
      const here = STORE_TYPES.flatMap((type) => role.template.resources.ofType(type)).slice(0, MAX_UNNAMED);
      stores = [...new Set([...(referred(model).get(role) ?? []), ...here])].filter(
        ({ isPossible }) => isPossible !== false,
      );
      known.set(role, stores);
    }
    return stores;
  };
});
