import { asText, isOpenText, onlySymbol, splitText, textKey } from '../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Resource, Text } from '../cloudformation/types';
import { listItems } from './statements';

/** Resource types that hold policies of their own: roles, users and groups. */
export const HOLDER_TYPES: readonly string[] = ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'];

/** Properties of policies that name the identities to which they are attached. */
const HOLDER_PROPERTIES = ['Roles', 'Users', 'Groups', 'RoleName', 'UserName', 'GroupName'];

/** An identity to which a policy is attached, in one branch. */
export interface Attachment {
  readonly policy: Resource;
  /** The role, user or group; undefined for one that is known at deployment only. */
  readonly holder: Resource | undefined;
  readonly when: readonly Assumption[];
}

/** Finds roles, users and groups by the names that templates give them. */
export class HolderNames {
  private readonly byName = new Map<string, Resource>();

  /** @param holders the roles, users and groups of an app */
  public constructor(holders: readonly Resource[]) {
    for (const holder of holders) {
      const name = asText(holder.term(nameProperty(holder)));
      if (name && !isOpenText(name)) this.byName.set(key(holder.type, name), holder);
    }
  }

  /** The role, user or group of a `Ref` or a name; undefined for one that is out of sight. */
  public find(type: string, name: Text): Resource | undefined {
    const symbol = onlySymbol(name);
    if (symbol?.kind === 'resource') return symbol.resource.type === type ? symbol.resource : undefined;
    return this.byName.get(key(type, name));
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
      const holder = text && names.find(holderType(property), text);
      return holder || (text && isOpenText(text)) ? [{ policy, holder, when }] : [];
    }),
  );
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
