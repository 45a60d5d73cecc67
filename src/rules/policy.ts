import type { Model, Protocol } from '../apigateway/model';
import type { Path } from '../cloudformation/document/json';
import type { Value } from '../cloudformation/intrinsics/value';
import type { Assumption, Resource } from '../cloudformation/types';

/** What a violation puts at risk. */
export type Category =
  /** AWS rejects the deployment. */
  | 'deploy'
  /** It deploys, and is open to abuse. */
  | 'security'
  /** It deploys, and does not work. */
  | 'runtime'
  /** It works, and its operators cannot see what happens. */
  | 'observability'
  /** It works until a limit of the account is reached. */
  | 'quota';

export type Severity = 'error' | 'warning' | 'info';

/** Controls of other catalogues with the same or a similar requirement. */
export interface RelatedControls {
  /** AWS Security Hub, e.g. `APIGateway.9`. */
  readonly securityHub?: readonly string[];
  /** AWS Config managed rules, e.g. `api-gwv2-access-logs-enabled`. */
  readonly config?: readonly string[];
  /** NIST SP 800-53 revision 5, e.g. `AU-2`. */
  readonly nist80053?: readonly string[];
  /** Common Weakness Enumeration, e.g. `CWE-306`. */
  readonly cwe?: readonly string[];
  /** OWASP ASVS 5.0, e.g. `4.4.2`. */
  readonly owaspAsvs?: readonly string[];
}

/**
 * The answer of a policy for one branch: a sentence when it is violated, or several violations; nothing when it is
 * kept.
 */
export type Verdict = string | undefined | false | Violation | readonly Violation[];

/** A violation with its own fix, property or branch. */
export interface Violation {
  readonly message: string;
  /** How to mend this violation. @default - the fix of the policy */
  readonly fix?: string;
  /** The property. @default - the property that is judged */
  readonly path?: string | Path;
  /** The branch. @default - the branch that is judged */
  readonly when?: readonly Assumption[];
}

/** The message of a violation, with its own fix where it differs from that of the policy. */
export type Sentence = Pick<Violation, 'message' | 'fix'>;

/** A resource, or a part of an API. */
export type At = Resource | { readonly resource: Resource };

/**
 * Gives values to a policy and records its verdicts. It handles branches, unknown values and positions for the policy.
 */
export interface Judge {
  /**
   * Judges each value that a property can have. Where the policy reads a value that is known at deployment only, an
   * unknown verdict is recorded.
   *
   * @param at the resource, or several
   * @param path from its `Properties`: a text with dots between keys, or a list of keys, which may contain dots
   * @param test the verdict on a value
   */
  value<T extends At>(at: T | readonly T[], path: string | Path, test: (value: Value, at: T) => Verdict): void;
  /**
   * Judges several properties together, in every combination of their branches; findings are at the first property.
   * Otherwise as {@link value}.
   */
  values<T extends At, const P extends readonly (string | Path)[]>(
    at: T | readonly T[],
    paths: P,
    test: (values: { [K in keyof P]: Value }, at: T) => Verdict,
  ): void;
  /** Judges the items of a list together; a single value counts as a list of one, an absent one as an empty list. */
  list(at: At, path: string | Path, test: (items: readonly Value[]) => Verdict): void;
  /**
   * Counts resources as judged, for a policy that only reports. {@link value}, {@link values} and {@link list} count
   * theirs by themselves.
   *
   * @param at the resource, or several
   */
  about(at: At | readonly At[]): void;
  /** Every value that a property of another resource can have in a branch, for comparison. */
  read(at: At, path: string | Path, when: readonly Assumption[]): readonly Value[];
  /** Records a violation: a sentence, or one with its own fix. An empty path stands for the resource as a whole. */
  report(at: At, path: string | Path, said: string | Sentence, when?: readonly Assumption[]): void;
  /** Records that the verdict is unknown until deployment. */
  unknown(at: At, path: string | Path, reason: string, when?: readonly Assumption[]): void;
}

/** A JSON schema (2020-12) of a value. */
export interface JsonSchema {
  /** What the value is, with its unit. */
  readonly description?: string;
  /** The allowed values in words, for errors. @default - made from the keywords */
  readonly errorMessage?: string;
  readonly [keyword: string]: unknown;
}

/** A JSON schema with a description. */
export type OptionSchema = JsonSchema & { readonly description: string };

/** The options of a policy. */
export interface PolicyOptions<O> {
  /** The schema of each option. */
  readonly schema: Readonly<Record<string, OptionSchema>>;
  /** The default of each option. */
  readonly defaults: Readonly<O>;
}

/** A template, and the findings of a policy in it. */
export interface PolicyExample {
  readonly name: string;
  /** YAML or JSON. */
  readonly template: string;
  /**
   * One line for each finding, `Stage Tags.owner` or `Stage Tags.owner when IsProd is true`; empty for a good example.
   */
  readonly reports: readonly string[];
}

/**
 * One policy: its texts, its options and its check.
 *
 * @typeParam O its options
 */
export interface Policy<O extends object = object> {
  /** Kebab-case; never changes once published. */
  readonly id: string;
  readonly category: Category;
  /** Its severity in the preset `recommended`, unless `isOptIn`. */
  readonly severity: Severity;
  /**
   * Whether the preset `recommended` leaves it out, since many teams meet the requirement elsewhere. `strict` and `all`
   * have it with its severity.
   *
   * @default false
   */
  readonly isOptIn?: boolean;
  /** The rule as one sentence, in the affirmative. */
  readonly title: string;
  /** Why it matters: what AWS does when it is not kept. */
  readonly why: string;
  /** How to fix a violation. */
  readonly fix: string;
  /** Web pages on which it is based. */
  readonly references: readonly [string, ...string[]];
  readonly controls?: RelatedControls;
  /** What other tools say about it: what they report wrongly or miss, and where they report the same. */
  readonly otherTools?: string;
  /** What users may set. @default - no options */
  readonly options?: PolicyOptions<O>;
  /** Templates on which tests run it; those of the catalogue are files beside the tests. @default - none */
  readonly examples?: readonly PolicyExample[];
  /**
   * The kinds of APIs that it judges. `check` is called once for each kind that the configuration has.
   *
   * @default ['websocket']
   */
  readonly protocols?: readonly Protocol[];
  /**
   * Whether it judges apps and branches without an API of the protocol.
   *
   * @default - true for a user's own policy, false for those of the catalogue
   */
  readonly isAboutAnyApp?: boolean;
  /**
   * Judges the APIs of one protocol.
   *
   * @param model the app, with the APIs of that protocol only
   * @param judge gives values, and records the verdicts
   * @param options the user's options, with defaults for the rest
   */
  check(model: Model, judge: Judge, options: Readonly<O>): void;
}
