import { jointly, type Branch } from '../../cloudformation/conditions/branches';
import { referredBranches } from '../../cloudformation/conditions/referred-branches';
import { asText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Resource } from '../../cloudformation/types';
import { grouped } from '../../collections/grouped';
import { identityPolicies } from '../identity-policies';
import { callers } from '../integrations/callers';
import { meantFunction } from '../invocations/invoked-function';
import { STORE_TYPES } from './named-stores';
import { type Mention, type Mentions, RoleAccess } from './role-access';
import { perModel } from '../per-model';
import type { Model, Route } from '../model';

/** A handler of a route that may write to a table, bucket or cache in sight. */
export interface StoreWriter {
  readonly store: Resource;
  readonly route: Route;
  readonly when: readonly Assumption[];
  /** Why it may not; undefined where it may. */
  readonly doubt: string | undefined;
}

const CACHE_TYPES = [
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::ElastiCache::ServerlessCache',
  'AWS::MemoryDB::Cluster',
];

/** A function or service that handles the messages of a route, with its role. */
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
  const accesses = new Map<Resource, RoleAccess>();
  const accessOf = (role: Resource): RoleAccess => {
    const access = accesses.get(role) ?? new RoleAccess(model, role);
    accesses.set(role, access);
    return access;
  };
  // Most routes of an API have the same function and role.
  const known = new Map<Resource | undefined, Map<Resource | undefined, readonly Written[]>>();
  const writtenBy = ({ lambda, role }: Handler): readonly Written[] => {
    const byRole = known.get(lambda) ?? new Map<Resource | undefined, readonly Written[]>();
    known.set(lambda, byRole);
    const written = byRole.get(role) ?? storesOf(lambda, role && accessOf(role));
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
function storesOf(lambda: Resource | undefined, access: RoleAccess | undefined): readonly Written[] {
  const mentions: Mentions = lambda ? mentionsIn(lambda) : new Map<Resource, readonly Mention[]>();
  const open = (types: readonly string[], doubt?: string): readonly Written[] =>
    [...mentions].flatMap(([store, named]) =>
      types.includes(store.type)
        ? named.map((one): Written => ({ store, allowed: one.when, doubt: doubt ?? one.doubt }))
        : [],
    );
  // A cache is open to everything in its network that knows its address.
  const caches = open(CACHE_TYPES);
  if (!access) return [...caches, ...open(STORE_TYPES, 'the role of its handler is out of sight')];
  return [
    ...caches,
    ...access
      .stores(mentions)
      .flatMap((store) =>
        access.toWrite(store, mentions).map(({ when, doubt }): Written => ({ store, allowed: when, doubt })),
      ),
  ];
}

/** The writers of the app's tables, buckets and caches, by store. */
export const writersByStore = perModel((model) => grouped(storeWriters(model), ({ store }) => store));

/** The same by API. */
export const writersByApi = perModel((model) => grouped(storeWriters(model), ({ route }) => route.api));

/** With more branches in which one resource is named, it counts as named in all. */
const MAX_MENTIONS = 16;
const TOO_MANY_MENTIONS: Mention = { when: [], doubt: 'the environment of its handler names it in too many branches' };

/** The resources of its own template that the environment of a function names. */
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
