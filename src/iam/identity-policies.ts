import { oncePer } from '../collections/once-per';
import { addTo } from '../collections/grouped';
import { jointly, excluding } from '../cloudformation/conditions/branches';
import type { JsonObject } from '../cloudformation/document/json';
import { referredNames } from '../cloudformation/intrinsics/referred-names';
import { asText } from '../cloudformation/intrinsics/symbolic-text';
import { knownOutside } from '../cloudformation/stacks/outgoing-values';
import type { Assumption, Resource } from '../cloudformation/types';
import { type Attachment, HOLDER_TYPES, HolderNames, UNKNOWN_HOLDER, attachmentsOf } from './attachments';
import { MANAGED_POLICY_HOLDERS, includesAction, managedPolicy, managedPolicyProperty } from './managed-policy';
import { matchesWildcard } from './arn';
import { holdsImport } from './raw-json';
import { type AccessRequest, type Ruling, mayBe, rulings } from './rulings';
import { type Statement, allows, listItems, mayNameAction, statementsOf } from './statements';

/** The resources of an app, by type. */
export interface AppResources {
  resources(...types: readonly string[]): readonly Resource[];
  resourcesWhere(types: readonly string[], mayBe: (json: JsonObject) => boolean): readonly Resource[];
}

/** An identity that has a policy, in one branch. */
export interface Holding {
  /** A role, user, group or permission set; undefined where no identity in sight has the policy. */
  readonly holder: Resource | undefined;
  readonly when: readonly Assumption[];
}

/** Policies that name the identities to which they are attached. */
const ATTACHED_TYPES = [
  'AWS::IAM::Policy',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::UserPolicy',
  'AWS::IAM::GroupPolicy',
];

/** The key `undefined` has the policies whose holder is known at deployment only. */
type AttachmentsByHolder = Map<Resource | undefined, Attachment[]>;

/** The policies of every role, user, group and permission set of an app. */
export class IdentityPolicies {
  private readonly attached = new Map<Resource, readonly Attachment[]>();
  private readonly byBeginning = new Map<string, AttachmentsByHolder>();
  private readonly byAction = new Map<string, AttachmentsByHolder>();
  private holderNames: HolderNames | undefined;
  private managedHolders: ReadonlyMap<string, readonly Resource[]> | undefined;

  /** @param app whose roles, users, groups and policies they are */
  public constructor(private readonly app: AppResources) {}

  /** Finds roles, users and groups by name and ARN. */
  public get names(): HolderNames {
    return (this.holderNames ??= new HolderNames(this.app.resources(...HOLDER_TYPES)));
  }

  /**
   * The rulings of an identity's policies on a request; a policy out of sight may allow or deny it.
   *
   * @param effect which statements. @default - all
   */
  public rulings(holder: Resource, request: AccessRequest, effect?: Ruling['effect']): readonly Ruling[] {
    const own = [holder, ...this.attachments(holder, request.action)];
    const open = this.attachments(undefined, request.action);
    if (own.length + open.length > MAX_POLICIES)
      return inDoubt(holder, `${holder.declared.logicalId} has more policies than are looked at`);
    const elsewhere = open.flatMap(({ policy, when }) =>
      within(rulingsOf(policy, request, effect), when, UNKNOWN_HOLDER),
    );
    return [
      ...own.flatMap((policy) =>
        'policy' in policy
          ? within(rulingsOf(policy.policy, request, effect), policy.when)
          : rulingsOf(policy, request, effect),
      ),
      ...this.managedRulings(holder, request, effect),
      ...elsewhere,
      ...(holder.type === 'AWS::IAM::User' ? this.groupRulings(holder, request, effect) : []),
    ];
  }

  /** Every policy in sight that may apply to a role: inline policies, attached ones, and the permissions boundary. */
  public policiesOf(role: Resource, action: string): readonly Resource[] {
    const attached = [...this.attachments(role, action), ...this.attachments(undefined, action)];
    const referred = [
      ...listItems(role, [managedPolicyProperty(role.type)]).map(({ term }) => term),
      ...role.cases('PermissionsBoundary').map(({ value }) => value),
    ];
    const managed = referred.map(managedPolicy).flatMap((one) => (one.kind === 'in sight' ? [one.resource] : []));
    return [role, ...attached.map(({ policy }) => policy), ...managed];
  }

  /** Why policies out of sight may be attached to an identity; undefined where that is impossible. */
  public hiddenBy(holder: Resource): string | undefined {
    return knownOutside(holder);
  }

  /** The identities to which a policy attaches itself. */
  public attachmentsOf(policy: Resource): readonly Attachment[] {
    let found = this.attached.get(policy);
    if (!found) this.attached.set(policy, (found = attachmentsOf(policy, this.names)));
    return found;
  }

  /** The identities that have a policy; none for a managed policy that is only a permissions boundary. */
  public holdersOf(policy: Resource): readonly Holding[] {
    if (!ATTACHED_TYPES.includes(policy.type)) return [{ holder: policy, when: policy.exists }];
    const holders: Holding[] = this.attachmentsOf(policy).flatMap(({ holder, when }) =>
      holder ? [{ holder, when }] : [],
    );
    const boundaries: (readonly Assumption[])[] = [];
    if (policy.type === 'AWS::IAM::ManagedPolicy') {
      for (const holder of this.referringTo(policy)) {
        const property = managedPolicyProperty(holder.type);
        for (const { term, when } of listItems(holder, [property]))
          if (isPolicy(term, policy)) holders.push({ holder, when });
        for (const { value, when } of holder.cases('PermissionsBoundary'))
          if (isPolicy(value, policy)) boundaries.push(when);
      }
    }
    const held = holders.slice(0, MAX_HOLDERS);
    const alone = excluding(policy.exists, [...held.map(({ when }) => when), ...boundaries]);
    return [...held, ...alone.map((when) => ({ holder: undefined, when }))];
  }

  private managedRulings(holder: Resource, request: AccessRequest, effect?: Ruling['effect']): readonly Ruling[] {
    return listItems(holder, [managedPolicyProperty(holder.type)]).flatMap(({ term, when }): readonly Ruling[] => {
      const policy = managedPolicy(term);
      if (policy.kind === 'in sight') return within(rulingsOf(policy.resource, request, effect), when);
      if (effect === 'Deny') return [];
      if (policy.kind === 'of AWS')
        return includesAction(policy.actions, request.action) ? [{ effect: 'Allow', when, doubt: undefined }] : [];
      return [{ effect: 'Allow', when, doubt: `managed policy ${policy.label} is out of sight` }];
    });
  }

  private groupRulings(user: Resource, request: AccessRequest, effect?: Ruling['effect']): readonly Ruling[] {
    const named = listItems(user, ['Groups']).map(({ term, when }) => ({ group: this.group(asText(term)), when }));
    const added = this.app.resources('AWS::IAM::UserToGroupAddition').flatMap((addition) =>
      listItems(addition, ['Users']).flatMap(({ term, when }) => {
        const text = asText(term);
        const isUser = text && this.names.find('AWS::IAM::User', text) === user;
        return isUser ? [{ group: this.group(asText(addition.term('GroupName'))), when }] : [];
      }),
    );
    return [...named, ...added].flatMap(({ group, when }) =>
      group ? within(this.rulings(group, request, effect), when) : [],
    );
  }

  private group(name: ReturnType<typeof asText>): Resource | undefined {
    return name && this.names.find('AWS::IAM::Group', name);
  }

  /** The policies of an identity that may name an action. */
  private attachments(holder: Resource | undefined, action: string): readonly Attachment[] {
    const known = this.byAction.get(action) ?? (new Map() as AttachmentsByHolder);
    this.byAction.set(action, known);
    let found = known.get(holder);
    if (!found) {
      const candidates = this.beginning(action.charAt(0)).get(holder) ?? [];
      found = candidates.filter(({ policy }) => statementsAbout(policy, action).length > 0);
      known.set(holder, found);
    }
    return found;
  }

  /** The policies that may name actions with a first letter, by identity; the rest is not evaluated. */
  private beginning(letter: string): AttachmentsByHolder {
    const known = this.byBeginning.get(letter);
    if (known) return known;
    const found: AttachmentsByHolder = new Map();
    const beginnings = `${letter.toLowerCase()}${letter.toUpperCase()}*?`;
    for (const policy of this.app.resourcesWhere(ATTACHED_TYPES, mayNameAction(beginnings)))
      for (const attachment of this.attachmentsOf(policy)) addTo(found, attachment.holder, attachment);
    this.byBeginning.set(letter, found);
    return found;
  }

  /** Roles, users, groups and permission sets whose managed policies or boundary may be a policy in sight. */
  private referringTo(policy: Resource): readonly Resource[] {
    if (!this.managedHolders) {
      const found = new Map<string, Resource[]>();
      for (const holder of this.app.resources(...MANAGED_POLICY_HOLDERS)) {
        const property = holder.properties[managedPolicyProperty(holder.type)] ?? null;
        const written = [property, holder.properties.PermissionsBoundary ?? null];
        const names = referredNames(written);
        // A policy of another stack is referred to by an import or a parameter, which does not have the policy's name.
        const isImported = holdsImport(written) || [...names].some((name) => !holder.template.resources.get(name));
        for (const name of isImported ? ['', ...names] : names) {
          addTo(found, name, holder);
        }
      }
      this.managedHolders = found;
    }
    return [...(this.managedHolders.get(policy.logicalId) ?? []), ...(this.managedHolders.get('') ?? [])];
  }
}

/** Up to this number, statements of one policy about one action are read; AWS accepts no policy with more. */
const MAX_STATEMENTS = 100;

/** Up to this number, policies of one identity about one action are read; AWS attaches at most 20 managed ones. */
const MAX_POLICIES = 50;

/** Up to this number, the identities of one policy are read. */
const MAX_HOLDERS = 100;

/** Kept for the policy: each action is read once for all requests. */
const statementsByAction = oncePer((_: Resource) => new Map<string, readonly Statement[]>());

/**
 * The rulings on a request of one policy's statements, or of an identity's inline policies.
 *
 * @param effect which of them. @default - all
 */
export function rulingsOf(policy: Resource, request: AccessRequest, effect?: Ruling['effect']): readonly Ruling[] {
  const statements = statementsAbout(policy, request.action, effect);
  if (statements.length <= MAX_STATEMENTS) return statements.flatMap((statement) => rulings(statement, request));
  return inDoubt(policy, `${policy.declared.logicalId} has more statements than are looked at`);
}

function statementsAbout(policy: Resource, action: string, effect?: Ruling['effect']): readonly Statement[] {
  const known = statementsByAction(policy);
  const key = `${action} ${effect ?? ''}`;
  let found = known.get(key);
  if (!found) {
    found = statementsOf(policy).filter(
      (statement) =>
        (effect === undefined || mayBe(statement.effect, effect)) &&
        allows(statement, action, matchesWildcard) !== false,
    );
    known.set(key, found);
  }
  return found;
}

/** The rulings of a policy that may allow and deny anything. */
function inDoubt({ exists: when }: Resource, doubt: string): readonly Ruling[] {
  return (['Allow', 'Deny'] as const).map((effect) => ({ effect, when, doubt }));
}

/** The rulings that can apply in a branch. */
function within(all: readonly Ruling[], branch: readonly Assumption[], doubt?: string): readonly Ruling[] {
  return all.flatMap((ruling): readonly Ruling[] => {
    const when = jointly(ruling.when, branch);
    return when ? [{ ...ruling, when, doubt: ruling.doubt ?? doubt }] : [];
  });
}

function isPolicy(term: Parameters<typeof managedPolicy>[0], policy: Resource): boolean {
  const found = managedPolicy(term);
  return found.kind === 'in sight' && found.resource === policy;
}
