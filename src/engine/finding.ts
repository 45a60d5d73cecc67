import type { Acknowledgement } from '../cloudformation/template-input';
import type { Category, Severity } from '../rules/policy';
import type { Location } from './location';
import type { Note } from './note';

/** The resource that a finding is about. */
export interface FindingResource {
  readonly logicalId: string;
  readonly type: string;
  /** The path of the construct, for templates of the CDK. */
  readonly constructPath?: string;
  /** The template's file. */
  readonly template: string;
}

/** Why a finding does not count. */
export interface Suppression {
  /** The sentence for people; of a waiver with owner, ticket and date. */
  readonly reason: string;
  /** `acknowledgement`, `waiver`, `baseline`, or the metadata of the resource that says so. */
  readonly by: string;
  /** Who answers for it. @default - nobody is named */
  readonly owner?: string;
  /** Where it was decided. @default - nowhere that is named */
  readonly ticket?: string;
  /** The last day on which it works, `2027-01-31`, in UTC. @default - it works until it is removed */
  readonly expires?: string;
}

/** A violation of a policy. */
export interface Finding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly category: Category;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** How to mend it. */
  readonly fix: string;
  /** The page about the policy. */
  readonly docsUrl: string;
  readonly resource: FindingResource;
  /** From the resource's `Properties`; empty when it is about the resource as a whole. */
  readonly propertyPath: string;
  /** The branch it is found in: `IsProd is false`. */
  readonly branch?: string;
  /** Where it stands in the template. */
  readonly location: Location;
  /** The user's own line of code, where CDK recorded it. */
  readonly source?: Location;
  /**
   * Identifies the finding when the app has changed: 32 hexadecimal digits of a hash over rule, construct path (or
   * logical id), property, branch and offending value, but not over the template's path or the message.
   */
  readonly fingerprint: string;
  /** Whether its rule is locked, so that nothing suppresses it. @default false */
  readonly locked?: boolean;
  /** Why it does not count. */
  readonly suppressed?: Suppression;
}

/** A resource that a policy could not judge, because a value is known at deployment only. */
export interface UnknownVerdict {
  readonly ruleId: string;
  readonly resource: FindingResource;
  readonly propertyPath: string;
  readonly reason: string;
  readonly branch?: string;
  readonly location: Location;
}

/** How much was judged, and how much was found. */
export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly suppressed: number;
  readonly unknown: number;
  readonly templates: number;
  /** APIs that were judged. */
  readonly apis: number;
  /** How many of them are HTTP APIs; undefined when HTTP APIs were not judged. */
  readonly httpApis?: number;
  /** APIs of a protocol that was not asked for; undefined when no template declares one. */
  readonly otherApis?: number;
  readonly resources: number;
}

/** An acknowledgement without effect, and what to do about it. */
export interface IneffectiveAcknowledgement extends Acknowledgement {
  readonly message: string;
}

/** A policy of the user's own that threw. */
export interface PolicyFailure {
  readonly ruleId: string;
  readonly stack: string;
}

/** A policy of a check, and how many resources it judged. */
export interface JudgedPolicy {
  readonly id: string;
  /** Whether it is on for some resource. */
  readonly isAsked: boolean;
  /** Its severity in the configuration; undefined where it is off, or on by overrides only. */
  readonly severity?: Severity | undefined;
  /** Resources that it judged, those with an unknown verdict included. */
  readonly judged: number;
}

/** The outcome of a check. */
export interface Result {
  readonly findings: readonly Finding[];
  readonly unknown: readonly UnknownVerdict[];
  /** Policies of the user's own that threw; their findings may be missing. */
  readonly failures: readonly PolicyFailure[];
  /** Acknowledgements that suppress nothing. */
  readonly ineffective: readonly IneffectiveAcknowledgement[];
  /** Notes beside the findings: suppressions without effect, and attempts to suppress locked rules. */
  readonly notes: readonly Note[];
  /** Every policy about the judged APIs, and how many resources it judged; `policyVerdicts` makes verdicts of it. */
  readonly policies: readonly JudgedPolicy[];
  readonly summary: Summary;
}
