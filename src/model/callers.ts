import type { Authorizer, Integration, Model, Part } from './model';
import type { Permission } from './permissions';
import type { Call } from './source-arn';
import type { Assumption } from './term';

/** A part of an API that has a function called. */
export interface Caller {
  readonly part: Part;
  /** The property with the invocation URI. */
  readonly uri: string;
  /** The property with the role that makes a permission unnecessary. */
  readonly role: string;
  readonly calls: readonly NeededCall[];
}

/** A call that somebody has to permit. */
export interface NeededCall {
  /** Undefined where the route key is out of sight: any permission may be the one for it. */
  readonly call: Call | undefined;
  /** What must hold for the call to be made at all. */
  readonly exists: readonly Assumption[];
  /** For messages: `route $connect`. */
  readonly what: string;
}

/** The integrations and authorizers of WebSocket APIs, and the calls each of them makes. */
export function callersOf(model: Model): readonly Caller[] {
  return [
    ...model.integrations.map((part) => ({
      part,
      uri: 'IntegrationUri',
      role: 'CredentialsArn',
      calls: routeCalls(part),
    })),
    ...model.authorizers.map((part) => ({
      part,
      uri: 'AuthorizerUri',
      role: 'AuthorizerCredentialsArn',
      calls: [authorizerCall(part)],
    })),
  ];
}

/** Whether a permission lets a part of an API make a call on some stage; what cannot be known counts as yes. */
export function mayCover({ sourceArns }: Permission, { api }: Part, call: Call | undefined): boolean {
  return !call || sourceArns.some((source) => source?.covers(api, call) !== false);
}

function routeCalls({ routes }: Integration): readonly NeededCall[] {
  if (routes.length === 0) return [{ call: undefined, exists: [], what: 'this integration' }];
  return routes.map(({ key, resource, when }) => ({
    call: key === undefined ? undefined : { routeKey: key },
    exists: when,
    what: `route ${key ?? resource.written.logicalId}`,
  }));
}

function authorizerCall({ resource }: Authorizer): NeededCall {
  return { call: { authorizer: resource }, exists: [], what: 'this authorizer' };
}
