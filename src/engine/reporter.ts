import type { Part } from '../apigateway/types';
import { type Path, formatPath } from '../cloudformation/document/json';
import { NotKnown, Value } from '../cloudformation/intrinsics/value';
import type { Assumption, Case, Resource } from '../cloudformation/types';
import type { At, Judge, Policy, Severity, Verdict } from '../rules/policy';
import { docsUrl } from './docs-url';
import type { Finding, Location, UnknownVerdict } from './finding';
import { fingerprint } from './fingerprint';
import { ACKNOWLEDGEMENT, type Acknowledgements } from './suppression/acknowledgements';
import { templateSuppression } from './suppression/template-suppression';

/** A finding or unknown verdict, and the number of its template, in whose order it is listed. */
export interface Ordered<T> {
  readonly item: T;
  readonly template: number;
}

/** Takes down what one policy finds: in every branch, with position, construct and suppression. */
export class Reporter implements Judge {
  public readonly findings: Ordered<Finding>[] = [];
  public readonly unknowns: Ordered<UnknownVerdict>[] = [];

  /**
   * @param policy whose verdicts these are
   * @param severity of its findings
   * @param acknowledgements of the app
   */
  public constructor(
    private readonly policy: Policy,
    private readonly severity: Severity,
    private readonly acknowledgements: Acknowledgements,
  ) {}

  public value<T extends At>(at: T | readonly T[], path: string | Path, test: (value: Value, at: T) => Verdict): void {
    this.values(at, [path], ([value], part) => test(value, part));
  }

  public values<T extends At, const P extends readonly (string | Path)[]>(
    at: T | readonly T[],
    paths: P,
    test: (values: { [K in keyof P]: Value }, at: T) => Verdict,
  ): void {
    const steps = paths.map(toPath);
    for (const part of listOf(at)) {
      const resource = resourceOf(part);
      for (const { value, when } of combinations(resource, steps))
        this.ask(resource, steps[0] ?? [], when, () => test(value as unknown as { [K in keyof P]: Value }, part));
    }
  }

  public list(at: At, path: string | Path, test: (items: readonly Value[]) => Verdict): void {
    const resource = resourceOf(at);
    const steps = toPath(path);
    for (const entry of resource.casesAt(steps)) {
      if (entry.value.kind !== 'list') {
        const value = new Value(entry, steps);
        this.ask(resource, steps, entry.when, () => test(value.isAbsent ? [] : [value]));
        continue;
      }
      for (const { value: terms, when } of resource.template.evaluator.items(entry.value, entry.when)) {
        const items = terms.map((term) => new Value({ value: term, when }, steps));
        this.ask(resource, steps, when, () => test(items));
      }
    }
  }

  public read(at: At, path: string | Path, when: readonly Assumption[]): readonly Value[] {
    const { template, properties } = resourceOf(at);
    const steps = toPath(path);
    return template.evaluator.at({ template, json: properties }, steps, when).map((entry) => new Value(entry, steps));
  }

  public report(at: At, path: string | Path, message: string, when: readonly Assumption[] = []): void {
    const resource = resourceOf(at);
    const { policy } = this;
    const { id: ruleId, category, fix } = policy;
    const steps = toPath(path);
    // Set one by one: an app can have tens of thousands of findings, and spreading objects takes a while.
    const finding = {
      ruleId,
      severity: this.severity,
      category,
      message,
      fix,
      docsUrl: docsUrl(policy),
    } as New<Finding>;
    setPlace(finding, resource, steps, when);
    finding.fingerprint = fingerprint({ ruleId, resource, path: steps, when, branch: finding.branch ?? '' });
    const suppressed = this.suppression(resource);
    if (suppressed) finding.suppressed = suppressed;
    this.findings.push({ item: finding, template: resource.template.id });
  }

  public unknown(at: At, path: string | Path, reason: string, when: readonly Assumption[] = []): void {
    const resource = resourceOf(at);
    const verdict = { ruleId: this.policy.id, reason } as New<UnknownVerdict>;
    setPlace(verdict, resource, toPath(path), when);
    this.unknowns.push({ item: verdict, template: resource.template.id });
  }

  private suppression(resource: Resource): Finding['suppressed'] {
    const acknowledged = this.acknowledgements.find(this.policy.id, resource.constructPath);
    if (acknowledged) return { reason: acknowledged.reason, by: ACKNOWLEDGEMENT };
    return templateSuppression(resource, this.policy.id);
  }

  private ask(resource: Resource, path: Path, when: readonly Assumption[], test: () => Verdict): void {
    try {
      this.take(resource, path, when, test());
    } catch (error) {
      this.notKnown(resource, when, error);
    }
  }

  private take(resource: Resource, path: Path, when: readonly Assumption[], verdict: Verdict): void {
    if (verdict === undefined || verdict === false) return;
    if (typeof verdict === 'string') this.report(resource, path, verdict, when);
    else this.report(resource, verdict.path ?? path, verdict.message, verdict.when ?? when);
  }

  private notKnown(resource: Resource, when: readonly Assumption[], error: unknown): void {
    if (!(error instanceof NotKnown)) throw error;
    this.unknown(resource, error.path, error.reason, when);
  }
}

/** Something that is still being put together. */
type New<T> = { -readonly [K in keyof T]: T[K] };

/** Says where something is: the resource, the property, the branch, and the places in the files. */
function setPlace(
  into: New<Pick<Finding, 'resource' | 'propertyPath' | 'branch' | 'location' | 'source'>>,
  resource: Resource,
  path: Path,
  when: readonly Assumption[],
): void {
  const { template, declared, constructPath } = resource;
  const { file } = template.source;
  const { line, column } = resource.locate(path);
  const { logicalId, type } = declared;
  into.resource =
    constructPath === undefined
      ? { logicalId, type, template: file }
      : { logicalId, type, constructPath, template: file };
  into.propertyPath = formatPath(resource.origin ? resource.origin.path(path) : path);
  const branch = branchText(when, resource.exists);
  if (branch !== '') into.branch = branch;
  into.location = { file, line, column };
  const source = frame(template.input.constructs?.frameOf(logicalId));
  if (source) into.source = source;
}

function resourceOf(at: At): Resource {
  // Asking `instanceof` or `in` for each of thousands takes several times as long.
  return (at as Partial<Part>).resource ?? (at as Resource);
}

function listOf<T extends At>(at: T | readonly T[]): readonly T[] {
  return Array.isArray(at) ? (at as readonly T[]) : [at as T];
}

/** Paths of policies are few, and asked about for every resource. */
const paths = new Map<string, Path>();

function toPath(path: string | Path): Path {
  if (typeof path !== 'string') return path;
  const known = paths.get(path);
  if (known) return known;
  const steps = path === '' ? [] : path.split('.');
  paths.set(path, steps);
  return steps;
}

/** Every combination of what some properties can be. */
function combinations(resource: Resource, wanted: readonly Path[]): readonly Case<readonly Value[]>[] {
  const { exists, template, properties: json } = resource;
  // Where each has one value whatever holds, there is one combination; it is so nearly always.
  const alone: Value[] = [];
  for (const path of wanted) {
    const [only, other] = resource.casesAt(path);
    if (only?.when !== exists || other) break;
    alone.push(new Value(only, path));
  }
  if (alone.length === wanted.length) return [{ value: alone, when: exists }];
  let all: readonly Case<readonly Value[]>[] = [{ value: [], when: exists }];
  for (const path of wanted) {
    all = all.flatMap(({ value, when }) =>
      template.evaluator
        .at({ template, json }, path, when)
        .map((next) => ({ value: [...value, new Value(next, path)], when: next.when })),
    );
  }
  return all;
}

/** `IsProd is false, Env is "dev"`; defaults, and what must hold for the resource to exist at all, go without saying. */
function branchText(when: readonly Assumption[], exists: readonly Assumption[]): string {
  if (when.length === 0) return '';
  const parts = new Set<string>();
  for (const one of when) {
    if (one.isDefault) continue;
    if (exists.some((other) => other.template === one.template && other.name === one.name && other.value === one.value))
      continue;
    parts.add(typeof one.value === 'string' ? `${one.name} is "${one.value}"` : `${one.name} is ${one.value}`);
  }
  return [...parts].join(', ');
}

const FRAME = /\(?(?:file:\/\/)?([^()]+?):(\d+):(\d+)\)?$/;

/** The place in a stack frame: `new Chat (/app/lib/chat.ts:14:5)`. */
function frame(text: string | undefined): Location | undefined {
  const match = text === undefined ? undefined : FRAME.exec(text.trim());
  if (!match?.[1]) return undefined;
  const file = match[1].replace(/^.*? \(?(?=\/|[A-Za-z]:\\)/, '').replace(/^at /, '');
  return { file, line: Number(match[2]), column: Number(match[3]) };
}
