import { formatPath, isObject, own, ownObject, type JsonObject, type Path } from './document/json';
import { hasIntrinsic, isPlain, plainAt, type Plain } from './intrinsics/literal';
import type { Position } from './document/source';
import type { Template } from './template';
import { ABSENT, unknown, type Assumption, type Case, type Term } from './intrinsics/term';

/** Where a resource that a transform would create is really written. */
export interface Origin {
  /** The resource in the file. */
  readonly resource: Resource;
  /** The property of it by which others refer to the created one: `Alias` in `!Ref Function.Alias`. @default - none */
  readonly referredAs?: string;
  /** The path inside that resource, from its `Properties`, for a path inside the created one. */
  path(path: Path): Path;
}

const NOTHING: readonly Assumption[] = [];

/** Stands for a list, a map or an intrinsic. */
const DEEPER = Symbol('deeper');

/** Properties by name; every policy asks for some, so that finding them has to be fast. */
type Members = ReadonlyMap<string | number, Exclude<Plain, null> | typeof DEEPER>;

function members(properties: JsonObject): Members {
  const found = new Map<string | number, Exclude<Plain, null> | typeof DEEPER>();
  for (const [name, json] of Object.entries(properties))
    if (json !== null) found.set(name, isPlain(json) ? json : DEEPER);
  return found;
}

/** One resource of a template: what is written, and what its properties evaluate to. */
export class Resource {
  public readonly type: string;
  /** The condition it depends on, if any. */
  public readonly condition: string | undefined;
  /** Its `Properties`, unevaluated. */
  public readonly properties: JsonObject;
  /** What must hold for it to be created at all. */
  public readonly exists: readonly Assumption[];
  private evaluated: Map<string, readonly Case[]> | undefined;
  private absent: readonly Case[] | undefined;
  private plainMembers: Members | 'open' | undefined;
  private possible: { readonly answer: boolean | undefined } | undefined;

  /**
   * @param template the template that declares it
   * @param logicalId its name in `Resources`
   * @param json what is written under that name
   * @param origin for a resource that a transform creates: what the user wrote instead
   */
  public constructor(
    public readonly template: Template,
    public readonly logicalId: string,
    public readonly json: JsonObject,
    public readonly origin?: Origin,
  ) {
    const type = own(json, 'Type');
    const condition = own(json, 'Condition');
    this.type = typeof type === 'string' ? type : '';
    this.condition = typeof condition === 'string' ? condition : undefined;
    this.exists = this.condition === undefined ? NOTHING : [{ template, name: this.condition, value: true }];
    const properties = ownObject(json, 'Properties');
    const transform = own(json, 'Fn::Transform');
    // What a macro does to a resource, it may do to each of its properties.
    this.properties = transform === undefined ? properties : { 'Fn::Transform': transform, ...properties };
  }

  /** The resource a person knows: itself, or the SAM resource that creates it. */
  public get written(): Resource {
    return this.origin?.resource ?? this;
  }

  /** The construct path, where CDK recorded it. */
  public get constructPath(): string | undefined {
    const path = own(ownObject(this.written.json, 'Metadata'), 'aws:cdk:path');
    return typeof path === 'string' ? path : this.template.input.constructs?.pathOf(this.written.logicalId);
  }

  /** Whether it can ever be created; undefined when that cannot be told. */
  public get isPossible(): boolean | undefined {
    if (this.exists.length === 0) return true;
    this.possible ??= { answer: this.template.conditions.possible(this.exists) };
    return this.possible.answer;
  }

  /** Names in `DependsOn`. */
  public get dependsOn(): readonly string[] {
    const value = own(this.json, 'DependsOn');
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return list.filter((name) => typeof name === 'string');
  }

  /**
   * Every way a property can turn out. A property that is not there is one case, `absent`; a resource that is never
   * created has no case.
   *
   * @param path from `Properties`, e.g. `['DefaultRouteSettings', 'LoggingLevel']`
   */
  public cases(...path: Path): readonly Case[] {
    return this.casesAt(path);
  }

  /** As {@link cases}, for a path at hand. */
  public casesAt(path: Path): readonly Case[] {
    const plain = this.plain(path);
    if (plain === null) return (this.absent ??= [{ value: ABSENT, when: this.exists }]);
    if (plain !== undefined) return [{ value: { kind: 'scalar', value: plain }, when: this.exists }];
    const key = path.length === 1 ? String(path[0]) : JSON.stringify(path);
    this.evaluated ??= new Map<string, readonly Case[]>();
    const known = this.evaluated.get(key);
    if (known) return known;
    const cases = this.evaluate(path);
    this.evaluated.set(key, cases);
    return cases;
  }

  /**
   * What is written at a path, where it is the same whatever holds: a text, number or boolean, or null for nothing at all.
   *
   * @param path from `Properties`
   * @returns undefined where that takes an evaluation; see {@link cases}
   */
  public plain(path: Path): Plain | undefined {
    const [first] = path;
    if (first === undefined || !this.members) return undefined;
    const written = this.members.get(first);
    if (written === undefined) return null;
    if (written === DEEPER) return path.length === 1 ? undefined : plainAt(this.properties, path);
    return path.length === 1 ? written : undefined;
  }

  /** The resource that a property is the `Ref` of, and nothing else, in every branch. */
  public referred(property: string): Resource | undefined {
    const written = this.members?.get(property) === DEEPER ? this.properties[property] : undefined;
    const name = isObject(written) ? own(written, 'Ref') : undefined;
    if (typeof name !== 'string' || name.startsWith('AWS::') || Object.keys(written ?? {}).length > 1) return undefined;
    return this.template.resources.get(name);
  }

  /** The properties as they are written; undefined where an intrinsic or a macro may make others of them. */
  private get members(): Members | undefined {
    this.plainMembers ??=
      this.isPossible === true && !hasIntrinsic(this.properties) ? members(this.properties) : 'open';
    return this.plainMembers === 'open' ? undefined : this.plainMembers;
  }

  private evaluate(path: Path): readonly Case[] {
    const { template, isPossible, exists: when } = this;
    if (isPossible === true) return template.evaluator.at({ template, json: this.properties }, path, when);
    const reason = `the conditions around ${this.condition ?? ''} are too many to try`;
    return isPossible === false ? [] : [{ value: unknown(formatPath(path), reason), when }];
  }

  /** The only way a property can turn out; unknown where there are several. */
  public term(...path: Path): Term {
    const [first, second] = this.casesAt(path);
    if (first && !second) return first.value;
    return { kind: 'unknown', label: path.join('.'), reason: 'it depends on a condition' };
  }

  /** Where a property stands in the file, or the nearest block that does. */
  public locate(path: Path): Position {
    const inside = this.origin ? this.origin.path(path) : path;
    const from: Path = ['Resources', this.written.logicalId];
    const outside = inside.length === 0 || inside[0] === 'DependsOn';
    return this.template.source.locate(outside ? [...from, ...inside] : [...from, 'Properties', ...inside]);
  }
}
