import {
  type Json,
  type JsonObject,
  isList,
  isObject,
  own,
  ownObject,
  present,
  setOwn,
} from '../cloudformation/document/json';

/** The placeholder of CloudFormation for a value that is known after deployment. */
const KNOWN_LATER = /\{\{changeSet:[A-Z_]+\}\}/;
const NO_VALUE = 'AWS::NoValue';
/** Types of parameters whose `Ref` is a list, or differs from the value that is passed. */
const INDIRECT = /^(?:AWS::SSM::|List<|CommaDelimitedList)/;

/**
 * Compares a template with the properties that CloudFormation has resolved, and infers from them the values of
 * parameters and the conditions that hold.
 */
export class Resolution {
  private readonly parameters = new Map<string, Set<string>>();
  private readonly conditions = new Map<string, Set<boolean>>();
  private readonly declared: JsonObject;
  private readonly resources: JsonObject;

  /** @param root of the template */
  public constructor(private readonly root: JsonObject) {
    this.declared = ownObject(root, 'Parameters');
    this.resources = ownObject(root, 'Resources');
  }

  /** Records whether a condition holds. */
  public decide(condition: string, holds: boolean): void {
    remember(this.conditions, condition, holds);
  }

  /**
   * The properties of a resource, resolved as far as possible.
   *
   * @param written the properties in the template
   * @param given the properties of CloudFormation
   * @param isWhole whether a property that is not given will be absent
   */
  public properties(written: JsonObject, given: JsonObject, isWhole: boolean): JsonObject {
    const merged: Record<string, Json> = {};
    for (const [key, value] of Object.entries(written)) {
      const whole = this.property(value, own(given, key), isWhole);
      if (whole !== undefined) setOwn(merged, key, whole);
    }
    return merged;
  }

  /** The sections `Conditions` and `Parameters` with everything that was inferred. */
  public sections(): JsonObject {
    const parameters: Record<string, Json> = { ...this.declared };
    for (const [name, value] of decided(this.parameters)) {
      const { Type } = ownObject(this.declared, name);
      setOwn(parameters, name, { ...present({ Type }), Default: value, AllowedValues: [value] });
    }
    const conditions: Record<string, Json> = { ...ownObject(this.root, 'Conditions') };
    for (const [name, holds] of decided(this.conditions))
      if (Object.hasOwn(conditions, name)) setOwn(conditions, name, { 'Fn::Equals': ['yes', holds ? 'yes' : 'no'] });
    return { Parameters: parameters, Conditions: conditions };
  }

  /** The resolved value of a property; undefined when it will be absent. */
  private property(written: Json, given: Json | undefined, isWhole: boolean): Json | undefined {
    if (given !== undefined) return this.merge(written, given, isWhole);
    if (!isWhole || !this.mayBeAbsent(written)) return written;
    this.leftOut(written);
    return undefined;
  }

  /** The resolved value of a property that is given. */
  private merge(written: Json, given: Json, isWhole: boolean): Json {
    if (isLater(given)) return written;
    if (isList(written)) {
      if (!isList(given) || given.length !== written.length) return written;
      return written.map((item, index) => this.property(item, given[index], false) ?? item);
    }
    if (!isObject(written)) return written;
    const [name, argument] = intrinsic(written);
    if (name === undefined) return isObject(given) ? this.properties(written, given, isWhole) : written;
    if (name === 'Ref') return this.reference(written, argument, given);
    if (name === 'Fn::If') return this.branch(written, argument, given, isWhole);
    return this.isOpen(written) ? written : given;
  }

  private reference(written: Json, name: Json, given: Json): Json {
    if (typeof name !== 'string' || this.isOpen(written)) return written;
    const type = own(ownObject(this.declared, name), 'Type');
    const isDirect = typeof type === 'string' && !INDIRECT.test(type);
    if (isDirect && (typeof given === 'string' || typeof given === 'number'))
      remember(this.parameters, name, String(given));
    return given;
  }

  /** The branch of an `Fn::If` that CloudFormation took, where only one can have the given value. */
  private branch(written: Json, argument: Json, given: Json, isWhole: boolean): Json {
    if (!isList(argument)) return written;
    const taken = this.taken(argument, (candidate) => this.fits(candidate, given));
    return taken === undefined ? written : this.merge(taken, given, isWhole);
  }

  /** Whether a value may be absent: `AWS::NoValue`, or an `Fn::If` with it. */
  private mayBeAbsent(written: Json): boolean {
    const [name, argument] = intrinsic(written);
    if (name === 'Ref') return argument === NO_VALUE;
    return name === 'Fn::If' && isList(argument) && argument.slice(1).some((item) => this.mayBeAbsent(item));
  }

  /** Records the branch that leaves a value out, where only one does. */
  private leftOut(written: Json): void {
    const [name, argument] = intrinsic(written);
    if (name !== 'Fn::If' || !isList(argument)) return;
    const taken = this.taken(argument, (candidate) => this.mayBeAbsent(candidate));
    if (taken !== undefined) this.leftOut(taken);
  }

  /** The branch of an `Fn::If` that was taken, which is recorded; undefined unless exactly one is possible. */
  private taken([condition, ...branches]: readonly Json[], canBe: (branch: Json) => boolean): Json | undefined {
    const possible = branches.filter(canBe);
    const [only] = possible;
    if (only === undefined || possible.length > 1 || typeof condition !== 'string') return undefined;
    this.decide(condition, only === branches[0]);
    return only;
  }

  /** Whether a written value can have the given value. */
  private fits(written: Json, given: Json | undefined): boolean {
    if (written === null) return given === null;
    if (given === undefined) return this.mayBeAbsent(written);
    if (isLater(given)) return true;
    if (isList(written))
      return (
        isList(given) && given.length === written.length && written.every((item, at) => this.fits(item, given[at]))
      );
    if (!isObject(written)) return isSame(written, given);
    const [name, argument] = intrinsic(written);
    if (name === 'Ref') return argument !== NO_VALUE && !isObject(given);
    if (name === 'Fn::If') return isList(argument) && argument.slice(1).some((item) => this.fits(item, given));
    if (name !== undefined) return true;
    return (
      isObject(given) &&
      Object.keys(given).every((key) => Object.hasOwn(written, key)) &&
      Object.entries(written).every(([key, value]) => this.fits(value, own(given, key)))
    );
  }

  /** Whether a value depends on a resource, which has to stay a reference, or on a secret. */
  private isOpen(written: Json): boolean {
    if (isList(written)) return written.some((item) => this.isOpen(item));
    if (!isObject(written)) return false;
    return Object.entries(written).some(
      ([key, value]) => namesIn(key, value).some((name) => this.isOpenName(name)) || this.isOpen(value),
    );
  }

  private isOpenName(name: string): boolean {
    if (name === NO_VALUE || Object.hasOwn(this.resources, name)) return true;
    const parameter = own(this.declared, name);
    const secret = isObject(parameter) ? own(parameter, 'NoEcho') : undefined;
    return secret === true || (typeof secret === 'string' && /^true$/i.test(secret));
  }
}

/** The names that a function refers to. */
function namesIn(key: string, value: Json): readonly string[] {
  if (key === 'Ref') return typeof value === 'string' ? [value] : [];
  const first = isList(value) ? value[0] : value;
  if (key === 'Fn::GetAtt') return typeof first === 'string' ? [first.split('.', 1).join('')] : [];
  if (key !== 'Fn::Sub' || typeof first !== 'string') return [];
  return [...first.matchAll(/\$\{([^!}.][^}.]*)/g)].map(([, name = '']) => name.trim());
}

/** The intrinsic function of an object, and its argument. */
function intrinsic(value: Json): readonly [name: string, argument: Json] | readonly [undefined, null] {
  if (!isObject(value)) return [undefined, null];
  const [entry, other] = Object.entries(value);
  if (!entry || other || !/^(?:Ref$|Fn::|Condition$)/.test(entry[0])) return [undefined, null];
  return entry;
}

function isLater(given: Json): boolean {
  return typeof given === 'string' && KNOWN_LATER.test(given);
}

/** Whether two scalars are the same; contexts have booleans and numbers as texts. */
function isSame(written: string | number | boolean, given: Json): boolean {
  if (isObject(given) || isList(given)) return false;
  const [a, b] = [String(written), String(given)];
  return a === b || (a.trim() !== '' && b.trim() !== '' && Number(a) === Number(b));
}

function remember<T>(facts: Map<string, Set<T>>, name: string, value: T): void {
  facts.set(name, (facts.get(name) ?? new Set<T>()).add(value));
}

/** The facts with one value only. */
function decided<T>(facts: ReadonlyMap<string, ReadonlySet<T>>): readonly (readonly [string, T])[] {
  return [...facts].flatMap(([name, values]) =>
    values.size === 1 ? [...values].map((value) => [name, value] as const) : [],
  );
}
