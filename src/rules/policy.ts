import type { Model, Protocol } from '../apigateway/model';
import type { Path } from '../cloudformation/document/json';
import type { Value } from '../cloudformation/intrinsics/value';
import type { Assumption, Resource } from '../cloudformation/types';

/** What goes wrong where a policy is not kept. */
export type Category =
  /** AWS rejects the deployment. */
  | 'deploy'
  /** It deploys, and is open to abuse. */
  | 'security'
  /** It deploys, and does not work. */
  | 'runtime'
  /** It works, and nobody can see how. */
  | 'observability'
  /** It works until a limit of the account is reached. */
  | 'quota';

export type Severity = 'error' | 'warning' | 'info';

/** Controls of other catalogues that ask for the same, or for something close. */
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

/** What a policy says of one branch: a sentence when it is violated, or several; nothing when it is kept. */
export type Verdict = string | undefined | false | Violation | readonly Violation[];

/** A violation that is not where the question was. */
export interface Violation {
  readonly message: string;
  /** How to mend this violation. @default - the fix of the policy */
  readonly fix?: string;
  /** @default - the property that was asked about */
  readonly path?: string | Path;
  /** @default - the branch that was asked about */
  readonly when?: readonly Assumption[];
}

/** What is said of a violation, and how to mend it where that is not what the policy says. */
export type Sentence = Pick<Violation, 'message' | 'fix'>;

/** A resource, or a part of an API that has one. */
export type At = Resource | { readonly resource: Resource };

/** Takes down what a policy finds. Branches, unknown values and positions are seen to here, not in policies. */
export interface Judge {
  /**
   * Asks about each value a property can take. Where the policy needs what only deployment knows, that is recorded as
   * an unknown verdict.
   *
   * @param at the resource, or several
   * @param path from its `Properties`; dots separate keys, a list of keys may hold dots itself
   * @param test what the policy says of the value
   */
  value<T extends At>(at: T | readonly T[], path: string | Path, test: (value: Value, at: T) => Verdict): void;
  /**
   * Asks about several properties at once, in every combination of branches; findings are at the first. Otherwise as
   * {@link value}.
   */
  values<T extends At, const P extends readonly (string | Path)[]>(
    at: T | readonly T[],
    paths: P,
    test: (values: { [K in keyof P]: Value }, at: T) => Verdict,
  ): void;
  /** Asks about the items of a list together; a single value counts as a list of one, none as an empty list. */
  list(at: At, path: string | Path, test: (items: readonly Value[]) => Verdict): void;
  /**
   * Says what is judged where no property is asked about: resources that a policy would report at. They count as judged,
   * like those that {@link value}, {@link values} and {@link list} ask about.
   *
   * @param at the resource, or several
   */
  about(at: At | readonly At[]): void;
  /** Every value a property of another resource can take in a branch, for comparison. */
  read(at: At, path: string | Path, when: readonly Assumption[]): readonly Value[];
  /** Records a violation: a sentence, or one with its own fix. An empty path means the resource as a whole. */
  report(at: At, path: string | Path, said: string | Sentence, when?: readonly Assumption[]): void;
  /** Records that it cannot be known whether the policy is kept. */
  unknown(at: At, path: string | Path, reason: string, when?: readonly Assumption[]): void;
}

/** A JSON schema (2020-12) of a value. */
export interface JsonSchema {
  /** What the value sets, with its unit. */
  readonly description?: string;
  /** What the value may be, in words, for where the keywords say it less clearly. @default - what the keywords say */
  readonly errorMessage?: string;
  readonly [keyword: string]: unknown;
}

/** A JSON schema that says what it is the schema of. */
export type OptionSchema = JsonSchema & { readonly description: string };

/** What a policy leaves to taste. */
export interface PolicyOptions<O> {
  /** The schema of each option. */
  readonly schema: Readonly<Record<string, OptionSchema>>;
  /** What the options are where the user says nothing. */
  readonly defaults: Readonly<O>;
}

/** A template, and what a policy reports in it. */
export interface PolicyExample {
  readonly name: string;
  /** YAML or JSON. */
  readonly template: string;
  /** A line each, `Stage Tags.owner` or `Stage Tags.owner when IsProd is true`; none for a good example. */
  readonly reports: readonly string[];
}

/**
 * One policy, with everything there is to say about it.
 *
 * @typeParam O its options
 */
export interface Policy<O extends object = object> {
  /** Kebab-case; never changes once published. */
  readonly id: string;
  readonly category: Category;
  /** Severity in preset `recommended`, unless it is to be opted in. */
  readonly severity: Severity;
  /**
   * Whether preset `recommended` leaves it out, since it asks for what many teams do elsewhere. `strict` and `all` have it
   * with its severity.
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
  /** Pages it rests on. */
  readonly references: readonly [string, ...string[]];
  readonly controls?: RelatedControls;
  /** What other scanners get wrong about it. */
  readonly otherTools?: string;
  /** What users may set. @default - nothing */
  readonly options?: PolicyOptions<O>;
  /** Templates it is to be tried on; the catalogue's own are files beside its tests. @default - none */
  readonly examples?: readonly PolicyExample[];
  /**
   * The kinds of APIs it is about. It is asked once for each of them that the user wants judged.
   *
   * @default ['websocket']
   */
  readonly protocols?: readonly Protocol[];
  /**
   * Whether it judges apps, and branches, in which there is no API of the protocol.
   *
   * @default - true for a user's own policy, false for those of the catalogue
   */
  readonly isAboutAnyApp?: boolean;
  /**
   * Judges the APIs of one protocol.
   *
   * @param model the app, with the APIs of that protocol only
   * @param judge takes down the verdicts
   * @param options what the user set, and the defaults of the rest
   */
  check(model: Model, judge: Judge, options: Readonly<O>): void;
}
