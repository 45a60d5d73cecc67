import type { TSESTree } from '@typescript-eslint/utils';
import type { EvaluationBounds } from './evaluation-bounds';
import { UNKNOWN, type Value } from './static-values';
import { keyName, unwrap, type Node } from './syntax';

/** Reads objects as they are written, with what they spread. */
export class ObjectProperties {
  private readonly plain = new Map<TSESTree.ObjectExpression, ReturnType<typeof plainProperties>>();

  public constructor(
    private readonly evaluate: (node: Node) => Value,
    private readonly bounds: EvaluationBounds,
  ) {}

  /** The names of an object's properties; undefined where there may be others. */
  public keys(object: TSESTree.ObjectExpression): readonly string[] | undefined {
    return this.bounds.within(undefined, () => this.keysOf(object));
  }

  private keysOf(object: TSESTree.ObjectExpression): readonly string[] | undefined {
    const names: string[] = [];
    for (const property of object.properties) {
      if (property.type === 'SpreadElement') {
        const value = this.evaluate(property.argument);
        const spread = value.kind === 'object' ? this.keys(value.object) : value.kind === 'absent' ? [] : undefined;
        if (!spread) return undefined;
        names.push(...spread);
      } else {
        const name = this.keyOf(property);
        if (name === undefined) return undefined;
        names.push(name);
      }
    }
    return [...new Set(names)];
  }

  /** The value under a name; undefined where the object has no such property. */
  public named(object: TSESTree.ObjectExpression, name: string): Value | undefined {
    const properties = this.plainProperties(object);
    return properties
      ? this.valueOf(properties.get(name))
      : this.bounds.within<Value | undefined>(UNKNOWN, () => this.propertyOf(object, name));
  }

  private plainProperties(object: TSESTree.ObjectExpression): ReturnType<typeof plainProperties> {
    const known = this.plain.get(object);
    if (known || this.plain.has(object)) return known;
    const properties = plainProperties(object);
    this.plain.set(object, properties);
    return properties;
  }

  private propertyOf(object: TSESTree.ObjectExpression, name: string): Value | undefined {
    for (const property of object.properties.toReversed()) {
      if (property.type === 'SpreadElement') {
        const found = this.spread(property.argument, name);
        if (found) return found;
        continue;
      }
      const key = this.keyOf(property);
      if (key === undefined) return UNKNOWN;
      if (key === name) return this.valueOf(property);
    }
    return undefined;
  }

  private valueOf(property: TSESTree.Property | undefined): Value | undefined {
    if (!property) return undefined;
    if (property.kind !== 'init' || property.method) return { kind: 'unknown', node: property };
    return this.evaluate(property.value);
  }

  /** What `...argument` has under a name; undefined where it certainly has nothing. */
  private spread(argument: Node, name: string): Value | undefined {
    const node = unwrap(argument);
    if (node.type === 'ConditionalExpression' || node.type === 'LogicalExpression') {
      const arms = node.type === 'ConditionalExpression' ? [node.consequent, node.alternate] : [node.right];
      const isGuard = node.type === 'ConditionalExpression' || node.operator === '&&';
      if (isGuard && arms.every((arm) => this.spread(arm, name) === undefined)) return undefined;
    }
    const value = this.evaluate(node);
    if (value.kind === 'absent' || (value.kind === 'literal' && typeof value.value !== 'string')) return undefined;
    return value.kind === 'object' ? this.named(value.object, name) : UNKNOWN;
  }

  /** The name of a property, also where a constant has it. */
  public keyOf(property: TSESTree.Property): string | undefined {
    const name = keyName(property);
    if (name !== undefined || !property.computed) return name;
    const value = this.evaluate(property.key);
    return value.kind === 'literal' ? String(value.value) : undefined;
  }
}

/** The properties of an object by their names, the last of each; undefined where it spreads others, or computes a name. */
function plainProperties({
  properties,
}: TSESTree.ObjectExpression): ReadonlyMap<string, TSESTree.Property> | undefined {
  const byName = new Map<string, TSESTree.Property>();
  for (const property of properties) {
    const name = property.type === 'Property' ? keyName(property) : undefined;
    if (property.type !== 'Property' || name === undefined) return undefined;
    byName.set(name, property);
  }
  return byName;
}
