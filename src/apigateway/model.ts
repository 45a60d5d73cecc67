import type { JsonObject } from '../cloudformation/document/json';
import type { Assumption, Resource, Template } from '../cloudformation/types';
import type { HiddenParts } from '../cloudformation/stacks/visibility';

/** The kind of an API, as its `ProtocolType` says. */
export type Protocol = 'websocket' | 'http';

/** A part of an API: a resource, and the API it belongs to. */
export interface Part {
  readonly resource: Resource;
  readonly api: Api;
  /** What must hold for it to exist and belong to that API, and for the API to be of the judged protocol. */
  readonly when: readonly Assumption[];
}

/** An `AWS::ApiGatewayV2::Route` of an API. */
export interface Route extends Part {
  /** Its literal route key; undefined where it depends on a condition or on deployment. */
  readonly key: string | undefined;
  /** The integrations that its `Target` may name; empty where they are out of sight. */
  readonly integrations: readonly Integration[];
  /** The authorizers that its `AuthorizerId` may name. */
  readonly authorizers: readonly Authorizer[];
  /** Its route responses. */
  readonly responses: readonly Part[];
}

/** An `AWS::ApiGatewayV2::Integration` of an API. */
export interface Integration extends Part {
  /** The routes whose `Target` may name it. */
  readonly routes: readonly Route[];
  /** Its integration responses. */
  readonly responses: readonly Part[];
}

/** An `AWS::ApiGatewayV2::Authorizer` of an API. */
export interface Authorizer extends Part {
  /** The routes that name it. */
  readonly routes: readonly Route[];
}

/** An API with everything that belongs to it. */
export interface Api {
  readonly protocol: Protocol;
  /** The `AWS::ApiGatewayV2::Api`; undefined for an API out of sight whose parts show its protocol. */
  readonly resource: Resource | undefined;
  /** What must hold for it to exist and be of the judged protocol. */
  readonly when: readonly Assumption[];
  /** The branches in which parts of it may be out of sight; none when all of them are in sight. */
  readonly hidden: readonly HiddenParts[];
  readonly routes: readonly Route[];
  readonly integrations: readonly Integration[];
  readonly authorizers: readonly Authorizer[];
  readonly stages: readonly Part[];
  readonly deployments: readonly Part[];
  readonly models: readonly Part[];
  readonly mappings: readonly Part[];
  /** Its route responses, whichever route they name. */
  readonly routeResponses: readonly Part[];
}

/** The branches in which something does not exist, or the reason why that is unknown. */
export type Absence = { readonly branches: readonly (readonly Assumption[])[] } | { readonly reason: string };

/** The APIs of one protocol in an app, and every resource around them. */
export interface Model {
  /** The protocol of its APIs. */
  readonly protocol: Protocol;
  /** The model of the same app for a protocol. */
  of(protocol: Protocol): Model;
  readonly templates: readonly Template[];
  /** Its APIs, in the order of the templates. */
  readonly apis: readonly Api[];
  /** The `AWS::ApiGatewayV2::Api` resources of those that are in sight. */
  readonly apiResources: readonly Resource[];
  /** Routes of all of its APIs; a resource that may belong to several is a part of each. */
  readonly routes: readonly Route[];
  /** Integrations of all of its APIs. */
  readonly integrations: readonly Integration[];
  /** Authorizers of all of its APIs. */
  readonly authorizers: readonly Authorizer[];
  /** Route responses of all of its APIs. */
  readonly routeResponses: readonly Part[];
  /** Stages of all of its APIs. */
  readonly stages: readonly Part[];
  /** Deployments of all of its APIs. */
  readonly deployments: readonly Part[];
  /** Mappings of all of its APIs to custom domains. */
  readonly mappings: readonly Part[];
  /** Every resource of some types that can be created, in order. */
  resources(...types: readonly string[]): readonly Resource[];
  /**
   * The resources of some types that a test lets pass, in order.
   *
   * @param types as CloudFormation calls them
   * @param mayBe tests a resource by its JSON, which is faster than evaluating it
   */
  resourcesWhere(types: readonly string[], mayBe: (json: JsonObject) => boolean): readonly Resource[];
}
