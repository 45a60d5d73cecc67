import { asText, resourcesIn } from '../../cloudformation/intrinsics/symbolic-text';
import type { Resource, Template } from '../../cloudformation/types';
import { addTo } from '../../collections/grouped';
import { oncePer } from '../../collections/once-per';
import { listItems, mayNameAction, statementsOf } from '../../iam/statements';
import { identityPolicies } from '../identity-policies';
import { perModel } from '../per-model';

/** Resource types that are DynamoDB tables. */
export const TABLE_TYPES: readonly string[] = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'];
/** Resource types to which IAM policies control writing. */
export const STORE_TYPES: readonly string[] = [...TABLE_TYPES, 'AWS::S3::Bucket'];

const POLICIES = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy'];

/** What actions of tables and buckets, and patterns that match them, begin with. */
const BEGINNINGS = 'dDsS*?';

/**
 * Stores of a template that are tried against wildcards and names of a policy; further ones count if it refers to them.
 */
const MAX_UNNAMED = 50;

const mayNameStore = mayNameAction(BEGINNINGS);

/** The policies that may name stores and that list their own roles, by role. */
const attachedPolicies = perModel((model): ReadonlyMap<Resource, readonly Resource[]> => {
  const found = new Map<Resource, Resource[]>();
  for (const policy of model.resourcesWhere(POLICIES, mayNameStore))
    for (const { holder } of identityPolicies(model).attachmentsOf(policy)) if (holder) addTo(found, holder, policy);
  return found;
});

/** The managed policies in sight that a role names. */
function managedPolicies(role: Resource): readonly Resource[] {
  return listItems(role, ['ManagedPolicyArns']).flatMap(({ term }) =>
    resourcesIn(asText(term) ?? []).filter(({ type }) => type === 'AWS::IAM::ManagedPolicy'),
  );
}

/** The tables and buckets that a policy, or the inline policies of a role, refer to. */
export function referredStores(policy: Resource): readonly Resource[] {
  return statementsOf(policy).flatMap(({ resources }) =>
    resources.flatMap(({ term }) => resourcesIn(asText(term) ?? []).filter(({ type }) => STORE_TYPES.includes(type))),
  );
}

/** The first tables and buckets of a template. */
const firstStores = oncePer(({ resources }: Template): readonly Resource[] =>
  possible(STORE_TYPES.flatMap((type) => resources.ofType(type)).slice(0, MAX_UNNAMED)),
);

/**
 * The tables and buckets that the policies of a role may be about: those that they refer to, in any stack, and those of
 * the role's own template, which a name or a wildcard may mean. Trying all stores for all roles would take quadratic
 * time.
 */
export const namedStores = perModel((model): ((role: Resource) => readonly Resource[]) => {
  const known = new Map<Resource, readonly Resource[]>();
  return (role) => {
    let stores = known.get(role);
    if (!stores) {
      const own = mayNameStore(role.json) ? [role] : [];
      const policies = [...own, ...(attachedPolicies(model).get(role) ?? []), ...managedPolicies(role)];
      const named = policies.flatMap(referredStores);
      stores = [...new Set([...possible(named), ...firstStores(role.template)])];
      known.set(role, stores);
    }
    return stores;
  };
});

/** Those that are created in some branch. */
function possible(stores: readonly Resource[]): readonly Resource[] {
  return stores.filter(({ isPossible }) => isPossible !== false);
}
