/** Sets of severities. */
export enum WebSocketGuardPreset {
  /** Every policy with the severity of the catalogue. */
  RECOMMENDED = 'recommended',
  /** Warnings become errors, infos warnings. */
  STRICT = 'strict',
  /** Every policy, including those that are off by default. */
  ALL = 'all',
}

/** The lowest severity that fails a synthesis. */
export enum WebSocketGuardFailOn {
  /** Errors fail it. */
  ERROR = 'error',
  /** Errors and warnings fail it. */
  WARNING = 'warning',
  /** Every finding fails it. */
  INFO = 'info',
  /** Nothing fails it: errors are shown as warnings. */
  NEVER = 'never',
}

/** Kinds of APIs. */
export enum WebSocketGuardProtocol {
  /** WebSocket APIs. */
  WEBSOCKET = 'websocket',
  /** HTTP APIs. */
  HTTP = 'http',
}

/** A decision to accept findings, until a last day where it names one. */
export interface WebSocketGuardWaiver {
  /** The policy's id, e.g. `stage-throttling`. */
  readonly rule: string;

  /** A construct path or a logical id. `*` stands for a part of a name, `**` for any number of names. */
  readonly scope: string;

  /** Why the findings are acceptable. */
  readonly reason: string;

  /**
   * Who is responsible for the decision.
   *
   * @default - none
   */
  readonly owner?: string;

  /**
   * The ticket of the decision.
   *
   * @default - none
   */
  readonly ticket?: string;

  /**
   * The last day on which it has an effect, `2027-01-31`, in UTC. Afterwards the findings are reported again.
   *
   * @default - no last day
   */
  readonly expires?: string;
}

/** Fields of waivers that can be required. */
export enum WebSocketGuardWaiverField {
  /** Who is responsible for the decision. */
  OWNER = 'owner',
  /** The ticket of the decision. */
  TICKET = 'ticket',
  /** The last day on which it has an effect. */
  EXPIRES = 'expires',
}

/** Settings for resources that match the patterns of stacks and of constructs; at least one of the two is given. */
export interface WebSocketGuardOverride {
  /**
   * Patterns of names of stacks: `*` stands for a part of a name. A nested stack has the name of the stack around it.
   *
   * @default - all stacks
   */
  readonly stacks?: string[];

  /**
   * Patterns of construct paths or logical ids. `*` stands for a part of a name, `**` for any number of names.
   *
   * @default - all constructs
   */
  readonly constructs?: string[];

  /**
   * The policies, and their severities.
   *
   * @default - as all other resources
   */
  readonly preset?: WebSocketGuardPreset;

  /**
   * Severity by policy id, or a list of severity and options.
   *
   * @default - as all other resources
   */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- jsii knows no union of a text and a list
  readonly rules?: Record<string, any>;
}

/** Options for judging an app. */
export interface WebSocketGuardOptions {
  /**
   * The policies, and their severities.
   *
   * @default WebSocketGuardPreset.RECOMMENDED
   */
  readonly preset?: WebSocketGuardPreset;

  /**
   * Severity by policy id: `off`, `info`, `warning`, `error`; or a list of severity and options.
   *
   * @default - those of the preset
   */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- jsii knows no union of a text and a list
  readonly rules?: Record<string, any>;

  /**
   * Rules that nothing suppresses: no acknowledgement, waiver or metadata. Each attempt is reported.
   *
   * @default - none
   */
  readonly locked?: string[];

  /**
   * The lowest severity that fails the synthesis.
   *
   * @default WebSocketGuardFailOn.ERROR
   */
  readonly failOn?: WebSocketGuardFailOn;

  /**
   * The kinds of APIs to judge. HTTP APIs are not judged unless they are listed.
   *
   * @default [WebSocketGuardProtocol.WEBSOCKET]
   */
  readonly protocols?: WebSocketGuardProtocol[];

  /**
   * Settings for some resources; later ones take precedence. Locked rules do not change.
   *
   * @default - none
   */
  readonly overrides?: WebSocketGuardOverride[];

  /**
   * Decisions to accept findings.
   *
   * @default - none
   */
  readonly waivers?: WebSocketGuardWaiver[];

  /**
   * Fields that every waiver needs beside rule, scope and reason; a waiver without one fails the synthesis.
   *
   * @default - none
   */
  readonly waiverFields?: WebSocketGuardWaiverField[];

  /**
   * Policies of your own, as `definePolicy` of `cdk-websocket-guard/policies` makes them.
   *
   * @default - none
   */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a policy holds functions, which jsii has no type for
  readonly policies?: any[];
}
