import type { TSESTree } from '@typescript-eslint/utils';
import type { Value } from './static-values';

/** What can be asked about an object: its keys, what stands under one, and the key of a property. */
interface ObjectReader {
  keys(object: Value): readonly string[] | undefined;
  property(object: Value, name: string): Value;
  keyOf(property: TSESTree.Property): string | undefined;
}

/** What `Object.entries`, `Object.keys` and `Object.values` make of an object; undefined if unknown. */
export function entriesOf(
  evaluator: ObjectReader,
  object: TSESTree.ObjectExpression,
  method: string | undefined,
): readonly Value[] | undefined {
  if (method !== 'entries' && method !== 'keys' && method !== 'values') return undefined;
  const whole: Value = { kind: 'object', object, node: object };
  const names = evaluator.keys(whole);
  const properties = object.properties.filter((property) => property.type === 'Property');
  return names?.map((name) => {
    const value = evaluator.property(whole, name);
    const node = properties.find((property) => evaluator.keyOf(property) === name)?.key ?? object;
    const key: Value = { kind: 'literal', value: name, node };
    if (method === 'entries') return { kind: 'array', items: [key, value], node };
    return method === 'keys' ? key : value;
  });
}
