import { WRITING_ACTIONS } from '../../aws/store-actions';
import { jointly, type Branch, excluding } from '../../cloudformation/conditions/branches';
import { referredBranches } from '../../cloudformation/creation-order';
import { asText, literalText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Resource, Symbolic } from '../../cloudformation/types';
import { allowancesOf, type Allowance } from '../../iam/permitted';
import type { ResourceTarget } from '../../iam/resource-target';
import { grouped } from '../../collections/grouped';
import { identityPolicies } from '../identities';
import { callers } from './integration-responses';
import { meantFunction } from '../invocations/invoked-function';
import { STORE_TYPES, namedStores } from './named-stores';
import { perModel } from '../per-model';
import type { Model, Route } from '../model';

/** That the handler of a route may write to a table, bucket or cache in sight. */
export interface StoreWriter {
  readonly store: Resource;
  readonly route: Route;
  readonly when: readonly Assumption[];
  /** Why it may not; undefined where it may. */
  readonly doubt: string | undefined;
}

const BUCKET = 'AWS::S3::Bucket';
const CACHE_TYPES = [
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::ElastiCache::ServerlessCache',
  'AWS::MemoryDB::Cluster',
];

/** An action that nobody needs for handling messages: who may do this may do anything. */
const ANYTHING = 'organizations:CreateAccount';

/** Something that handles the messages of a route, with the role it has. */
interface Handler {
  readonly route: Route;
  /** The function; undefined for an integration with another service. */
  readonly lambda: Resource | undefined;
  /** Undefined where it is out of sight. */
  readonly role: Resource | undefined;
  readonly when: readonly Assumption[];
}

/** Who may write to the tables, buckets and caches of the app. */
const storeWriters = perModel((model): readonly StoreWriter[] => {
  if (model.resources(...STORE_TYPES, ...CACHE_TYPES).length === 0) return [];
  const access = new RoleAccess(model);
  // One function with one role handles most routes of an API.
  const known = new Map<Resource | undefined, Map<Resource | undefined, readonly Written[]>>();
  const writtenBy = ({ lambda, role }: Handler): readonly Written[] => {
    const byRole = known.get(lambda) ?? new Map<Resource | undefined, readonly Written[]>();
    known.set(lambda, byRole);
    const written = byRole.get(role) ?? storesOf(access, lambda, role);
    byRole.set(role, written);
    return written;
  };
  return handlers(model).flatMap((handler) => {
    const { route, when } = handler;
    return writtenBy(handler).flatMap(({ store, allowed, doubt }): readonly StoreWriter[] => {
      const both = jointly(when, allowed);
      return both ? [{ store, route, when: both, doubt }] : [];
    });
  });
});

/** A store that somebody may write to, in one branch. */
interface Written {
  readonly store: Resource;
  readonly allowed: Branch;
  /** Why it may not; undefined where it may. */
  readonly doubt: string | undefined;
}

/** What a function with a role, or a service with one, may write to. */
function storesOf(access: RoleAccess, lambda: Resource | undefined, role: Resource | undefined): readonly Written[] {
  const mentions: Mentions = lambda ? mentionsIn(lambda) : new Map<Resource, readonly Mention[]>();
  const open = (types: readonly string[], doubt?: string): readonly Written[] =>
    [...mentions].flatMap(([store, named]) =>
      types.includes(store.type)
        ? named.map((one): Written => ({ store, allowed: one.when, doubt: doubt ?? one.doubt }))
        : [],
    );
  // A cache is open to whoever is in its network and knows its address.
  const caches = open(CACHE_TYPES);
  if (!role) return [...caches, ...open(STORE_TYPES, 'the role of its handler is out of sight')];
  return [
    ...caches,
    ...access
      .stores(role, mentions)
      .flatMap((store) =>
        access.toWrite(role, store, mentions).map(({ when, doubt }): Written => ({ store, allowed: when, doubt })),
      ),
  ];
}

/** Who may write to a table, bucket or cache, by that. */
export const writersByStore = perModel((model) => grouped(storeWriters(model), ({ store }) => store));

/** What the handlers of an API may write to, by the API. */
export const writersByApi = perModel((model) => grouped(storeWriters(model), ({ route }) => route.api));

/** That the environment of a function names something, in one branch. */
interface Mention {
  readonly when: Branch;
  /** Why it may not be; undefined where it is. */
  readonly doubt: string | undefined;
}

/** What the environment of a function names. */
type Mentions = ReadonlyMap<Resource, readonly Mention[]>;

/** Branches that are told apart in which one thing is named. */
const MAX_MENTIONS = 16;
const TOO_MANY_MENTIONS: Mention = { when: [], doubt: 'the environment of its handler names it in too many branches' };

/** What the environment of a function names, of its own template. */
function mentionsIn({ template, properties }: Resource): Mentions {
  const names = referredBranches(properties.Environment ?? null, template);
  return new Map(
    [...names].flatMap(([name, branches]): [Resource, readonly Mention[]][] => {
      const resource = template.resources.get(name);
      if (!resource) return [];
      const named = branches.map((when): Mention => ({ when, doubt: undefined }));
      return [[resource, named.length > MAX_MENTIONS ? [TOO_MANY_MENTIONS] : named]];
    }),
  );
}

function handlers(model: Model): readonly Handler[] {
  const { names } = identityPolicies(model);
  const found: Handler[] = [];
  for (const integration of model.integrations) {
    for (const { value, when: branch } of integration.resource.cases('IntegrationUri')) {
      const lambda = meantFunction(model, asText(value))?.resource;
      const holder = lambda ?? integration.resource;
      for (const { value: arn, when: assumed } of holder.cases(lambda ? 'Role' : 'CredentialsArn')) {
        const together = jointly(integration.when, branch, assumed);
        if (!together || arn.kind === 'absent') continue;
        const role = names.roleOf(asText(arn) ?? []);
        for (const { route, when } of callers(integration, together)) found.push({ route, lambda, role, when });
      }
    }
  }
  return found;
}

/** What roles may do, each asked once. */
class RoleAccess {
  private readonly administrators = new Map<Resource, readonly Branch[]>();
  private readonly allowing = new Map<Resource, Map<string, boolean>>();
  private readonly writing = new Map<Resource, Map<Resource, ReturnType<typeof allowancesOf>>>();

  public constructor(private readonly model: Model) {}

  /** The stores that a role may be for. */
  public stores(role: Resource, mentions: Mentions): readonly Resource[] {
    const named = namedStores(this.model)(role);
    const mentioned = [...mentions.keys()].filter(({ type }) => STORE_TYPES.includes(type));
    return [...new Set([...named, ...mentioned])];
  }

  /** The branches in which a role may do everything, which says nothing of what it does. */
  private administering(role: Resource): readonly Branch[] {
    const known =
      this.administrators.get(role) ??
      allowancesOf(identityPolicies(this.model), role, { action: ANYTHING }).flatMap(({ when, doubt }) =>
        doubt === undefined ? [when] : [],
      );
    this.administrators.set(role, known);
    return known;
  }

  /**
   * The branches in which a role may write to a store, and is for that.
   *
   * @param mentions what the environment of its function names: a role that may do everything is for that and nothing else
   */
  public toWrite(role: Resource, store: Resource, mentions: Mentions): readonly Allowance[] {
    const all = this.writes(role, store);
    const named = mentions.get(store) ?? [];
    if (named.some((one) => one.when.length === 0 && one.doubt === undefined)) return all;
    return all.flatMap(({ when, doubt }) => {
      const limited = excluding(when, this.administering(role));
      const meant = named.flatMap((one): readonly Allowance[] => {
        const both = jointly(when, one.when);
        return both ? [{ when: both, doubt: doubt ?? one.doubt }] : [];
      });
      return [...limited.map((branch) => ({ when: branch, doubt })), ...meant];
    });
  }

  /** Whether the policies of a role allow an action for anything; most roles of an app allow none of these. */
  private mayAllow(role: Resource, action: string): boolean {
    const known = this.allowing.get(role) ?? new Map<string, boolean>();
    this.allowing.set(role, known);
    const isAllowed =
      known.get(action) ??
      identityPolicies(this.model)
        .rulings(role, { action })
        .some(({ effect }) => effect === 'Allow');
    known.set(action, isAllowed);
    return isAllowed;
  }

  private writes(role: Resource, store: Resource): readonly Allowance[] {
    const byStore = this.writing.get(role) ?? new Map<Resource, ReturnType<typeof allowancesOf>>();
    this.writing.set(role, byStore);
    const known = byStore.get(store);
    if (known) return known;
    const service = store.type === BUCKET ? 's3' : 'dynamodb';
    const allowances = WRITING_ACTIONS[service]
      .filter((action) => this.mayAllow(role, action))
      .flatMap((action) =>
        targets(store).flatMap((target) => allowancesOf(identityPolicies(this.model), role, { action, target })),
      );
    byStore.set(store, allowances);
    return allowances;
  }
}

/** A store as policies may name it: by reference, and by the name that it has. */
function targets(store: Resource): readonly ResourceTarget[] {
  const isBucket = store.type === BUCKET;
  const target = (name: string | Symbolic): ResourceTarget =>
    isBucket ? { service: 's3', resource: [name, '/key'] } : { service: 'dynamodb', resource: ['table/', name] };
  const literal = literalText(asText(store.term(isBucket ? 'BucketName' : 'TableName')) ?? []);
  return [target({ kind: 'resource', resource: store }), ...(literal ? [target(literal)] : [])];
}
