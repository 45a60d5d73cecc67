import type { TSESTree } from '@typescript-eslint/utils';
import type { Evaluator } from './static-evaluator';
import type { Value } from './static-values';

/** What `Object.entries`, `Object.keys` and `Object.values` make of an object; undefined where that cannot be told. */
export function entriesOf(
  evaluator: Evaluator,
  object: TSESTree.ObjectExpression,
  method: string | undefined,
): readonly Value[] | undefined {
  if (method !== 'entries' && method !== 'keys' && method !== 'values') return undefined;
  const whole: Value = { kind: 'object', object, node: object };
  const names = evaluator.keys(whole);
  return names?.map((name) => {
    const value = evaluator.property(whole, name);
    const written = object.properties.find((one) => one.type === 'Property' && evaluator.keyOf(one) === name);
    const node = written?.type === 'Property' ? written.key : object;
    const key: Value = { kind: 'literal', value: name, node };
    if (method === 'entries') return { kind: 'array', items: [key, value], node };
    return method === 'keys' ? key : value;
  });
}
