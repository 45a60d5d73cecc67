/** Sets of severities. */
export enum WebSocketGuardPreset {
  /** Every policy with the severity of the catalogue. */
  RECOMMENDED = 'recommended',
  /** Warnings become errors, infos warnings. */
  STRICT = 'strict',
  /** Every policy there is, those that are off by default too. */
  ALL = 'all',
}

/** The least severity that fails a synthesis. */
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

/** A decision to live with a finding, until a day where it names one; afterwards it is reported again. */
export interface WebSocketGuardWaiver {
  /** The policy's id, e.g. `stage-throttling`. */
  readonly rule: string;

  /** A construct path or a logical id. `*` stands for a part of a name, `**` for any number of names. */
  readonly scope: string;

  /** Why it does not matter. */
  readonly reason: string;

  /**
   * Who answers for it.
   *
   * @default - nobody is named
   */
  readonly owner?: string;

  /**
   * Where it was decided.
   *
   * @default - nowhere that is named
   */
  readonly ticket?: string;

  /**
   * The last day on which it works, `2027-01-31`, in UTC.
   *
   * @default - it works until it is removed
   */
  readonly expires?: string;
}

/** What waivers may have to say beside rule, scope and reason. */
export enum WebSocketGuardWaiverField {
  /** Who answers for it. */
  OWNER = 'owner',
  /** Where it was decided. */
  TICKET = 'ticket',
  /** The last day on which it works. */
  EXPIRES = 'expires',
}

/** How some resources are judged: those that both lists of patterns name. At least one of them is there. */
export interface WebSocketGuardOverride {
  /**
   * Patterns of names of stacks: `*` stands for a part of a name. A nested stack is judged as the one that it is in.
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
   * Which policies, and how severe.
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

/** How an app is judged. */
export interface WebSocketGuardOptions {
  /**
   * Which policies, and how severe.
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
   * Rules that nobody may silence: no acknowledgement, waiver or metadata. Whoever tries is told so.
   *
   * @default - none
   */
  readonly locked?: string[];

  /**
   * The least severity that fails the synthesis.
   *
   * @default WebSocketGuardFailOn.ERROR
   */
  readonly failOn?: WebSocketGuardFailOn;

  /**
   * Which kinds of APIs are judged. HTTP APIs are left alone unless they are asked for.
   *
   * @default [WebSocketGuardProtocol.WEBSOCKET]
   */
  readonly protocols?: WebSocketGuardProtocol[];

  /**
   * How some resources are judged, later ones over earlier. What is locked stays as it is.
   *
   * @default - all are judged alike
   */
  readonly overrides?: WebSocketGuardOverride[];

  /**
   * Findings to live with for a while.
   *
   * @default - none
   */
  readonly waivers?: WebSocketGuardWaiver[];

  /**
   * What every waiver has to say beside rule, scope and reason; a waiver that does not fails the synthesis.
   *
   * @default - nothing
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
