import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { isObject } from '../../cloudformation/document/json';
import type { Kind } from './kinds';

// What is wrong with a value that plain JavaScript gave for a property, in a sentence; undefined when nothing is.

/** Of a value that has to be of a kind. */
export function kindProblem(name: string, value: unknown, { member, text }: Kind): string | undefined {
  if (!isGiven(value)) return `${name} is missing. It has to be ${text}.`;
  if (isObject(value) && (member === undefined || [member].flat().some((one) => one in value))) return undefined;
  return `${name} is ${shown(value)}, but has to be ${text}.`;
}

/** Of a flag: the text `"no"` would count as true. It may be missing, or known at deployment only. */
export function flagProblem(name: string, value: unknown): string | undefined {
  if (!isGiven(value) || typeof value === 'boolean' || Token.isUnresolved(value)) return undefined;
  return `${name} is ${shown(value)}, but has to be true or false.`;
}

/** Of a value that has to be one of some, unless it is known at deployment only. */
export function choiceProblem(name: string, value: unknown, known: readonly string[]): string | undefined {
  if (known.includes(value as string) || Token.isUnresolved(value)) return undefined;
  return `${name} is ${shown(value)}, but has to be one of ${known.join(', ')}.`;
}

/** The same for one that may be missing. */
export function optionalChoiceProblem(name: string, value: unknown, known: readonly string[]): string | undefined {
  return isGiven(value) ? choiceProblem(name, value, known) : undefined;
}

/** Of a text that has to be there, and not blank. */
export function textProblem(name: string, value: unknown, example: string): string | undefined {
  if (Token.isUnresolved(value) || (typeof value === 'string' && value.trim() !== '')) return undefined;
  if (!isGiven(value)) return `${name} is missing. It has to be a text, such as ${example}.`;
  return `${name} is ${shown(value)}, but has to be a text, such as ${example}.`;
}

/** Of a list or a set, which may be missing, or known at deployment only. */
export function listProblem(name: string, value: unknown, example: string): string | undefined {
  if (given(value) === undefined || Token.isUnresolved(value) || Array.isArray(value) || value instanceof Set)
    return undefined;
  return `${name} is ${shown(value)}, but has to be a list: ${name}: [${example}].`;
}

/** Of a period of time, which may be missing. */
export function durationProblem(name: string, value: unknown): string | undefined {
  // Not by its class: there may be two copies of aws-cdk-lib.
  if (!isGiven(value) || (isObject(value) && 'toMilliseconds' in value)) return undefined;
  return `${name} is ${shown(value)}, but has to be a Duration, such as Duration.seconds(5).`;
}

/** A value in a message; JSON cannot write every one, such as a construct. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return `the function or class ${value.name}`;
  if (!isObject(value)) return String(value);
  if (Construct.isConstruct(value)) return `the construct ${value.node.path}`;
  const name = (value as { readonly constructor?: { readonly name?: unknown } }).constructor?.name;
  return typeof name !== 'string' || name === 'Object' ? 'an object' : `an object of the class ${name}`;
}

/** A property of what may be no object. */
export function valueOf(props: unknown, name: string): unknown {
  return isObject(props) ? props[name] : undefined;
}

/** What is given for an object or a list; as in aws-cdk-lib, false is nothing: `isProduction && { … }`. */
export function given<T>(value: T): NonNullable<T> | undefined {
  return isGiven(value) && value !== false ? value : undefined;
}

/** Whether there is a value; null is what a conditional expression often gives for nothing. */
export function isGiven<T>(value: T): value is NonNullable<T> {
  return value !== undefined && value !== null;
}
