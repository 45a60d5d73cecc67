import { Token } from 'aws-cdk-lib';
import { isObject } from '../../cloudformation/document/json';

/** What a property takes, as far as plain JavaScript can get it wrong. */
export interface Kind {
  /** What it is called in messages, with its article. */
  readonly text: string;
  readonly accepts: (value: unknown) => boolean;
  /** What the items of a list have to be. */
  readonly items?: Kind;
  /** What the properties of an object have to be. */
  readonly members?: Kinds;
}

/** Kinds by property. */
export type Kinds = Readonly<Record<string, Kind>>;

/** An object, with one of some members. Not by its class: there may be two copies of aws-cdk-lib. */
export function having(text: string, ...members: readonly string[]): Kind {
  const hasMember = (value: object): boolean => members.length === 0 || members.some((member) => member in value);
  return { text, accepts: (value) => isObject(value) && hasMember(value) };
}

/** What a route calls, and no integration of the other kind of APIs. */
export function integrationOtherThan(foreign: abstract new (...args: never[]) => unknown, text: string): Kind {
  const { accepts } = having(text, 'bind');
  return { text, accepts: (value) => accepts(value) && !(value instanceof foreign) };
}

/** An object of the author, which is read at synthesis. */
export function options(text: string, members: Kinds = {}): Kind {
  return { text, members, accepts: (value) => isObject(value) && !Token.isUnresolved(value) };
}

/** A list, or a set. */
export function list(example: string, items?: Kind): Kind {
  const kind = orLater(`a list, such as [${example}]`, (value) => Array.isArray(value) || value instanceof Set);
  return items ? { ...kind, items } : kind;
}

/** A list that is read at synthesis. */
export function knownList(example: string, items: Kind): Kind {
  const accepts = (value: unknown): boolean => Array.isArray(value) && !Token.isUnresolved(value);
  return { text: `a list that is known at synthesis, such as [${example}]`, accepts, items };
}

/** A text that is not blank. */
export function text(example: string): Kind {
  return orLater(`a text, such as ${example}`, (value) => typeof value === 'string' && value.trim() !== '');
}

/** One of some values. */
export function choice(values: readonly string[]): Kind {
  return orLater(`one of ${values.join(', ')}`, (value) => values.includes(value as string));
}

/** A value that may also be known at deployment only. */
export function orLater(name: string, accepts: Kind['accepts']): Kind {
  return { text: name, accepts: (value) => Token.isUnresolved(value) || accepts(value) };
}

/** A property that may be missing; null is what a conditional expression often gives for nothing. */
export function optional(kind: Kind): Kind {
  return { ...kind, accepts: (value) => value === undefined || value === null || kind.accepts(value) };
}

/** The same where aws-cdk-lib takes false and the like for nothing: `isProduction && { … }`. */
export function orNothing(kind: Kind): Kind {
  return { ...kind, accepts: (value) => !value || kind.accepts(value) };
}

export const FLAG = orLater('true or false', (value) => typeof value === 'boolean');
export const NUMBER = orLater('a number', (value) => typeof value === 'number');
export const DURATION = having('a Duration, such as Duration.seconds(5)', 'toMilliseconds');
export const STAGE_NAME = orLater(
  "1 to 128 letters, digits, hyphens and underscores, such as 'live'",
  (value) => value === '$default' || (typeof value === 'string' && /^[\w-]{1,128}$/.test(value)),
);

// Some constructs take the resource of an API as well.
export const WEB_SOCKET_API = having('a WebSocketApi', 'apiId', 'apiRef');
export const HTTP_API = having('an HttpApi', 'apiId', 'apiRef');
export const FUNCTION = having('a Lambda function', 'functionArn');
export const VPC = having('a Vpc', 'vpcId');
export const VPC_LINK = having('a VpcLink', 'vpcLinkId');
export const GRANTEE = having('a function, role, group or user', 'grantPrincipal');

/** The mapping of a domain, which needs the construct of the domain, and not its name. */
export const DOMAIN_MAPPING = options('an object: { domainName, mappingKey }', {
  domainName: having('a DomainName', 'domainNameRef', 'name'),
});

/** A decision that reviewers have to be able to understand. */
export const DECISION = options("an object with the reason: { reason: '…' }", {
  reason: {
    text: 'a text that says why it is acceptable',
    accepts: (value) => typeof value === 'string' && value.trim() !== '',
  },
});
