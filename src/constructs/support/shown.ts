import { Construct } from 'constructs';
import { isObject } from '../../cloudformation/document/json';

/** A value in a message; JSON cannot write every one, such as a construct. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return `the function or class ${value.name || 'without a name'}`;
  if (!isObject(value)) return String(value);
  if (Construct.isConstruct(value)) return `the construct ${value.node.path}`;
  const name = (value as { readonly constructor?: { readonly name?: unknown } }).constructor?.name;
  return typeof name !== 'string' || name === 'Object' ? 'an object' : `an object of the class ${name}`;
}

/** What is given for an object or a list; as in aws-cdk-lib, false is nothing: `isProduction && { … }`. */
export function given<T>(value: T): NonNullable<T> | undefined {
  return value ? value : undefined;
}

/** Whether there is a value; null is what a conditional expression often gives for nothing. */
export function isGiven<T>(value: T): value is NonNullable<T> {
  return value !== undefined && value !== null;
}
