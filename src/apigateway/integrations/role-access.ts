import { WRITING_ACTIONS } from '../../aws/store-actions';
import { jointly, type Branch, excluding } from '../../cloudformation/conditions/branches';
import { asText, literalText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Resource, Symbolic } from '../../cloudformation/types';
import { oncePer } from '../../collections/once-per';
import type { IdentityPolicies } from '../../iam/identity-policies';
import { allowancesOf, type Allowance } from '../../iam/permitted';
import type { ResourceTarget } from '../../iam/resource-target';
import { identityPolicies } from '../identities';
import type { Model } from '../model';
import { STORE_TYPES, namedStores, referredStores } from './named-stores';

/** That the environment of a function names something, in one branch. */
export interface Mention {
  readonly when: Branch;
  /** Why it may not be; undefined where it is. */
  readonly doubt: string | undefined;
}

/** What the environment of a function names. */
export type Mentions = ReadonlyMap<Resource, readonly Mention[]>;

const BUCKET = 'AWS::S3::Bucket';

/** An action that nobody needs for handling messages: who may do this may do anything. */
const ANYTHING = 'organizations:CreateAccount';

/** What one role may do with tables and buckets. */
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

  /** The stores that the role may be for. */
  public stores(mentions: Mentions): readonly Resource[] {
    const named = namedStores(this.model)(this.role);
    const mentioned = [...mentions.keys()].filter(({ type }) => STORE_TYPES.includes(type));
    return [...new Set([...named, ...mentioned])];
  }

  /**
   * The branches in which the role may write to a store, and is for that.
   *
   * @param mentions what the environment of its function names: a role that may do everything is for that and nothing else
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

  /** The branches in which the role may do everything, which says nothing of what it does. */
  private get administering(): readonly Branch[] {
    return (this.administrator ??= allowancesOf(this.policies, this.role, { action: ANYTHING }).flatMap(
      ({ when, doubt }) => (doubt === undefined ? [when] : []),
    ));
  }
}

/** What one role may write to the stores of a service. */
class ServiceAccess {
  /** Actions that its policies allow for anything; most roles of an app have none of these. */
  private readonly actions: readonly string[];
  /** The stores to which policies refer that say what the role may do. */
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
    const names = targetsOf(store);
    // Policies tell stores apart by references to them and by their names; without either, one is like the other.
    const key = names.length > 1 || this.referred.has(store) ? store : undefined;
    const allowances = this.known.get(key) ?? this.allowances(names);
    this.known.set(key, allowances);
    return allowances;
  }

  private allowances(names: readonly ResourceTarget[]): readonly Allowance[] {
    return this.actions.flatMap((action) =>
      names.flatMap((target) => allowancesOf(this.policies, this.role, { action, target })),
    );
  }
}

/** A store as policies may name it: by reference, and by the name that it has. */
const targetsOf = oncePer((store: Resource): readonly ResourceTarget[] => {
  const isBucket = store.type === BUCKET;
  const target = (name: string | Symbolic): ResourceTarget =>
    isBucket ? { service: 's3', resource: [name, '/key'] } : { service: 'dynamodb', resource: ['table/', name] };
  const literal = literalText(asText(store.term(isBucket ? 'BucketName' : 'TableName')) ?? []);
  return [target({ kind: 'resource', resource: store }), ...(literal ? [target(literal)] : [])];
});
