import { perhaps } from '../cloudformation/conditions/branches';
import {
  asText,
  isOpenText,
  literalCharacters,
  literalText,
  onlySymbol,
  resourcesIn,
  splitText,
  textKey,
} from '../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Resource, Text } from '../cloudformation/types';
import { matchesWildcard } from './arn';
import { listItems } from './statements';

/** Resource types that hold policies of their own: roles, users and groups. */
export const HOLDER_TYPES: readonly string[] = ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'];

/** Properties of policies that name the identities to which they are attached. */
const HOLDER_PROPERTIES = ['Roles', 'Users', 'Groups', 'RoleName', 'UserName', 'GroupName'];

/** Why it is unknown whether an identity has a policy. */
export const UNKNOWN_HOLDER = 'only deployment knows who gets the policy';

/** An identity to which a policy is attached, in one branch. */
export interface Attachment {
  readonly policy: Resource;
  /** The role, user or group; undefined for one that is known at deployment only. */
  readonly holder: Resource | undefined;
  readonly when: readonly Assumption[];
}

/** A role, user or group with the name that its template gives it. */
interface NamedHolder {
  readonly holder: Resource;
  readonly name: Text;
}

/** Finds roles, users and groups by the names that templates give them. */
export class HolderNames {
  private readonly byName = new Map<string, Resource>();
  private readonly written: NamedHolder[] = [];
  private readonly symbolic: NamedHolder[] = [];

  /** @param holders the roles, users and groups of an app */
  public constructor(holders: readonly Resource[]) {
    for (const holder of holders) {
      const name = asText(holder.term(nameProperty(holder)));
      if (!name) continue;
      (literalText(name) === undefined ? this.symbolic : this.written).push({ holder, name });
      if (!isOpenText(name)) this.byName.set(key(holder.type, name), holder);
    }
  }

  /** The role, user or group of a `Ref` or a name; undefined for one that is out of sight. */
  public find(type: string, name: Text): Resource | undefined {
    const symbol = onlySymbol(name);
    if (symbol?.kind === 'resource') return symbol.resource.type === type ? symbol.resource : undefined;
    return this.byName.get(key(type, name));
  }

  /**
   * The roles, users or groups that may have a name at deployment, when AWS has filled in the symbols of the one or the
   * other.
   */
  public possible(type: string, name: Text): readonly Resource[] {
    const named =
      literalText(name) === undefined
        ? this.written.filter((other) => mayBecome(name, other.name))
        : this.symbolic.filter((other) => mayBecome(other.name, name));
    return named.map(({ holder }) => holder).filter((holder) => holder.type === type);
  }

  /** The role of an ARN: `GetAtt Role.Arn`, or `arn:…:role/path/NAME`. */
  public roleOf(arn: Text): Resource | undefined {
    const symbol = onlySymbol(arn);
    if (symbol) {
      const isArn = symbol.kind === 'resource' && symbol.attribute === 'Arn';
      return isArn && symbol.resource.type === 'AWS::IAM::Role' ? symbol.resource : undefined;
    }
    const name = nameInArn(arn);
    return name && this.find('AWS::IAM::Role', name);
  }
}

/** The identities to which a policy attaches itself. */
export function attachmentsOf(policy: Resource, names: HolderNames): readonly Attachment[] {
  const written = HOLDER_PROPERTIES.filter((property) => policy.literal([property]) !== null);
  return written.flatMap((property) =>
    listItems(policy, [property]).flatMap(({ term, when }): Attachment[] => {
      const text = asText(term);
      if (!text) return [];
      const type = holderType(property);
      const holder = names.find(type, text);
      if (holder || isOpenText(text)) return [{ policy, holder, when }];
      return names.possible(type, text).map((one) => ({
        policy,
        holder: one,
        when: perhaps(when, policy.template, UNKNOWN_HOLDER, `${textKey(text)} is ${one.logicalId}`),
      }));
    }),
  );
}

/** Whether a name is a given text once AWS has filled in its symbols; ids of resources are not among what people write. */
function mayBecome(name: Text, written: Text): boolean {
  return resourcesIn(name).length === 0 && matchesWildcard(literalCharacters(name, '*'), literalCharacters(written));
}

/** The name at the end of the ARN of a role. */
function nameInArn(arn: Text): Text | undefined {
  const isRole = arn.some((part) => typeof part === 'string' && part.includes(':role/'));
  return isRole ? splitText(arn, '/', true).at(-1) : undefined;
}

function holderType(property: string): string {
  return `AWS::IAM::${property.replace(/(?:s|Name)$/, '')}`;
}

function nameProperty({ type }: Resource): string {
  return `${type.slice('AWS::IAM::'.length)}Name`;
}

function key(type: string, name: Text): string {
  return `${type} ${textKey(name)}`;
}
