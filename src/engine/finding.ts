import type { Location } from './location';
import type { Category, Severity } from '../rules/policy';
import type { Note } from './note';
import type { IneffectiveAcknowledgement } from './suppression/acknowledgements';

/** The resource something was found at. */
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
   * By which it is known again after the app has changed: 32 hexadecimal digits over rule, construct path (or logical
   * id), property, branch and offending value. Where the template lies and how the message reads make no difference.
   */
  readonly fingerprint: string;
  /** Whether it is of a rule that nobody may silence. @default false */
  readonly locked?: boolean;
  /** Why it does not count. */
  readonly suppressed?: Suppression;
}

/** A policy that could not be judged, because a value is only known at deployment. */
export interface UnknownVerdict {
  readonly ruleId: string;
  readonly resource: FindingResource;
  readonly propertyPath: string;
  readonly reason: string;
  readonly branch?: string;
  readonly location: Location;
}

/** What was looked at, and how much was found. */
export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly suppressed: number;
  readonly unknown: number;
  readonly templates: number;
  /** APIs that were judged. */
  readonly apis: number;
  /** How many of them are HTTP APIs; undefined when those were not asked for. */
  readonly httpApis?: number;
  readonly resources: number;
}

/** A policy of the user's own that threw. */
export interface PolicyFailure {
  readonly ruleId: string;
  readonly stack: string;
}

/** What a policy was asked. */
export interface JudgedPolicy {
  readonly id: string;
  /** False where it is off. */
  readonly isAsked: boolean;
  /** The severity of the configuration; undefined where only overrides have it on, and where it was not asked. */
  readonly severity?: Severity | undefined;
  /** Resources that it was asked about, those included of which it cannot be told. */
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
  /** What is to be said beside the findings: suppressions that do nothing, and attempts to silence what is locked. */
  readonly notes: readonly Note[];
  /** Every policy about the APIs that were judged, and what it was asked; `policyVerdicts` says what came of it. */
  readonly policies: readonly JudgedPolicy[];
  readonly summary: Summary;
}
