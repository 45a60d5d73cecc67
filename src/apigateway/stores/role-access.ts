import { WRITING_ACTIONS } from '../../aws/store-actions';
import { jointly, type Branch, excluding } from '../../cloudformation/conditions/branches';
import { resourcesIn } from '../../cloudformation/intrinsics/symbolic-text';
import type { Resource } from '../../cloudformation/types';
import { oncePer } from '../../collections/once-per';
import type { IdentityPolicies } from '../../iam/identity-policies';
import { allowancesOf, type Allowance } from '../../iam/permitted';
import { type NamedTarget, namedTarget, withNames } from '../../iam/resource-target';
import { identityPolicies } from '../identity-policies';
import type { Model } from '../model';
import { STORE_TYPES, namedStores, referredStores } from './named-stores';

/** A branch in which the environment of a function names a resource. */
export interface Mention {
  readonly when: Branch;
  /** Why it may not name it; undefined where it certainly does. */
  readonly doubt: string | undefined;
}

/** The resources that the environment of a function names. */
export type Mentions = ReadonlyMap<Resource, readonly Mention[]>;

const BUCKET = 'AWS::S3::Bucket';

/** What handlers never need: a role that allows it, and on what is no store, is taken for one that allows everything. */
const ANYTHING = {
  action: 'organizations:CreateAccount',
  target: { service: 'organizations', resource: ['account'] },
} as const;

/** The tables and buckets that one role may write to. */
export class RoleAccess {
  private readonly policies: IdentityPolicies;
  private tables: ServiceAccess | undefined;
  private buckets: ServiceAccess | undefined;
  private administrator: readonly Branch[] | undefined;

  /**
   * @param model whose stores and policies they are
   * @param role the role
   */
  public constructor(
    private readonly model: Model,
    private readonly role: Resource,
  ) {
    this.policies = identityPolicies(model);
  }

  /** The stores that the role may be meant for. */
  public stores(mentions: Mentions): readonly Resource[] {
    const named = namedStores(this.model)(this.role);
    const mentioned = [...mentions.keys()].filter(({ type }) => STORE_TYPES.includes(type));
    return [...new Set([...named, ...mentioned])];
  }

  /**
   * The branches in which the role may write to a store, and is meant to.
   *
   * @param mentions what the environment of its function names: a role that may do everything is meant for these stores
   *   alone
   */
  public toWrite(store: Resource, mentions: Mentions): readonly Allowance[] {
    const all = this.accessTo(store).toWrite(store);
    if (all.length === 0) return all;
    const named = mentions.get(store) ?? [];
    if (named.some((one) => one.when.length === 0 && one.doubt === undefined)) return all;
    return all.flatMap(({ when, doubt }) => {
      const limited = excluding(when, this.administering);
      const meant = named.flatMap((one): readonly Allowance[] => {
        const both = jointly(when, one.when);
        return both ? [{ when: both, doubt: doubt ?? one.doubt }] : [];
      });
      return [...limited.map((branch) => ({ when: branch, doubt })), ...meant];
    });
  }

  private accessTo({ type }: Resource): ServiceAccess {
    const { policies, role } = this;
    return type === BUCKET
      ? (this.buckets ??= new ServiceAccess(policies, role, WRITING_ACTIONS.s3))
      : (this.tables ??= new ServiceAccess(policies, role, WRITING_ACTIONS.dynamodb));
  }

  /** The branches in which the role may do everything, which does not show what it is meant for. */
  private get administering(): readonly Branch[] {
    return (this.administrator ??= allowancesOf(this.policies, this.role, ANYTHING).flatMap(({ when, doubt }) =>
      doubt === undefined ? [when] : [],
    ));
  }
}

/** What one role may write to the stores of a service. */
class ServiceAccess {
  /** The writing actions that its policies allow on some resource; most roles have none. */
  private readonly actions: readonly string[];
  /** The stores to which the policies of the role refer. */
  private readonly referred: ReadonlySet<Resource>;
  private readonly known = new Map<Resource | undefined, readonly Allowance[]>();

  public constructor(
    private readonly policies: IdentityPolicies,
    private readonly role: Resource,
    writing: readonly string[],
  ) {
    const isAllowed = (action: string): boolean =>
      policies.rulings(role, { action }).some(({ effect }) => effect === 'Allow');
    this.actions = writing.filter(isAllowed);
    const speaking = new Set(this.actions.flatMap((action) => policies.policiesOf(role, action)));
    this.referred = new Set([...speaking].flatMap(referredStores));
  }

  public toWrite(store: Resource): readonly Allowance[] {
    const target = targetOf(store);
    // Policies distinguish stores by reference and by name; stores with neither share one answer.
    const hasName = resourcesIn(target.resource).length === 0;
    const key = hasName || this.referred.has(store) ? store : undefined;
    const allowances =
      this.known.get(key) ??
      this.actions.flatMap((action) => allowancesOf(this.policies, this.role, { action, target }));
    this.known.set(key, allowances);
    return allowances;
  }
}

/** What a writer asks for: a table, or an object in a bucket. */
const targetOf = oncePer((store: Resource): NamedTarget => {
  const { service, resource } = namedTarget(store);
  return { service, resource: withNames(store.type === BUCKET ? [...resource, '/key'] : resource) };
});
