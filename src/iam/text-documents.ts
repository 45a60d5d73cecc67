import { oncePer } from '../collections/once-per';
import { type Json, type JsonObject, isList, isObject, own } from '../cloudformation/document/json';
import type { Resource } from '../cloudformation/types';

/** Deeper than any policy document; only hostile input goes deeper. */
const MAX_DEPTH = 100;

/** Properties that are policy documents. CloudFormation accepts each as a map or as JSON in a text. */
const DOCUMENTS = ['PolicyDocument', 'InlinePolicy', 'AssumeRolePolicyDocument', 'KeyPolicy'];

/** The properties of a resource, with policy documents that are JSON in a text as maps. */
export const withDocuments = oncePer(({ properties }: Resource): JsonObject => {
  const policies = own(properties, 'Policies');
  const read = documentsRead(properties);
  if (!isList(policies)) return read;
  const items = policies.map((policy) => (isObject(policy) ? documentsRead(policy) : policy));
  return items.every((item, at) => item === policies[at]) ? read : { ...read, Policies: items };
});

/** The map itself where none of its documents is a text. */
function documentsRead(map: JsonObject): JsonObject {
  const read = DOCUMENTS.flatMap((name): readonly (readonly [string, Json])[] => {
    const document = documentIn(own(map, name));
    return document === undefined ? [] : [[name, document]];
  });
  return read.length === 0 ? map : { ...map, ...Object.fromEntries(read) };
}

/** The map in a text of JSON, which `Fn::Sub` or `Fn::Join` may make; undefined for anything else. */
function documentIn(written: Json | undefined): Json | undefined {
  if (typeof written === 'string') return parsed(written);
  if (!isObject(written) || Object.keys(written).length !== 1) return undefined;
  const format = own(written, 'Fn::Sub') ?? formatOf(own(written, 'Fn::Join'));
  const [text, variables] = isList(format) ? format : [format];
  const document = typeof text === 'string' ? parsed(text) : undefined;
  return document && substituted(document, variables);
}

/** The arguments of an `Fn::Sub` with the same result as an `Fn::Join`: items that are no text become variables. */
function formatOf(join: Json | undefined): Json | undefined {
  const [delimiter, items] = isList(join) ? join : [];
  if (typeof delimiter !== 'string' || !isList(items)) return undefined;
  const pieces = items.map((item, at) => (typeof item === 'string' ? item.replaceAll('${', '${!') : `\${${at}}`));
  return [pieces.join(delimiter), Object.fromEntries(items.entries())];
}

function parsed(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) && isShallow(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a value is nested no deeper than documents can be. */
function isShallow(value: Json, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  if (isList(value)) return value.every((item) => isShallow(item, depth + 1));
  return !isObject(value) || Object.values(value).every((item) => isShallow(item, depth + 1));
}

/** A document with `Fn::Sub` around each of its texts, instead of one around the whole. */
function substituted(value: Json, variables: Json | undefined): Json {
  if (typeof value === 'string')
    return value.includes('${') ? { 'Fn::Sub': variables === undefined ? value : [value, variables] } : value;
  if (isList(value)) return value.map((item) => substituted(item, variables));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, substituted(item, variables)]));
}
