import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from './syntax';

/** The value of an expression, as far as the file alone shows it. */
export type Value =
  /** Not written, or written as `undefined`. */
  | { readonly kind: 'absent' }
  /** Anything that cannot be determined exactly. */
  | { readonly kind: 'unknown'; readonly node?: Node }
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null; readonly node: Node }
  /** A text with unknown parts. */
  | { readonly kind: 'text'; readonly parts: readonly (string | Node)[]; readonly node: Node }
  /** An object that nothing changes after it is written. */
  | { readonly kind: 'object'; readonly object: TSESTree.ObjectExpression; readonly node: Node }
  | { readonly kind: 'array'; readonly items: readonly Value[]; readonly node: Node }
  /** An object created by `new` of an imported class. */
  | { readonly kind: 'made'; readonly made: Creation; readonly node: Node }
  /** The result of a static method of an imported class. */
  | { readonly kind: 'call'; readonly symbol: string; readonly args: readonly Node[]; readonly node: Node }
  /** An imported class, enum member or constant. */
  | { readonly kind: 'symbol'; readonly symbol: string; readonly node: Node };

/** A `new` of an imported class. */
export interface Creation {
  /** Module and class, e.g. `apigatewayv2.WebSocketStage`. */
  readonly symbol: string;
  readonly node: TSESTree.NewExpression;
}

export const ABSENT: Value = { kind: 'absent' };
export const UNKNOWN: Value = { kind: 'unknown' };

/** Where a value is written; undefined where it is not. */
export function nodeOf(value: Value): Node | undefined {
  return value.kind === 'absent' ? undefined : value.node;
}

export function stringOf(value: Value): string | undefined {
  return value.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

export function numberOf(value: Value): number | undefined {
  if (value.kind !== 'literal') return undefined;
  if (typeof value.value === 'number') return value.value;
  return typeof value.value === 'string' && /^\d+$/.test(value.value) ? Number(value.value) : undefined;
}

/** `true` and `false`, also as CloudFormation writes them. */
export function booleanOf(value: Value): boolean | undefined {
  if (value.kind !== 'literal') return undefined;
  if (value.value === true || value.value === 'true') return true;
  return value.value === false || value.value === 'false' ? false : undefined;
}

/** The same value, as something else in the file stands for it. */
export function relocated(value: Value, node: Node): Value {
  return value.kind === 'absent' ? value : { ...value, node };
}

/** The part of a text that is written first; nothing if unknown. */
export function startOf(value: Value): string {
  if (value.kind === 'literal') return String(value.value);
  const [first] = value.kind === 'text' ? value.parts : [];
  return typeof first === 'string' ? first : '';
}
