import { spelledOut } from '../../cloudformation/conditions/branches';
import { within } from '../../apigateway/apis/api-branches';
import type { Part } from '../../apigateway/model';
import { casesIn } from '../../cloudformation/resources/cases-in';
import { combinedCases } from '../../cloudformation/resources/combined-cases';
import type { Path } from '../../cloudformation/document/json';
import { NotKnown, Value } from '../../cloudformation/intrinsics/value';
import type { Assumption, Case, Resource } from '../../cloudformation/types';
import type { At, Judge, Severity, Sentence, Verdict } from '../../rules/policy';
import type { ReportedVerdict } from './distinct-verdicts';
import { toPath } from './to-path';
import { knownPart } from './open-branch';
import type { ReportedViolation } from './policy-findings';

/** What must hold for anything to be judged. */
export interface JudgedBranches {
  /** For an API: that it is of the protocol that is judged. */
  readonly ofApi: ReadonlyMap<Resource, readonly Assumption[]>;
  /** For all else: that there is an API of that protocol, in one of these branches; none where there always is. */
  readonly ofAny: readonly (readonly Assumption[])[];
}

const EVERYWHERE: JudgedBranches = { ofApi: new Map(), ofAny: [] };

/** Answers what one policy asks, and records what it reports, branch by branch. */
export class Reporter implements Judge {
  /** Every violation that the policy reported, in order. */
  public readonly violations: ReportedViolation[] = [];
  /** Every verdict that only deployment knows, in order. */
  public readonly unknowns: ReportedVerdict[] = [];
  /** The resources that were judged, as the user declared them. */
  private asked: Set<Resource> | undefined;
  private counts = true;
  private judgedIn: JudgedBranches = EVERYWHERE;
  /** The properties that are being judged. */
  private properties: readonly Path[] = [];

  /** @param severityAt the severity of the policy at a resource; undefined where the policy is off */
  public constructor(private readonly severityAt: (resource: Resource) => Severity | undefined) {}

  /**
   * Sets what is judged from now on.
   *
   * @param branches what must hold for anything to be judged
   * @param counts whether resources count as judged; false where the app has no API of the protocol
   */
  public judgeIn(branches: JudgedBranches, counts: boolean): void {
    this.judgedIn = branches;
    this.counts = counts;
  }

  /** How many resources the policy has judged. */
  public get judged(): number {
    return this.asked?.size ?? 0;
  }

  public value<T extends At>(at: T | readonly T[], path: string | Path, test: (value: Value, at: T) => Verdict): void {
    this.values(at, [path], (values, part) => test(values[0], part));
  }

  public values<T extends At, const P extends readonly (string | Path)[]>(
    at: T | readonly T[],
    paths: P,
    test: (values: { [K in keyof P]: Value }, at: T) => Verdict,
  ): void {
    const steps = paths.map(toPath);
    for (const part of listOf(at)) {
      const resource = resourceOf(part);
      this.count(resource);
      for (const { value: terms, when } of combinedCases(resource, steps, branchOf(part, resource))) {
        const values = terms.map((value, index) => new Value({ value, when }, steps[index] ?? []));
        this.ask(resource, steps, when, test, values as unknown as { [K in keyof P]: Value }, part);
      }
    }
  }

  public list(at: At, path: string | Path, test: (items: readonly Value[]) => Verdict): void {
    const resource = resourceOf(at);
    this.count(resource);
    const steps = toPath(path);
    for (const entry of casesOf(resource, steps, branchOf(at, resource))) {
      if (entry.value.kind !== 'list') {
        const value = new Value(entry, steps);
        this.ask(resource, [steps], entry.when, test, value.isAbsent ? [] : [value], at);
        continue;
      }
      for (const { value: terms, when } of resource.template.evaluator.items(entry.value, entry.when)) {
        const items = terms.map((term) => new Value({ value: term, when }, steps));
        this.ask(resource, [steps], when, test, items, at);
      }
    }
  }

  public about(at: At | readonly At[]): void {
    for (const part of listOf(at)) this.count(resourceOf(part));
  }

  public read(at: At, path: string | Path, when: readonly Assumption[]): readonly Value[] {
    const steps = toPath(path);
    return casesIn(resourceOf(at), steps, when).map((entry) => new Value(entry, steps));
  }

  public report(at: At, path: string | Path, said: string | Sentence, when?: readonly Assumption[]): void {
    const { message, fix }: Sentence = typeof said === 'string' ? { message: said } : said;
    const resource = resourceOf(at);
    if (this.severityAt(resource) === undefined) return;
    this.count(resource);
    const { properties: judged } = this;
    for (const branch of this.within(resource, toPath(path), when ?? branchOf(at, resource)))
      this.violations.push({ resource, path: toPath(path), text: message, fix, when: branch, judged });
  }

  public unknown(at: At, path: string | Path, reason: string, when?: readonly Assumption[]): void {
    const resource = resourceOf(at);
    if (this.severityAt(resource) === undefined) return;
    this.count(resource);
    for (const branch of this.within(resource, toPath(path), when ?? branchOf(at, resource)))
      this.unknowns.push({ resource, path: toPath(path), text: reason, when: knownPart(branch) });
  }

  /** Parts of one declared resource, as SAM has them, are one; where the policy is off, nothing is judged. */
  private count({ declared }: Resource): void {
    if (this.counts && this.severityAt(declared) !== undefined) (this.asked ??= new Set()).add(declared);
  }

  /** The parts of a branch in which the resource is what policies judge. */
  private within(resource: Resource, path: Path, when: readonly Assumption[]): readonly (readonly Assumption[])[] {
    const { ofApi, ofAny } = this.judgedIn;
    // It is by the protocol itself that an API is what policies judge, or is not.
    if (path[0] === 'ProtocolType') return [when];
    const judged = ofApi.get(resource);
    return within(when, judged ? [judged] : ofAny).flatMap(spelledOut);
  }

  private ask<V, T>(
    resource: Resource,
    judged: readonly Path[],
    when: readonly Assumption[],
    test: (values: V, at: T) => Verdict,
    values: V,
    at: T,
  ): void {
    const outer = this.properties;
    this.properties = judged;
    try {
      this.take(resource, judged[0] ?? [], when, test(values, at));
    } catch (error) {
      this.notKnown(resource, when, error);
    } finally {
      this.properties = outer;
    }
  }

  private take(resource: Resource, path: Path, when: readonly Assumption[], verdict: Verdict): void {
    if (verdict === undefined || verdict === false) return;
    const violations = typeof verdict === 'string' ? [{ message: verdict }] : isList(verdict) ? verdict : [verdict];
    for (const violation of violations)
      this.report(resource, violation.path ?? path, violation, violation.when ?? when);
  }

  private notKnown(resource: Resource, when: readonly Assumption[], error: unknown): void {
    if (!(error instanceof NotKnown)) throw error;
    this.unknown(resource, error.path, error.reason, when);
  }
}

function resourceOf(at: At): Resource {
  // Asking `instanceof` or `in` for each of thousands takes several times as long.
  return (at as Partial<Part>).resource ?? (at as Resource);
}

/** `Array.isArray`, for lists that are not to be changed. */
function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}

/** What must hold for something to be judged: a part of an API, where it belongs to that API. */
function branchOf(at: At, resource: Resource): readonly Assumption[] {
  return (at as Partial<Part>).when ?? resource.exists;
}

function casesOf(resource: Resource, path: Path, given: readonly Assumption[]): readonly Case[] {
  if (given === resource.exists || resource.isPossible !== true) return resource.casesAt(path);
  return casesIn(resource, path, given);
}

function listOf<T extends At>(at: T | readonly T[]): readonly T[] {
  return isList(at) ? at : [at];
}
