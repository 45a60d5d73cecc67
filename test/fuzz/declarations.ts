import * as fc from 'fast-check';
import { type Json, type JsonObject, isList, isObject } from '../../src/cloudformation/document/json';

type Scalar = string | number | boolean;

/** How a value is left to a parameter or a mapping. */
const KINDS = ['default', 'default', 'allowed', 'pattern', 'allowed, default', 'open', 'mapping', 'mapping'] as const;

/** Parameters with several values in one template: each multiplies the deployments. */
const MOST_OPEN = 2;

/** A value that is to become a parameter or a mapping, which has no name yet. */
export class Unnamed {
  public constructor(
    public readonly kind: (typeof KINDS)[number],
    public readonly first: Scalar,
    public readonly second: Scalar,
    public readonly inText: boolean,
  ) {}
}

/** Values that parameters and mappings have; {@link declared} gives them names. */
export function unnamed(values: readonly Scalar[]): fc.Arbitrary<Json> {
  const value = fc.constantFrom(...values);
  return fc
    .tuple(fc.constantFrom(...KINDS), value, value, fc.boolean())
    .map((parts) => new Unnamed(...parts) as unknown as Json);
}

/** A template with a parameter or mapping for each value that is to have one. */
export function declared(template: JsonObject): JsonObject {
  const names = new Declarations();
  const written = names.named(template) as JsonObject;
  return {
    ...written,
    Parameters: { ...(written.Parameters as JsonObject), ...names.parameters },
    ...(Object.keys(names.mappings).length === 0 ? {} : { Mappings: names.mappings }),
  };
}

class Declarations {
  public readonly parameters: Record<string, Json> = {};
  public readonly mappings: Record<string, Json> = {};
  private open = 0;
  private count = 0;

  public named(json: Json): Json {
    if (json instanceof Unnamed) return this.declare(json);
    if (isList(json)) return json.map((item) => this.named(item));
    if (!isObject(json)) return json;
    return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, this.named(value)]));
  }

  private declare({ kind, first, second, inText }: Unnamed): Json {
    const name = `Value${++this.count}`;
    if (kind === 'mapping') {
      this.mappings[name] = { a: { value: first }, b: { value: second } };
      return { 'Fn::FindInMap': [name, { Ref: 'P' }, 'value'] };
    }
    this.parameters[name] = this.parameter(kind, first, second);
    return inText ? { 'Fn::Sub': `\${${name}}` } : { Ref: name };
  }

  private parameter(kind: Unnamed['kind'], first: Scalar, second: Scalar): JsonObject {
    const Type = typeof first === 'number' && typeof second === 'number' ? 'Number' : 'String';
    if (kind === 'open') return { Type };
    const values = [...new Set([String(first), String(second)])];
    const isWords = values.every((value) => /^\w+$/.test(value));
    if (kind === 'default' || (kind === 'pattern' && !isWords) || this.open >= MOST_OPEN)
      return { Type, Default: first };
    if (kind === 'allowed, default') return { Type, AllowedValues: values, Default: first };
    this.open++;
    if (kind === 'pattern') return { Type: 'String', AllowedPattern: `^(${values.join('|')})$` };
    return { Type, AllowedValues: values };
  }
}
