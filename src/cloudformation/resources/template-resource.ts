import { type JsonObject, type Path, formatPath, isObject, own, ownObject } from '../document/json';
import type { Position } from '../document/source';
import { existenceOf } from './existence';
import { hasIntrinsic, isLiteral, literalAt } from '../intrinsics/literal';
import { ABSENT, unknown } from '../intrinsics/term';
import type { Assumption, Case, Literal, Origin, Resource, Template, Term } from '../types';

/** Marks a member that is a list, a map or an intrinsic. */
const DEEPER = Symbol('deeper');

/** Properties by name; a fast look-up, since every policy reads some. */
type Members = ReadonlyMap<string | number, Exclude<Literal, null> | typeof DEEPER>;

function membersOf(properties: JsonObject): Members {
  const found = new Map<string | number, Exclude<Literal, null> | typeof DEEPER>();
  for (const [name, json] of Object.entries(properties))
    if (json !== null) found.set(name, isLiteral(json) ? json : DEEPER);
  return found;
}

/** A resource as its template declares it, or as SAM creates it. */
export class TemplateResource implements Resource {
  public readonly type: string;
  public readonly condition: string | undefined;
  public readonly properties: JsonObject;
  private existence: readonly Assumption[] | undefined;
  private evaluated: Map<string, readonly Case[]> | undefined;
  private absent: readonly Case[] | undefined;
  private literalMembers: Members | 'open' | undefined;
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
    const properties = ownObject(json, 'Properties');
    const transform = own(json, 'Fn::Transform');
    // A macro in a resource may change each of its properties.
    this.properties = transform === undefined ? properties : { 'Fn::Transform': transform, ...properties };
  }

  public get exists(): readonly Assumption[] {
    return (this.existence ??= this.readExistence());
  }

  public get declared(): Resource {
    return this.origin?.resource ?? this;
  }

  public get constructPath(): string | undefined {
    const path = own(ownObject(this.declared.json, 'Metadata'), 'aws:cdk:path');
    return typeof path === 'string' ? path : this.template.input.constructs?.pathOf(this.declared.logicalId);
  }

  public get isPossible(): boolean | undefined {
    if (this.exists.length === 0) return true;
    this.possible ??= { answer: this.template.conditions.possible(this.exists) };
    return this.possible.answer;
  }

  public get dependsOn(): readonly string[] {
    const value = own(this.json, 'DependsOn');
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return list.filter((name) => typeof name === 'string');
  }

  public cases(...path: Path): readonly Case[] {
    return this.casesAt(path);
  }

  public casesAt(path: Path): readonly Case[] {
    const literal = this.literal(path);
    if (literal === null) return (this.absent ??= [{ value: ABSENT, when: this.exists }]);
    if (literal !== undefined) return [{ value: { kind: 'scalar', value: literal }, when: this.exists }];
    const key = path.length === 1 ? String(path[0]) : JSON.stringify(path);
    this.evaluated ??= new Map<string, readonly Case[]>();
    const known = this.evaluated.get(key);
    if (known) return known;
    const cases = this.evaluate(path);
    this.evaluated.set(key, cases);
    return cases;
  }

  public literal(path: Path): Literal | undefined {
    const first = path[0];
    const members = this.literalMembers ?? this.readMembers();
    if (first === undefined || members === 'open') return undefined;
    const member = members.get(first);
    if (member === undefined) return null;
    if (member === DEEPER) return path.length === 1 ? undefined : literalAt(this.properties, path);
    return path.length === 1 ? member : undefined;
  }

  public referred(property: string): Resource | undefined {
    const members = this.literalMembers ?? this.readMembers();
    const written = members !== 'open' && members.get(property) === DEEPER ? this.properties[property] : undefined;
    const name = isObject(written) ? own(written, 'Ref') : undefined;
    if (typeof name !== 'string' || name.startsWith('AWS::') || Object.keys(written ?? {}).length > 1) return undefined;
    return this.template.resources.get(name);
  }

  private readExistence(): readonly Assumption[] {
    const stated = existenceOf(this.template, this.json);
    const { when } = this.origin ?? {};
    return when ? [...stated, ...when] : stated;
  }

  /** The literal properties; `open` where an intrinsic or a macro may change which there are. */
  private readMembers(): Members | 'open' {
    const isAsWritten = this.isPossible === true && !hasIntrinsic(this.properties);
    return (this.literalMembers = isAsWritten ? membersOf(this.properties) : 'open');
  }

  private evaluate(path: Path): readonly Case[] {
    const { template, isPossible, exists: when } = this;
    if (isPossible === true) return template.evaluator.at({ template, json: this.properties }, path, when);
    const reason = `the conditions around ${this.condition ?? ''} are too many to try`;
    return isPossible === false ? [] : [{ value: unknown(formatPath(path), reason), when }];
  }

  public term(...path: Path): Term {
    const [first, second] = this.casesAt(path);
    if (first && !second) return first.value;
    return { kind: 'unknown', label: path.join('.'), reason: 'it depends on a condition' };
  }

  public locate(path: Path): Position {
    const inside = this.origin ? this.origin.path(path) : path;
    const from: Path = ['Resources', this.declared.logicalId];
    const outside = inside.length === 0 || inside[0] === 'DependsOn';
    return this.template.source.locate(outside ? [...from, ...inside] : [...from, 'Properties', ...inside]);
  }
}
