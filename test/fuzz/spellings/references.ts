import { type Json, type JsonObject, isList, isObject, own } from '../../../src/cloudformation/document/json';
import { isIntrinsic, replaced } from './rewriting';

/** A reference to a resource or a parameter. */
export interface Reference {
  readonly name: string;
  /** @default - none: it is a `Ref` */
  readonly attribute?: string;
}

/** The reference that an intrinsic is; undefined for any other value. */
export function referenceIn(json: Json): Reference | undefined {
  if (!isObject(json) || Object.keys(json).length > 1) return undefined;
  const { Ref: name, 'Fn::GetAtt': path } = json;
  if (typeof name === 'string') return { name };
  const text = isList(path) && path.every((part) => typeof part === 'string') ? path.join('.') : path;
  return typeof text === 'string' && text.includes('.') ? named(text) : undefined;
}

function named(text: string): Reference {
  const [, name = '', attribute] = /^([^.]*)(?:\.(.*))?$/s.exec(text.trim()) ?? [];
  return attribute === undefined ? { name } : { name, attribute };
}

/** A reference as an intrinsic. */
export function written({ name, attribute }: Reference): JsonObject {
  return attribute === undefined ? { Ref: name } : { 'Fn::GetAtt': [name, attribute] };
}

const NAME = /\$\{([^!{}][^{}]*)\}/g;

/**
 * A value with some of its references replaced, those inside of `Fn::Sub` included.
 *
 * @param replace answers with what stands in the place of a reference; undefined for those that stay
 */
export function withReferences(json: Json, replace: (reference: Reference) => Json | undefined): Json {
  return replaced(json, (value) => {
    const reference = referenceIn(value);
    if (reference) return replace(reference) ?? value;
    const format = isIntrinsic(value) ? own(value, 'Fn::Sub') : undefined;
    return format === undefined ? undefined : sub(format, replace);
  });
}

function sub(written: Json, replace: (reference: Reference) => Json | undefined): Json {
  const [format, variables] = isList(written) ? written : [written];
  if (typeof format !== 'string') return { 'Fn::Sub': written };
  const bound: Record<string, Json> = {};
  for (const [name, value] of Object.entries(isObject(variables) ? variables : {}))
    bound[name] = withReferences(value, replace);
  let count = 0;
  const text = format.replace(NAME, (whole: string, name: string) => {
    if (Object.hasOwn(bound, name.trim())) return whole;
    const other = replace(named(name));
    if (other === undefined) return whole;
    const { name: renamed, attribute } = referenceIn(other) ?? {};
    // Another name is written in the place of the old one, anything else is bound.
    if (renamed !== undefined) return `\${${attribute === undefined ? renamed : `${renamed}.${attribute}`}}`;
    const variable = `Bound${count++}`;
    bound[variable] = other;
    return `\${${variable}}`;
  });
  return { 'Fn::Sub': Object.keys(bound).length === 0 ? text : [text, bound] };
}

/** The names that a value refers to. */
export function namesIn(json: Json): ReadonlySet<string> {
  const names = new Set<string>();
  withReferences(json, ({ name }) => {
    names.add(name);
    return undefined;
  });
  return names;
}
