import type { Source } from './document/source';

/** A rule that somebody acknowledged on a construct, with `Validations.of(construct).acknowledge()`. */
export interface Acknowledgement {
  /** The rule's id as CDK recorded it, e.g. `WebSocketGuard::WebSocketGuard-StageThrottling`. */
  readonly id: string;
  readonly reason: string;
  /** The construct it was acknowledged on; it holds for everything below. */
  readonly constructPath: string;
}

/** What is known of the constructs that the resources of a template come from. */
export interface Constructs {
  /** The construct path of a resource, for templates that carry no path metadata. */
  pathOf(logicalId: string): string | undefined;
  /** The user's own stack frame that made a resource: `new Chat (/app/lib/chat.ts:14:5)`. */
  frameOf(logicalId: string): string | undefined;
}

/** A template to put into the model, with what is known of the stack it becomes. */
export interface TemplateInput {
  /** The template. */
  readonly source: Source;
  /** The name of the stack. @default - unknown */
  readonly stackName?: string;
  /**
   * Account and region, `aws://123456789012/eu-west-1`: exports meet the imports of the same one. @default - unknown
   */
  readonly environment?: string;
  /** The constructs its resources come from, looked up for resources with findings only. @default - unknown */
  readonly constructs?: Constructs;
  /** Rules that somebody acknowledged on constructs of the app. @default - none */
  readonly acknowledgements?: readonly Acknowledgement[];
  /** Logical ids of nested stacks, and the file of the template each one gets. @default - none */
  readonly nested?: ReadonlyMap<string, string>;
  /** Files of the templates of stacks that are deployed before this one. @default - those it imports from alone */
  readonly dependencies?: readonly string[];
  /** Why resources may exist that this does not show. @default - none but those that its macros and loops may add */
  readonly hiddenBy?: string;
}
