/** What a property takes, as far as plain JavaScript can get it wrong. */
export interface Kind {
  /** A member that every such object has, or one of two; undefined where any object will do. */
  readonly member?: string | readonly [string, string];
  /** What it is called in messages, with its article. */
  readonly text: string;
}

/** Some constructs take the resource of an API as well. */
const API = ['apiId', 'apiRef'] as const;
export const WEB_SOCKET_API: Kind = { member: API, text: 'a WebSocketApi' };
export const HTTP_API: Kind = { member: API, text: 'an HttpApi' };
export const FUNCTION: Kind = { member: 'functionArn', text: 'a Lambda function' };
export const VPC: Kind = { member: 'vpcId', text: 'a Vpc' };
export const VPC_LINK: Kind = { member: 'vpcLinkId', text: 'a VpcLink' };
export const GRANTEE: Kind = { member: 'grantPrincipal', text: 'a function, role, group or user' };
export const DOMAIN: Kind = { member: ['domainNameRef', 'name'], text: 'a DomainName' };
